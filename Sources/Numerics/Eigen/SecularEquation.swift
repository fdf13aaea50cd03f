/// The roots of 1 + rho sum_j z_j^2 / (d_j - x) = 0: the eigenvalues of D + rho z zᵀ, one right of each pole d_j.
///
/// Needs rho > 0, poles in strictly ascending order and no z_j near zero, which deflation sees to. A root is sought as its
/// offset from the nearer pole, so that its differences to all poles keep their relative precision.
/// Source: Li, "Solving secular equations stably and efficiently" (LAPACK Working Note 89, 1993); LAPACK's dlaed4.
struct SecularEquation: Sendable {
    private let poles: [Double]
    private let squares: [Double]
    private let rho: Double
    private let kernels: Kernels

    init(poles: [Double], z: [Double], rho: Double, kernels: Kernels) {
        self.poles = poles
        squares = z.map { $0 * $0 }
        self.rho = rho
        self.kernels = kernels
    }

    /// Root i; writes poles_j - root to differences_j for all j. O(n) for each of a handful of iterations.
    func solve(_ i: Int, differences: UnsafeMutablePointer<Double>) -> Double {
        let n = poles.count
        if n == 1 {
            differences[0] = -rho * squares[0]
            return poles[0] + rho * squares[0]
        }
        var (origin, low, high, tau) = (i, 0.0, 0.0, 0.0)
        if i == n - 1 {
            high = rho * squares.reduce(0, +) * (1 + 4 * .ulpOfOne)
        } else {
            let half = (poles[i + 1] - poles[i]) / 2
            let middle = evaluate(i, origin: i, half, differences)
            if middle.value >= 0 { high = half } else { (origin, low) = (i + 1, -half) }
            tau = firstGuess(i, others: middle.others, fromLeft: origin == i)
        }
        if !(tau > low && tau < high) { tau = (low + high) / 2 }
        // Bisection alone would need about a thousand steps from 1 to the least positive number.
        for _ in 0..<2000 {
            let f = evaluate(i, origin: origin, tau, differences)
            if abs(f.value) <= f.error || f.value.isNaN { break }
            if f.value < 0 { low = tau } else { high = tau }
            let next = tau + step(i, differences, f)
            let better = next > low && next < high ? next : (low + high) / 2
            if better == tau || better <= low || better >= high { break }
            tau = better
        }
        return poles[origin] + tau
    }

    /// The function, divided by rho, at one place.
    private struct Evaluation {
        /// The value without the two poles next to the root, and with them.
        var others: Double
        var value: Double
        /// The slopes of the sums over the poles on the left and on the right of the root.
        var leftSlope: Double
        var rightSlope: Double
        /// How much of the value rounding may have made.
        var error: Double
    }

    /// The left one of the two poles that stand for all: the one before root i, or, for the last root, which has none on its
    /// right, the one before that.
    private func leftPole(_ i: Int) -> Int { min(i, poles.count - 2) }

    private func evaluate(
        _ i: Int, origin: Int, _ tau: Double, _ differences: UnsafeMutablePointer<Double>
    ) -> Evaluation {
        let (n, p) = (poles.count, leftPole(i))
        let q = p + 1
        let center = poles[origin]
        var (left, right) = ((0.0, 0.0), (0.0, 0.0))
        withUnsafeMutableBytes(of: &left) { sums in
            guard let sums = sums.assumingMemoryBound(to: Double.self).baseAddress else { return }
            kernels.secularSums(poles, squares, first: 0, end: p, center: center, offset: tau, differences: differences, into: sums)
        }
        withUnsafeMutableBytes(of: &right) { sums in
            guard let sums = sums.assumingMemoryBound(to: Double.self).baseAddress else { return }
            kernels.secularSums(poles, squares, first: q + 1, end: n, center: center, offset: tau, differences: differences, into: sums)
        }
        differences[p] = (poles[p] - center) - tau
        differences[q] = (poles[q] - center) - tau
        let (atP, atQ) = (squares[p] / differences[p], squares[q] / differences[q])
        let others = 1 / rho + left.0 + right.0
        let (leftSlope, rightSlope) = (left.1 + atP / differences[p], right.1 + atQ / differences[q])
        // Eight lanes sum n / 8 terms each.
        let magnitude = abs(left.0) + abs(atP) + abs(right.0) + abs(atQ)
        let error = (8 + Double(n) / 8) * magnitude + 3 / rho + abs(tau) * (leftSlope + rightSlope)
        return Evaluation(
            others: others, value: others + (atP + atQ), leftSlope: leftSlope, rightSlope: rightSlope,
            error: error * .ulpOfOne / 2)
    }

    /// The step to the root of the function that has the same values and slopes, but only two poles.
    private func step(_ i: Int, _ differences: UnsafePointer<Double>, _ f: Evaluation) -> Double {
        let (p, q) = (differences[leftPole(i)], differences[leftPole(i) + 1])
        let c = f.value - p * f.leftSlope - q * f.rightSlope
        let a = (p + q) * f.value - p * q * (f.leftSlope + f.rightSlope)
        let b = p * q * f.value
        let newton = -f.value / (f.leftSlope + f.rightSlope)
        let discriminant = a * a - 4 * b * c
        guard discriminant >= 0 else { return newton }
        let sum = a + (a < 0 ? -discriminant.squareRoot() : discriminant.squareRoot())
        // Of the two roots of c s^2 - a s + b, the one sought is the nearer on the side where the value falls to zero.
        let (s, t) = (2 * b / sum, sum / (2 * c))
        let (sFits, tFits) = (s.isFinite && s * f.value < 0, t.isFinite && t * f.value < 0)
        if sFits, tFits { return abs(s) < abs(t) ? s : t }
        return sFits ? s : tFits ? t : newton
    }

    /// The root with the two poles next to it exact, and the `others` as they are in the middle between the two.
    private func firstGuess(_ i: Int, others c: Double, fromLeft: Bool) -> Double {
        let (gap, s, t) = (poles[i + 1] - poles[i], squares[i], squares[i + 1])
        if fromLeft {
            let (a, b) = (c * gap + s + t, s * gap)
            let root = abs(a * a - 4 * b * c).squareRoot()
            return a > 0 ? 2 * b / (a + root) : (a - root) / (2 * c)
        }
        let (a, b) = (c * gap - s - t, t * gap)
        let root = abs(a * a + 4 * b * c).squareRoot()
        return a < 0 ? 2 * b / (a - root) : -(a + root) / (2 * c)
    }
}
