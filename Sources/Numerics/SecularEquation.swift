/// The roots of 1 + rho sum_j z_j^2 / (d_j - x) = 0: the eigenvalues of D + rho z zᵀ, one right of each pole d_j.
///
/// Needs rho > 0, poles in strictly ascending order and no z_j near zero, which deflation sees to. A root is kept as its
/// offset from the nearer pole, so that differences to all poles keep their relative precision.
/// Source: Li, "Solving secular equations stably and efficiently" (LAPACK Working Note 89, 1993); LAPACK's dlaed4.
struct SecularEquation: Sendable {
    let poles: [Double]
    let squares: [Double]
    let rho: Double

    init(poles: [Double], z: [Double], rho: Double) {
        self.poles = poles
        self.rho = rho
        squares = z.map { $0 * $0 }
    }

    /// Root i; writes poles_j - root to differences_j for all j. O(n) for each of a handful of iterations.
    func solve(_ i: Int, differences: UnsafeMutablePointer<Double>) -> Double {
        let n = poles.count
        if n == 1 {
            differences[0] = -rho * squares[0]
            return poles[0] + rho * squares[0]
        }
        var (origin, low, high) = (i, 0.0, 0.0)
        var tau: Double
        if i == n - 1 {
            high = rho * squares.reduce(0, +) * (1 + 4 * .ulpOfOne)
            tau = high / 2
        } else {
            let half = (poles[i + 1] - poles[i]) / 2
            setDifferences(differences, origin: i, tau: half)
            if evaluate(i, differences, half).value >= 0 {
                high = half
            } else {
                (origin, low) = (i + 1, -half)
            }
            tau = firstGuess(i, differences, fromLeft: origin == i)
        }
        if !(tau > low && tau < high) { tau = (low + high) / 2 }
        // Bisection alone would need about a thousand steps from the least positive number to 1.
        for _ in 0..<2000 {
            setDifferences(differences, origin: origin, tau: tau)
            let f = evaluate(i, differences, tau)
            if abs(f.value) <= f.error || f.value.isNaN { break }
            if f.value < 0 { low = tau } else { high = tau }
            let next = tau + step(i, differences, f)
            let better = next > low && next < high ? next : (low + high) / 2
            if better == tau || better <= low || better >= high { break }
            tau = better
        }
        return poles[origin] + tau
    }

    private func setDifferences(_ differences: UnsafeMutablePointer<Double>, origin: Int, tau: Double) {
        let center = poles[origin]
        poles.withUnsafeBufferPointer { poles in
            for j in 0..<poles.count { differences[j] = (poles[j] - center) - tau }
        }
    }

    /// The function divided by rho, the slopes of its sums over poles left and right of the root, and how much of its value
    /// rounding may have made. For the last root the last pole takes the part of those to the right.
    private func evaluate(
        _ i: Int, _ differences: UnsafePointer<Double>, _ tau: Double
    ) -> (value: Double, leftSlope: Double, rightSlope: Double, error: Double) {
        let (n, split) = (squares.count, min(i, squares.count - 2))
        var (left, leftSlope, right, rightSlope, error) = (0.0, 0.0, 0.0, 0.0, 0.0)
        squares.withUnsafeBufferPointer { squares in
            for j in 0...split {
                let term = squares[j] / differences[j]
                left += term
                leftSlope += term / differences[j]
                error += abs(left)
            }
            for j in (split + 1..<n).reversed() {
                let term = squares[j] / differences[j]
                right += term
                rightSlope += term / differences[j]
                error += abs(right)
            }
        }
        let value = 1 / rho + left + right
        error += 8 * (abs(left) + abs(right)) + 3 / rho + abs(tau) * (leftSlope + rightSlope)
        return (value, leftSlope, rightSlope, error * .ulpOfOne / 2)
    }

    /// The step to the root of the function that has the same values and slopes, but only the two poles beside the root.
    private func step(
        _ i: Int, _ differences: UnsafePointer<Double>,
        _ f: (value: Double, leftSlope: Double, rightSlope: Double, error: Double)
    ) -> Double {
        let split = min(i, squares.count - 2)
        let (p, q) = (differences[split], differences[split + 1])
        let c = f.value - p * f.leftSlope - q * f.rightSlope
        let a = (p + q) * f.value - p * q * (f.leftSlope + f.rightSlope)
        let b = p * q * f.value
        let newton = -f.value / (f.leftSlope + f.rightSlope)
        let discriminant = a * a - 4 * b * c
        guard discriminant >= 0 else { return newton }
        let sum = a + (a < 0 ? -discriminant.squareRoot() : discriminant.squareRoot())
        // Of the two roots of c s^2 - a s + b, the wanted one lies on the other side of zero than the value, and no farther
        // than the poles.
        let candidates = [2 * b / sum, sum / (2 * c)].filter { $0.isFinite && $0 * f.value < 0 }
        return candidates.min { abs($0) < abs($1) } ?? newton
    }

    /// The root with the two poles beside it exact and the others as they are at the middle, where `differences` are taken.
    private func firstGuess(_ i: Int, _ differences: UnsafePointer<Double>, fromLeft: Bool) -> Double {
        let gap = poles[i + 1] - poles[i]
        var c = 1 / rho
        for j in 0..<squares.count where j != i && j != i + 1 { c += squares[j] / differences[j] }
        let (s, t) = (squares[i], squares[i + 1])
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
