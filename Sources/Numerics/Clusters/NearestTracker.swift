/// The nearest of centroids that are added or moved, for each of many points, with most distances never computed.
///
/// The labels are to the bit those of `Centroids.nearest`: of candidates, the one of least |c|² / 2 - x c in single precision as
/// the product kernel computes it, the lowest index of equals. A lower bound is kept for each point and centroid (Elkan,
/// "Using the triangle inequality to accelerate k-means", 2003): the distance when it was last computed, less what the
/// centroid has moved since. A centroid is skipped only where the bound shows that the kernel's score would lose, the
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
    /// How many distances the product kernel has computed.
    public private(set) var denseDistances = 0

    private let threads: Int
    private let kernels: Kernels
    private let padded: Int
    private let squaredNorms: NumberBuffer<Float>
    /// |x| of each point, rounded up.
    private let norms: NumberBuffer<Float>
    private let scores: NumberBuffer<Float>
    /// n x padded / 2 words, as the kernels pack them: distance when computed, plus `drifts` then.
    private let bounds: NumberBuffer<UInt32>
    /// How far each centroid has moved since all bounds were last written, rounded up.
    private let drifts: NumberBuffer<Float>
    private let halfNorms: NumberBuffer<Float>
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
        squaredNorms = NumberBuffer(count: n)
        norms = NumberBuffer(count: n)
        scores = NumberBuffer(count: n)
        bounds = NumberBuffer(count: n * (padded / 2))
        drifts = NumberBuffer(count: padded)
        halfNorms = NumberBuffer(count: padded)
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
    /// The half norm of places without a centroid, and the bound that rules a centroid out: more than any score, though not so
    /// much that arithmetic fails.
    static let beyond: Float = 1e37

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
        guard more.rows > 0 else { return }
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
        // A centroid that stays can only come before another that stays if it did before.
        let runs = Array(0..<Int32(centroids.rows.roundedUp(to: 32) / 32))
        let changing = runs.filter { run in moved[Int(run) * 32..<min(moved.count, Int(run) * 32 + 32)].contains(true) }
        let most = max(4, centroids.rows / 6)
        return runs.withUnsafeBufferPointer { runs in
            changing.withUnsafeBufferPointer { changing in
                withMemory { memory in
                    let search = BoundSearch(
                        memory: memory, moved: moved, runs: Shared(runs), changing: Shared(changing), most: most)
                    return mapChunks(of: 0..<points.rows, size: 128, threads: threads, search.undecided).flatMap { $0 }
                }
            }
        }
    }

    /// Compares points with a run of centroids, which begins with a multiple of 32, by the product kernel, and writes their
    /// bounds. A run that begins with 0 is all centroids there are.
    private func search(_ rows: [Int]?, columns: Range<Int>) {
        let count = rows?.count ?? points.rows
        denseDistances += count * columns.count
        let packed = PackedRows(centroids.selecting(rows: columns), threads: threads, kernels: kernels)
        withMemory { memory in
            let search = DenseSearch(memory: memory, rows: rows, centroids: packed, firstColumn: columns.lowerBound)
            forEachChunk(of: 0..<count, size: ScoreBlock.points, threads: threads, search.search)
        }
    }

    /// Calls `body` with the places of everything; there are points and centroids.
    private func withMemory<Result>(_ body: (TrackerMemory) -> Result) -> Result {
        let (depth, words, longest) = (points.columns, padded / 2, longest)
        return points.values.withUnsafeBufferPointer { values in
            centroids.values.withUnsafeBufferPointer { centers in
                labels.withUnsafeMutableBufferPointer { labels in
                    squaredDistances.withUnsafeMutableBufferPointer { distances in
                        body(
                            TrackerMemory(
                                kernels: kernels, depth: depth, words: words, rounding: rounding, longest: longest,
                                points: values.baseAddress!, centroids: centers.baseAddress!,  // neither is empty
                                labels: labels, squaredDistances: distances, squaredNorms: squaredNorms.base, norms: norms.base,
                                scores: scores.base, bounds: bounds.base, drifts: drifts.base, halfNorms: halfNorms.base))
                    }
                }
            }
        }
    }
}
