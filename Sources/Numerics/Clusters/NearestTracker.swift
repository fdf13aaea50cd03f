/// The nearest of centroids that are added or moved, for each of many points, with most distances never computed.
///
/// The labels are to the bit those of `Centroids.nearest`: of candidates, the one of least |c|² / 2 - x c in single precision as
/// the product kernel computes it, the lowest index of equals. A lower bound is kept for each point and centroid (Elkan,
/// "Using the triangle inequality to accelerate k-means", 2003): the distance when it was last computed, less what the
/// centroid has moved since. A centroid is passed over only where the bound shows that the kernel's score would lose, the
/// worst rounding errors of both scores included; where distances are too close for that, the kernel decides. Bounds take two
/// bytes; the points are not copied.
public final class NearestTracker {
    public let points: Matrix
    /// The number of centroids that there can be.
    public let capacity: Int
    /// The nearest centroid of each point.
    public private(set) var labels: [Int32]
    /// Squared Euclidean distance to it, summed from differences.
    public private(set) var squaredDistances: [Float]
    /// The centroids so far (m x d).
    public private(set) var centroids: Matrix
    /// How many distances have been computed one by one, and how many by the product kernel.
    public private(set) var work = (single: 0, dense: 0)

    private let threads: Int
    private let kernels: Kernels
    private let padded: Int
    private let squaredNorms: Buffer<Float>
    /// |x| of each point, rounded up.
    private let norms: Buffer<Float>
    private let scores: Buffer<Float>
    /// n x padded / 2 words, as the kernels pack them: distance when computed, plus `drifts` then.
    private let bounds: Buffer<UInt32>
    /// How far each centroid has moved since all bounds were last written, rounded up.
    private let drifts: Buffer<Float>
    private let halfNorms: Buffer<Float>
    private let rounding: Rounding

    /// Room for `capacity` centroids of `points` (n x d): 2 n bytes for each, rounded up to a multiple of 32. Nil where the
    /// bounds would not hold: squared norms beyond single precision, or values that are not numbers.
    public init?(_ points: Matrix, capacity: Int, threads: Int, kernels: Kernels = currentKernels) {
        guard capacity > 0, points.rows > 0, points.columns > 0 else { return nil }
        (self.points, self.capacity, self.threads, self.kernels) = (points, capacity, threads, kernels)
        let (n, d) = (points.rows, points.columns)
        padded = capacity.roundedUp(to: 32)
        labels = [Int32](repeating: 0, count: n)
        squaredDistances = [Float](repeating: .infinity, count: n)
        centroids = Matrix(rows: 0, columns: d)
        squaredNorms = Buffer(count: n)
        norms = Buffer(count: n)
        scores = Buffer(count: n)
        bounds = Buffer(count: n * (padded / 2))
        drifts = Buffer(count: padded)
        halfNorms = Buffer(count: padded)
        rounding = Rounding(columns: d)
        let (squares, norms) = (squaredNorms, norms)
        let largest = points.values.withUnsafeBufferPointer { values in
            let x = Shared(values.baseAddress!)  // n and d are at least 1
            return mapChunks(of: 0..<n, size: 256, threads: threads) { rows -> Float in
                rows.reduce(0) { most, row in
                    let norm = kernels.dotProduct(x.value + row * d, x.value + row * d, count: d)
                    squares.base[row] = norm
                    norms.base[row] = (norm * 0x1.00001p0).squareRoot() * 0x1.00001p0
                    return norm.isFinite ? max(most, norm) : .infinity
                }
            }.reduce(0, max)
        }
        guard Self.usable.contains(largest) else { return nil }
        reset()
    }

    /// Largest squared norms for which no score overflows, and for which the smallest numbers do not matter.
    private static let usable: ClosedRange<Float> = 1e-20...1e30
    /// The half norm of places without a centroid: more than any score, though not so much that arithmetic fails.
    private static let beyond: Float = 1e37

    /// Forgets the centroids.
    public func reset() {
        centroids = Matrix(rows: 0, columns: points.columns)
        labels.withUnsafeMutableBufferPointer { $0.update(repeating: 0) }
        squaredDistances.withUnsafeMutableBufferPointer { $0.update(repeating: .infinity) }
        scores.base.update(repeating: .infinity, count: points.rows)
        drifts.base.update(repeating: 0, count: padded)
        halfNorms.base.update(repeating: Self.beyond, count: padded)
    }

    /// Adds centroids after the others; not after `move`. O(n m d) for m of them, rounded up to whole runs of 32.
    public func append(_ more: Matrix) {
        let old = centroids.rows
        precondition(more.columns == points.columns && old + more.rows <= capacity, "centroids do not fit")
        centroids = Matrix(rows: old + more.rows, columns: points.columns, values: centroids.values + more.values)!
        setHalfNorms(old..<centroids.rows)
        // The bounds of a run of columns are written together, so those before in the run are computed again.
        search(nil, columns: old / 32 * 32..<centroids.rows)
    }

    /// Puts the centroids, none added or taken away, at their new places. At worst O(n m d).
    public func move(to new: Matrix) {
        precondition(new.columns == points.columns && new.rows == centroids.rows, "centroids are other ones")
        let (old, d) = (centroids, points.columns)
        centroids = new
        var moved = [Bool](repeating: false, count: new.rows)
        for c in 0..<new.rows {
            old.withRow(c) { from in
                new.withRow(c) { to in
                    guard let from = from.baseAddress, let to = to.baseAddress, (0..<d).contains(where: { from[$0] != to[$0] })
                    else { return }
                    moved[c] = true
                    let distance = (Double(kernels.squaredDistance(from, to, count: d)) * rounding.more + 1e-35).squareRoot()
                    drifts.base[c] = Float((Double(drifts.base[c]) + distance) * (1 + 0x1p-20))
                }
            }
        }
        guard moved.contains(true) else { return }
        setHalfNorms(0..<new.rows)
        let undecided = settle(moved)
        guard !undecided.isEmpty else { return }
        if undecided.count == points.rows { drifts.base.update(repeating: 0, count: padded) }
        search(undecided, columns: 0..<new.rows)
    }

    private func setHalfNorms(_ range: Range<Int>) {
        for c in range {
            halfNorms.base[c] = centroids.withRow(c) { kernels.dotProduct($0.baseAddress!, $0.baseAddress!, count: $0.count) / 2 }
        }
    }

    /// |c| of the longest centroid.
    private var longest: Double {
        (0..<centroids.rows).reduce(0) { max($0, Double(halfNorms.base[$1]) * 2) }.squareRoot() * rounding.more
    }

    /// Finds the nearest centroid of each point by bounds and single distances, and returns the points for which that would
    /// take too many or does not decide.
    private func settle(_ moved: [Bool]) -> [Int] {
        let (kernels, d, words) = (kernels, points.columns, padded / 2)
        // A centroid that stays can only come before another that stays if it did before.
        let runs = (0..<Int32(centroids.rows.roundedUp(to: 32) / 32)).map { $0 }
        let changing = runs.filter { run in moved[Int(run) * 32..<min(moved.count, Int(run) * 32 + 32)].contains(true) }
        let (allRuns, changingRuns) = (Buffer<Int32>(runs), Buffer<Int32>(changing))
        let (longest, rounding) = (longest, rounding)
        let most = max(4, centroids.rows / 6)
        let (bounds, drifts, norms) = (Shared(bounds), Shared(drifts), norms)
        return points.values.withUnsafeBufferPointer { values in
            centroids.values.withUnsafeBufferPointer { centers in
                labels.withUnsafeMutableBufferPointer { labels in
                    squaredDistances.withUnsafeMutableBufferPointer { distances in
                        let memory = Shared((values.baseAddress!, centers.baseAddress!, labels, distances))
                        return mapChunks(of: 0..<points.rows, size: 128, threads: threads) { rows -> [Int] in
                            let (x, c, labels, distances) = memory.value
                            let (bounds, drifts) = (bounds.value.base, drifts.value.base)
                            let candidates = Buffer<Int32>(count: most + 33)
                            let (all, some) = (allRuns.base, changingRuns.base)
                            var undecided: [Int] = []
                            point: for row in rows {
                                let own = Int(labels[row])
                                let point = x + row * d
                                if moved[own] { distances[row] = kernels.squaredDistance(point, c + own * d, count: d) }
                                var (label, distance) = (own, distances[row])
                                let doubt = 4 * rounding.score(norms.base[row], longest: longest)
                                func limit() -> Float {
                                    Float((Double(distance) * rounding.more + doubt).squareRoot() * (1 + 0x1p-20))
                                }
                                var within = limit()
                                keep(Self.beyond, bounds + row * words, own)
                                let count = kernels.columnsWithin(
                                    bounds + row * words, drifts: drifts, runs: moved[own] ? all : some,
                                    count: moved[own] ? runs.count : changing.count,
                                    limit: within, most: most, into: candidates.base)
                                guard count <= most else {
                                    undecided.append(row)
                                    continue
                                }
                                for place in 0..<count {
                                    let candidate = Int(candidates.base[place])
                                    if kept(bounds + row * words, candidate) >= within + drifts[candidate] { continue }
                                    let other = kernels.squaredDistance(point, c + candidate * d, count: d)
                                    let exact = (Double(other) / rounding.more).squareRoot() + Double(drifts[candidate])
                                    keep(Float(exact * (1 - 0x1p-20)), bounds + row * words, candidate)
                                    if Double(other) > Double(distance) * rounding.more * rounding.more + doubt { continue }
                                    guard Double(other) * rounding.more * rounding.more + doubt < Double(distance) else {
                                        undecided.append(row)
                                        continue point
                                    }
                                    (label, distance) = (candidate, other)
                                    within = limit()
                                }
                                if label != own {
                                    let exact = (Double(distances[row]) / rounding.more).squareRoot() + Double(drifts[own])
                                    keep(Float(exact * (1 - 0x1p-20)), bounds + row * words, own)
                                    labels[row] = Int32(label)
                                    distances[row] = distance
                                }
                            }
                            return undecided
                        }.flatMap { $0 }
                    }
                }
            }
        }
    }

    /// Compares points with a run of centroids, which begins with a multiple of 32, by the product kernel, and writes their
    /// bounds. A run that begins with 0 is all centroids there are.
    private func search(_ rows: [Int]?, columns: Range<Int>) {
        let (kernels, d, words) = (kernels, points.columns, padded / 2)
        let count = rows?.count ?? points.rows
        work.dense += count * columns.count
        let packed = PackedRows(centroids.selecting(rows: columns), threads: threads, kernels: kernels)
        let (longest, rounding) = (longest, rounding)
        let memory = Shared((bounds.base, drifts.base, halfNorms.base + columns.lowerBound, squaredNorms.base, norms.base, scores.base))
        points.values.withUnsafeBufferPointer { values in
            centroids.values.withUnsafeBufferPointer { centers in
                labels.withUnsafeMutableBufferPointer { labels in
                    squaredDistances.withUnsafeMutableBufferPointer { distances in
                        let vectors = Shared((values.baseAddress!, centers.baseAddress!, labels, distances))
                        forEachChunk(of: 0..<count, size: ScoreBlock.points, threads: threads) { places in
                            let (x, c, labels, distances) = vectors.value
                            let (bounds, drifts, halfNorms, squares, norms, scores) = memory.value
                            let block: ScoreBlock
                            if let rows {
                                let gathered = Buffer<Float>(count: places.count * d)
                                for (place, row) in rows[places].enumerated() {
                                    (gathered.base + place * d).update(from: x + row * d, count: d)
                                    (labels[row], scores[row], distances[row]) = (0, .infinity, .infinity)
                                }
                                block = ScoreBlock(gathered.base, count: places.count, depth: d, kernels: kernels)
                            } else {
                                block = ScoreBlock(x + places.lowerBound * d, count: places.count, depth: d, kernels: kernels)
                            }
                            block.forEachProduct(packed) { place, first, width, products in
                                let row = rows?[places.lowerBound + place] ?? places.lowerBound + place
                                let before = labels[row]
                                kernels.nearestOf(
                                    products, halfNorms: halfNorms + first, count: width, offset: Int32(columns.lowerBound + first),
                                    label: &labels[row],
                                    best: &scores[row])
                                let floor = Double(squares[row]) / rounding.moreOfNorm - 2 * rounding.score(norms[row], longest: longest)
                                let column = columns.lowerBound + first
                                kernels.writeBounds(
                                    products, halfNorms: halfNorms + first, drifts: drifts + column, count: width.roundedUp(to: 32),
                                    floor: Float(floor),
                                    into: bounds + row * words + column / 2)
                                if labels[row] != before { distances[row] = .infinity }
                            }
                            for place in places {
                                let row = rows?[place] ?? place
                                guard distances[row] == .infinity else { continue }
                                distances[row] = kernels.squaredDistance(x + row * d, c + Int(labels[row]) * d, count: d)
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The worst that rounding can do to distances of d components; twice what it can where multiply-add is fused.
///
/// A dot product of the product kernel adds at most 256 + d / 256 times to one sum, one of the others d / 16 + 20 times, and
/// each addition is wrong by at most 2^-24 of the sum of absolute values. Higham, "Accuracy and stability of numerical
/// algorithms" (2002), 3.1.
private struct Rounding: Sendable {
    private let share: Double
    /// What a squared distance, summed from differences, is multiplied by to be more than the true one; divided, less.
    let more: Double
    /// The same for a squared norm and what is computed from it with scores.
    let moreOfNorm: Double

    init(columns d: Int) {
        share = Double(min(d, depthBlock) + d / depthBlock + d / 16 + 64) * 0x1p-23
        more = 1 + Double(d / 16 + 64) * 0x1p-23
        moreOfNorm = 1 + share
    }

    /// How much a score |c|² / 2 - x c may be wrong for centroids not longer than `longest`; the constant is for what
    /// underflows.
    func score(_ norm: Float, longest: Double) -> Double {
        share * (Double(norm) * longest + longest * longest / 2) + 1e-35
    }
}

/// The bound of a column among the bounds of a point.
@inline(__always) private func kept(_ bounds: UnsafePointer<UInt32>, _ column: Int) -> Float {
    let word = bounds[column / 32 * 16 + column % 16]
    return Float(bitPattern: column & 16 == 0 ? word & 0xffff_0000 : word << 16)
}

/// Replaces the bound of a column.
@inline(__always) private func keep(_ bound: Float, _ bounds: UnsafeMutablePointer<UInt32>, _ column: Int) {
    let word = bounds + (column / 32 * 16 + column % 16)
    let bits = bound.bitPattern
    word.pointee = column & 16 == 0 ? word.pointee & 0xffff | bits & 0xffff_0000 : word.pointee & 0xffff_0000 | bits >> 16
}
