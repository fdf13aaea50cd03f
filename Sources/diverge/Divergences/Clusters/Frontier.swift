import Foundation

/// The divergence frontier of Pillutla et al., "MAUVE scores for generative models" (JMLR 2023), as the package mauve-text 0.4
/// computes it from histograms: over the mixtures r = w p + (1 - w) q, the points (exp -5 KL(q||r), exp -5 KL(p||r)).
enum Frontier {
    /// numpy's linspace(1e-6, 1 - 1e-6, 25).
    static let weights: [Double] = {
        let (first, last) = (1e-6, 1 - 1e-6)
        return (0..<24).map { first + Double($0) * ((last - first) / 24) } + [last]
    }()
    static let points = 25
    static let scaling = 5.0

    /// What one cell adds to KL(q||r) and KL(p||r) at each weight, to 2 x 25 numbers: the first, then the second.
    static func addParts(_ p: Double, _ q: Double, to parts: UnsafeMutablePointer<Double>) {
        guard p != q else { return }
        for (point, weight) in weights.enumerated() {
            let r = weight * p + (1 - weight) * q
            if q > 0 { parts[point] += q * log(q / r) }
            if p > 0 { parts[points + point] += p * log(p / r) }
        }
    }

    /// MAUVE: the area under the curve from (1, 0) to (0, 1), by trapezia over either axis and their mean.
    ///
    /// `divergences` holds KL(q||r) and KL(p||r) at each weight, starting at `start`. The curve is walked in the order of the
    /// weights, in which both coordinates are monotone; the package sorts each axis by itself, which breaks ties at random and gives
    /// 0.75 instead of 1 for some identical histograms.
    static func area(_ divergences: [Double], from start: Int) -> Double {
        var (lastX, lastY, overX, overY) = (1.0, 0.0, 0.0, 0.0)
        func go(to x: Double, _ y: Double) {
            overX += (lastX - x) * (lastY + y) / 2
            overY += (y - lastY) * (lastX + x) / 2
            (lastX, lastY) = (x, y)
        }
        for point in 0..<points {
            // Rounding may leave a divergence a little under zero.
            go(to: exp(-scaling * max(0, divergences[start + point])), exp(-scaling * max(0, divergences[start + points + point])))
        }
        go(to: 0, 1)
        return (overX + overY) / 2
    }

    /// What one cell adds to the frontier integral, the mean over w of w KL(p||r) + (1 - w) KL(q||r), doubled: between 0 and 1
    /// (Liu et al., "Divergence frontiers for generative models", NeurIPS 2021).
    static func integralPart(_ p: Double, _ q: Double) -> Double {
        if p == 0 || q == 0 { return (p + q) / 2 }
        // The quotient below loses all its digits here, and the part is under 1e-16.
        guard abs(p - q) > 1e-8 else { return 0 }
        return (p + q) / 2 - p * q * (log(p) - log(q)) / (p - q)
    }
}
