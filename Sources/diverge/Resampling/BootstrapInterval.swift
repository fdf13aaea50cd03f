import Numerics

/// A bootstrap interval, or why there is none.
struct BootstrapInterval: Sendable {
    var range: ClosedRange<Double>?
    var reason: String?

    /// The percentile interval (Efron and Tibshirani, 1993, section 13.3).
    ///
    /// `sorted` holds the bootstrap's values of one divergence, ascending, at least one.
    static func percentile(sorted: [Double], confidence: Double) -> BootstrapInterval {
        let tail = (1 - confidence) / 2
        return between(tail, 1 - tail, sorted: sorted)
    }

    /// The bias-corrected and accelerated interval (Efron, 1987, equation 2.3).
    ///
    /// There is none where all of the bootstrap's values lie on one side of the observed one, as those of a divergence do that is
    /// small compared with its own bias: the correction for the median is then infinite.
    static func biasCorrected(sorted: [Double], observed: Double, acceleration: Double, confidence: Double) -> BootstrapInterval {
        guard sorted.first != observed || sorted.last != observed else { return BootstrapInterval(range: observed...observed) }
        guard acceleration.isFinite else { return BootstrapInterval(reason: "no finite value with one unit left out") }
        // Values equal but for the order of summing count half, as in scipy.
        let lower = sorted.count { $0 < observed - 1e-12 }
        let level = sorted[lower...].count { $0 <= observed + 1e-12 }
        let share = (Double(lower) + Double(level) / 2) / Double(sorted.count)
        guard share > 0, share < 1 else {
            return BootstrapInterval(reason: "every bootstrap value lies \(share > 0 ? "below" : "above") the observed one")
        }
        let bias = NormalDistribution.quantile(share)
        func adjusted(_ z: Double) -> Double {
            let shift = bias + z
            let scale = 1 - acceleration * shift
            return scale > 0 ? NormalDistribution.cumulative(bias + shift / scale) : .nan
        }
        let z = NormalDistribution.quantile((1 + confidence) / 2)
        return between(adjusted(-z), adjusted(z), sorted: sorted)
    }

    private static func between(_ lower: Double, _ upper: Double, sorted: [Double]) -> BootstrapInterval {
        guard lower <= upper else { return BootstrapInterval(reason: "the acceleration is too large") }
        let (low, high) = (quantile(sorted: sorted, lower), quantile(sorted: sorted, upper))
        guard low.isFinite, high.isFinite else { return BootstrapInterval(reason: "infinite in some bootstrap samples") }
        return BootstrapInterval(range: low...high)
    }
}
