/// Eigenvalues and eigenvectors of a symmetric tridiagonal matrix: those of its halves, coupled by a rank-one term.
///
/// Vectors of close and repeated eigenvalues are orthogonal to working precision without any orthogonalization.
/// Source: Cuppen, "A divide and conquer method for the symmetric tridiagonal eigenproblem" (1981); Gu and Eisenstat, "A
/// divide-and-conquer algorithm for the symmetric tridiagonal eigenproblem" (1995); LAPACK's dlaed1.
// Sendable because parts that run at once keep to their own rows and columns of the buffers.
final class DivideAndConquer: @unchecked Sendable {
    private let size: Int
    private let kernels: Kernels
    private let offDiagonal: [Double]
    /// The eigenvalues, and in row i the eigenvector of values[i]; parts that run at once keep to their own rows and columns.
    private let values: NumberBuffer<Double>
    private let vectors: NumberBuffer<Double>
    private let scratch: NumberBuffer<Double>
    private let coupling: NumberBuffer<Double>

    init(diagonal: [Double], offDiagonal: [Double], kernels: Kernels) {
        size = diagonal.count
        self.kernels = kernels
        self.offDiagonal = offDiagonal
        values = NumberBuffer(count: size)
        vectors = NumberBuffer(count: size * size)
        scratch = NumberBuffer(count: size * size)
        coupling = NumberBuffer(count: size * size)
        for i in 0..<size { values.base[i] = diagonal[i] }
        vectors.base.update(repeating: 0, count: size * size)
    }

    /// All eigenvalues in descending order, and in rows the leading eigenvectors, as many as `keeping` returns for the
    /// eigenvalues; nil when an iteration does not converge. O(n^3), less the more entries deflate.
    func solve(
        threads: Int, keeping: ([Double]) -> Int
    ) -> (values: [Double], vectors: NumberBuffer<Double>, count: Int)? {
        let rows: [Int]
        let descending: [Double]
        let count: Int
        if size <= leafSize {
            guard let order = diagonalize(0..<size) else { return nil }
            rows = order.reversed()
            descending = rows.map { values.base[$0] }
            count = max(0, min(size, keeping(descending)))
        } else {
            guard let coupled = couple(0..<size, threads: threads) else { return nil }
            descending = (coupled.roots + coupled.deflated.map { values.base[$0] }).sorted(by: >)
            count = max(0, min(size, keeping(descending)))
            // Roots ascend, so the leading ones are the last.
            let least = count > 0 ? descending[count - 1] : .infinity
            let first = coupled.roots.firstIndex { $0 >= least } ?? coupled.roots.count
            rows = assemble(coupled, 0..<size, from: first, threads: threads).reversed()
        }
        let leading = NumberBuffer<Double>(count: count * size)
        for (place, row) in rows.prefix(count).enumerated() {
            (leading.base + place * size).update(from: vectors.base + row * size, count: size)
        }
        return (descending, leading, count)
    }

    /// Solves one part; gives its rows in ascending order of their values.
    private func solve(_ part: Range<Int>, threads: Int) -> [Int]? {
        if part.count <= leafSize { return diagonalize(part) }
        guard let coupled = couple(part, threads: threads) else { return nil }
        return assemble(coupled, part, from: 0, threads: threads)
    }

    private func diagonalize(_ part: Range<Int>) -> [Int]? {
        for i in part { vectors.base[i * size + i] = 1 }
        let corner = vectors.base + part.lowerBound * (size + 1)
        var couplings = Array(offDiagonal[part])
        if !couplings.isEmpty { couplings[couplings.count - 1] = 0 }
        guard diagonalizeByQL(values.base + part.lowerBound, couplings, count: part.count, corner, stride: size) else {
            return nil
        }
        return ascending(part)
    }

    private func ascending(_ rows: some Sequence<Int>) -> [Int] {
        rows.sorted { (values.base[$0], $0) < (values.base[$1], $1) }
    }

    /// Solves both halves and the secular equation that couples them. The differences poles - root j are in row j of the
    /// part's corner of `coupling`.
    private func couple(_ part: Range<Int>, threads: Int) -> Coupled? {
        let middle = part.lowerBound + part.count / 2
        let beta = offDiagonal[middle - 1]
        values.base[middle - 1] -= abs(beta)
        values.base[middle] -= abs(beta)
        let halves = [part.lowerBound..<middle, middle..<part.upperBound]
        let solved = mapChunks(of: 0..<2, size: 1, threads: threads) { half in
            solve(halves[half.lowerBound], threads: threads / 2)
        }
        guard let left = solved[0], let right = solved[1] else { return nil }

        // z is the last row of the left half's vectors and the first of the right's, of length 1.
        var z = left.map { ($0, vectors.base[$0 * size + middle - 1]) } + right.map { ($0, vectors.base[$0 * size + middle]) }
        for i in z.indices { z[i].1 *= (beta < 0 && z[i].0 >= middle ? -1 : 1) * 0.5.squareRoot() }
        var coupled = deflate(z, part, middle: middle, rho: 2 * abs(beta))
        let equation = SecularEquation(poles: coupled.poles, z: coupled.z, rho: 2 * abs(beta), kernels: kernels)
        let corner = coupling.base + part.lowerBound * (size + 1)
        let count = coupled.poles.count
        let roots = NumberBuffer<Double>(count: count)
        let differences = Shared(corner)
        forEachChunk(of: 0..<count, size: 16, threads: count < 64 ? 1 : threads) { chunk in
            for j in chunk { roots.base[j] = equation.solve(j, differences: differences.value + j * size) }
        }
        coupled.roots = (0..<count).map { roots.base[$0] }
        refineZ(&coupled, corner, threads: threads)
        return coupled
    }

    /// Takes out entries whose z is negligible, and, by a rotation that makes one of them so, those whose poles are too close.
    private func deflate(_ entries: [(row: Int, z: Double)], _ part: Range<Int>, middle: Int, rho: Double) -> Coupled {
        var coupled = Coupled(middle: middle)
        var z = [Double](repeating: 0, count: part.count)
        for entry in entries { z[entry.row - part.lowerBound] = entry.z }
        var sides = part.map { $0 < middle ? Coupled.Side.left : .right }
        let largest = max(part.lazy.map { abs(self.values.base[$0]) }.max() ?? 0, z.lazy.map { abs($0) }.max() ?? 0)
        let tolerance = 4 * Double.ulpOfOne * largest
        var pending: Int?
        func keep(_ row: Int) {
            coupled.rows.append(row)
            coupled.sides.append(sides[row - part.lowerBound])
            coupled.poles.append(values.base[row])
            coupled.z.append(z[row - part.lowerBound])
        }
        for row in ascending(part) {
            let place = row - part.lowerBound
            if rho * abs(z[place]) <= tolerance {
                coupled.deflated.append(row)
                continue
            }
            defer { pending = row }
            guard let other = pending else { continue }
            let otherPlace = other - part.lowerBound
            let length = (z[place] * z[place] + z[otherPlace] * z[otherPlace]).squareRoot()
            let (c, s) = (z[place] / length, -z[otherPlace] / length)
            guard abs((values.base[row] - values.base[other]) * c * s) <= tolerance else {
                keep(other)
                continue
            }
            (z[place], z[otherPlace]) = (length, 0)
            if sides[place] != sides[otherPlace] { sides[place] = .both }
            rotate(other, row, c, s, part)
            let (a, b) = (values.base[other], values.base[row])
            values.base[other] = a * c * c + b * s * s
            values.base[row] = a * s * s + b * c * c
            coupled.deflated.append(other)
        }
        if let pending { keep(pending) }
        return coupled
    }

    private func rotate(_ i: Int, _ j: Int, _ c: Double, _ s: Double, _ columns: Range<Int>) {
        let (x, y) = (vectors.base + i * size, vectors.base + j * size)
        for k in columns { (x[k], y[k]) = (c * x[k] + s * y[k], c * y[k] - s * x[k]) }
    }

    /// Replaces z by the one for which the computed roots are exact (Loewner's formula): vectors made of it are orthogonal.
    private func refineZ(_ coupled: inout Coupled, _ corner: UnsafeMutablePointer<Double>, threads: Int) {
        let poles = coupled.poles
        let differences = Shared(corner)
        let squares = mapChunks(of: 0..<poles.count, size: 64, threads: threads) { chunk in
            let first = chunk.lowerBound
            var products = chunk.map { differences.value[$0 * size + $0] }
            for j in poles.indices {
                let row = differences.value + j * size
                let pole = poles[j]
                for i in chunk where i != j { products[i - first] *= row[i] / (poles[i] - pole) }
            }
            return products
        }.flatMap { $0 }
        for i in poles.indices {
            let length = max(0, -squares[i]).squareRoot()
            coupled.z[i] = coupled.z[i] < 0 ? -length : length
        }
    }

    /// Multiplies the halves' vectors with those of the coupling, for roots `first` and up, and puts deflated ones after them;
    /// gives the rows in ascending order of their values. Rows of roots before `first` are left undefined.
    private func assemble(_ coupled: Coupled, _ part: Range<Int>, from first: Int, threads: Int) -> [Int] {
        let (n, start, middle, count) = (size, part.lowerBound, coupled.middle, coupled.roots.count)
        // Vectors of the left half alone, then of both, then of the right alone: each product reads only what is not zero.
        let grouped = [Coupled.Side.left, .both, .right].flatMap { side in
            coupled.sides.indices.filter { coupled.sides[$0] == side }
        }
        let leftOnly = coupled.sides.count { $0 == .left }
        let rightOnly = coupled.sides.count { $0 == .right }
        let moved = grouped.map { coupled.rows[$0] } + coupled.deflated
        let movedValues = coupled.roots + coupled.deflated.map { values.base[$0] }
        for (place, row) in moved.enumerated() {
            let (from, to) = (vectors.base + row * n + start, scratch.base + (start + place) * n + start)
            to.update(from: from, count: part.count)
        }
        for (place, value) in movedValues.enumerated() { values.base[start + place] = value }
        for place in count..<part.count {
            let (from, to) = (scratch.base + (start + place) * n + start, vectors.base + (start + place) * n + start)
            to.update(from: from, count: part.count)
        }
        let corner = coupling.base + start * (n + 1)
        let differences = Shared(corner)
        forEachChunk(of: first..<max(first, count), size: 16, threads: threads) { chunk in
            var vector = [Double](repeating: 0, count: count)
            for j in chunk {
                let row = differences.value + j * n
                for (place, i) in grouped.enumerated() { vector[place] = coupled.z[i] / row[i] }
                let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
                for place in 0..<count { row[place] = vector[place] / length }
            }
        }
        let target = vectors.base + (start + first) * n
        multiply(
            .rows(corner + first * n, stride: n), rows: count - first,
            .columns(scratch.base + start * (n + 1), stride: n), columns: middle - start, depth: count - rightOnly, .assign,
            into: target + start, stride: n, threads: threads, kernels: kernels)
        multiply(
            .rows(corner + first * n + leftOnly, stride: n), rows: count - first,
            .columns(scratch.base + (start + leftOnly) * n + middle, stride: n), columns: part.upperBound - middle,
            depth: count - leftOnly, .assign, into: target + middle, stride: n, threads: threads, kernels: kernels)
        return ascending(part)
    }
}

/// Two halves joined as D + rho z zᵀ: what is left of it after deflation, in ascending order of the poles.
private struct Coupled: Sendable {
    /// The columns in which a vector of the halves is not zero.
    enum Side { case left, both, right }

    let middle: Int
    var rows: [Int] = []
    var sides: [Side] = []
    var poles: [Double] = []
    var z: [Double] = []
    var roots: [Double] = []
    /// Rows whose values and vectors are final.
    var deflated: [Int] = []

    init(middle: Int) { self.middle = middle }
}

/// The size from which a part is halved.
private let leafSize = 32
