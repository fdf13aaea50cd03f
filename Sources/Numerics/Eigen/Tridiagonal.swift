/// A real symmetric matrix A reduced to tridiagonal form T by reflections: A = Q T Qᵀ with Q = H_0 H_1 ... and
/// H_c = I - tau_c v_c v_cᵀ.
///
/// Half of the work is one product of the matrix and a vector for each column, half is matrix products, because reflections
/// are applied to what remains of the matrix `panelWidth` at a time.
/// Source: Dongarra, Sorensen, Hammarling, "Block reduction of matrices to condensed forms" (1989); LAPACK's dsytrd, dlatrd.
struct Tridiagonal {
    let size: Int
    private(set) var diagonal: [Double]
    /// Element i couples i and i + 1; the last is 0.
    private(set) var offDiagonal: [Double]
    private var taus: [Double]
    /// Row c holds v_c: zeros through place c, then a 1.
    private let reflectors: NumberBuffer<Double>

    /// Reduces the symmetric matrix in the upper triangle of `matrix` (size x size), which is overwritten. O(n^3).
    init(reducing matrix: NumberBuffer<Double>, size: Int, threads: Int, kernels: Kernels) {
        self.size = size
        diagonal = [Double](repeating: 0, count: size)
        offDiagonal = diagonal
        taus = diagonal
        reflectors = matrix
        let w = NumberBuffer<Double>(count: panelWidth * size)
        for start in stride(from: 0, to: size, by: panelWidth) {
            let end = min(start + panelWidth, size)
            for column in start..<end {
                reduce(column, panel: start, w.base, threads: threads, kernels: kernels)
            }
            updateRemainder(panel: start..<end, w.base, threads: threads, kernels: kernels)
        }
        for row in 0..<size { (matrix.base + row * size).update(repeating: 0, count: row + 1) }
    }

    /// Finds v, tau and, for the products with later columns, w = tau A v - (tau^2 vᵀ A v / 2) v of one column.
    private mutating func reduce(
        _ c: Int, panel start: Int, _ w: UnsafeMutablePointer<Double>, threads: Int, kernels: Kernels
    ) {
        let (n, a, done) = (size, reflectors.base, c - start)
        let (row, panelV) = (a + c * n, a + start * n)
        var (fromV, fromW) = ([Double](repeating: 0, count: done), [Double](repeating: 0, count: done))
        for k in 0..<done {
            fromV[k] = -panelV[k * n + c]
            fromW[k] = -w[k * n + c]
        }
        kernels.addCombination(fromV, w + c, stride: n, count: done, length: n - c, to: row + c)
        kernels.addCombination(fromW, panelV + c, stride: n, count: done, length: n - c, to: row + c)
        diagonal[c] = row[c]
        let rest = n - c - 1
        guard rest > 0 else { return }
        let v = row + c + 1
        (offDiagonal[c], taus[c]) = reflect(v, rest, kernels)

        let product = w + done * n + c + 1
        symmetricProduct(from: c + 1, v, into: product, threads: threads, kernels: kernels)
        kernels.dotProducts(w + c + 1, stride: n, count: done, v, length: rest, into: &fromV)
        kernels.dotProducts(panelV + c + 1, stride: n, count: done, v, length: rest, into: &fromW)
        for k in 0..<done { (fromV[k], fromW[k]) = (-fromV[k], -fromW[k]) }
        kernels.addCombination(fromV, panelV + c + 1, stride: n, count: done, length: rest, to: product)
        kernels.addCombination(fromW, w + c + 1, stride: n, count: done, length: rest, to: product)
        for k in 0..<rest { product[k] *= taus[c] }
        var along = 0.0
        kernels.dotProducts(product, stride: n, count: 1, v, length: rest, into: &along)
        along *= -taus[c] / 2
        kernels.addCombination(&along, v, stride: n, count: 1, length: rest, to: product)
    }

    /// Replaces x by the v with v_0 = 1 and (I - tau v vᵀ) x = (beta, 0, ...); tau is 0 where x is already of that form.
    private func reflect(_ x: UnsafeMutablePointer<Double>, _ count: Int, _ kernels: Kernels) -> (beta: Double, tau: Double) {
        let alpha = x[0]
        var tail = 0.0
        kernels.dotProducts(x + 1, stride: count, count: 1, x + 1, length: count - 1, into: &tail)
        x[0] = 1
        guard tail > 0 else {
            (x + 1).update(repeating: 0, count: count - 1)
            return (alpha, 0)
        }
        let length = (alpha * alpha + tail).squareRoot()
        let beta = alpha > 0 ? -length : length
        let scale = 1 / (alpha - beta)
        for k in 1..<count { x[k] *= scale }
        return (beta, (beta - alpha) / beta)
    }

    /// y = A x for the trailing rows and columns of A from `first` on, each chunk of rows into its own y, added in order.
    private func symmetricProduct(
        from first: Int, _ x: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>, threads: Int, kernels: Kernels
    ) {
        let (n, count) = (size, size - first)
        let (corner, x) = (Shared(reflectors.base + first * n + first), Shared(x))
        y.update(repeating: 0, count: count)
        let chunks = (count + rowsPerChunk - 1) / rowsPerChunk
        guard chunks > 1 else {
            return kernels.addSymmetricRows(corner.value, stride: n, size: count, first: 0, end: count, x.value, to: y)
        }
        let partial = NumberBuffer<Double>(count: chunks * count)
        forEachChunk(of: 0..<count, size: rowsPerChunk, threads: count < 512 ? 1 : threads) { rows in
            let own = partial.base + rows.lowerBound / rowsPerChunk * count
            (own + rows.lowerBound).update(repeating: 0, count: count - rows.lowerBound)
            kernels.addSymmetricRows(corner.value, stride: n, size: count, first: rows.lowerBound, end: rows.upperBound, x.value, to: own)
        }
        var one = 1.0
        for chunk in 0..<chunks {
            let from = chunk * rowsPerChunk
            kernels.addCombination(&one, partial.base + chunk * count + from, stride: count, count: 1, length: count - from, to: y + from)
        }
    }

    /// A -= V Wᵀ + W Vᵀ for the rows and columns after a panel.
    private func updateRemainder(
        panel: Range<Int>, _ w: UnsafeMutablePointer<Double>, threads: Int, kernels: Kernels
    ) {
        let (n, width, rest) = (size, panel.count, size - panel.upperBound)
        guard rest > 0 else { return }
        let sides = NumberBuffer<Double>(count: 4 * width * rest)
        let v = reflectors.base + panel.lowerBound * n
        for k in 0..<width {
            for (place, source) in [(k, v), (width + k, w), (2 * width + k, w), (3 * width + k, v)] {
                (sides.base + place * rest).update(from: source + k * n + panel.upperBound, count: rest)
            }
        }
        multiply(
            .columns(sides.base, stride: rest), rows: rest,
            .columns(sides.base + 2 * width * rest, stride: rest), columns: rest, depth: 2 * width,
            .subtractFromUpperTriangle, into: reflectors.base + panel.upperBound * (n + 1), stride: n, threads: threads,
            kernels: kernels)
    }

    /// Turns `count` eigenvectors of T (rows of n values) into those of A, in place: z becomes Q z. O(n^2 count).
    ///
    /// A block of reflections is I - V S Vᵀ with S triangular (Schreiber and Van Loan, 1989).
    func backTransform(_ vectors: UnsafeMutablePointer<Double>, count: Int, threads: Int, kernels: Kernels) {
        let (n, blockWidth) = (size, 32)
        guard count > 0 else { return }
        let projected = NumberBuffer<Double>(count: count * blockWidth)
        let combined = NumberBuffer<Double>(count: count * blockWidth)
        for start in stride(from: 0, to: n, by: blockWidth).reversed() {
            let width = min(blockWidth, n - start)
            let v = reflectors.base + start * n + start
            let triangle = blockFactor(start, width, kernels)
            multiply(
                .rows(vectors + start, stride: n), rows: count, .rows(v, stride: n), columns: width, depth: n - start,
                .assign, into: projected.base, stride: blockWidth, threads: threads, kernels: kernels)
            triangle.withUnsafeBufferPointer { triangle in
                guard let triangle = triangle.baseAddress else { return }
                multiply(
                    .rows(projected.base, stride: blockWidth), rows: count, .rows(triangle, stride: width),
                    columns: width, depth: width, .assign, into: combined.base, stride: blockWidth, threads: threads,
                    kernels: kernels)
            }
            multiply(
                .rows(combined.base, stride: blockWidth), rows: count, .columns(v, stride: n), columns: n - start,
                depth: width, .subtract, into: vectors + start, stride: n, threads: threads, kernels: kernels)
        }
    }

    /// The upper triangular S (width x width) with H_start ... H_(start + width - 1) = I - V S Vᵀ.
    private func blockFactor(_ start: Int, _ width: Int, _ kernels: Kernels) -> [Double] {
        let (n, v) = (size, reflectors.base + start * size + start)
        var s = [Double](repeating: 0, count: width * width)
        var overlaps = [Double](repeating: 0, count: width)
        for j in 0..<width {
            kernels.dotProducts(v, stride: n, count: j, v + j * n, length: n - start, into: &overlaps)
            let tau = taus[start + j]
            s[j * width + j] = tau
            for i in 0..<j {
                s[i * width + j] = -tau * (i..<j).reduce(0) { $0 + s[i * width + $1] * overlaps[$1] }
            }
        }
        return s
    }
}

/// Columns reduced before their reflections are applied to the rest of the matrix, and rows of it that one thread multiplies
/// with a vector at a time: both part of the order of sums.
private let panelWidth = 16
private let rowsPerChunk = 64
