import Numerics
/// A statistic of two sides by its name in the findings.
struct Statistic: Sendable {
    /// Which values lie further from what chance makes of two sides of one distribution.
    enum Extreme: Sendable {
        /// Large ones, as of a distance.
        case large
        /// Small ones, as of a correlation.
        case small
        /// Those far from 0, as of a difference.
        case farFromZero
    }

    var name: String
    var extreme = Extreme.large
    /// Of a statistic that sampling pushes one way, what it can be: then it is also given less its bias.
    var corrected: ClosedRange<Double>?
    /// Why there is no value where it is not finite.
    var undefined = ""
}

/// A value with what resampling says of it: no interval without a bootstrap, no test without permutations.
struct Estimate: Sendable {
    var statistic: Statistic
    /// Not finite where the statistic is undefined.
    var value: Double
    /// The percentile interval.
    var interval: BootstrapInterval?
    /// The bias-corrected and accelerated interval, where it was asked for.
    var biasCorrected: BootstrapInterval?
    var corrected: BiasCorrection?
    var test: PermutationTest?
    /// Why there is no test although the labels were permuted.
    var testReason: String?
    var adjusted: Adjustment?

    /// A statistic that has no value here, and why.
    init(undefined name: String, _ reason: String) {
        (statistic, value) = (Statistic(name: name, undefined: reason), .nan)
    }

    /// `replicates` are the bootstrap's values, `permuted` those of the permuted labels; some of either may be undefined, and then
    /// there is no interval, or no test, but a reason.
    init(_ statistic: Statistic, value: Double, replicates: [Double] = [], permuted: [Double] = [], resampling: Resampling) {
        (self.statistic, self.value) = (statistic, value)
        guard value.isFinite else { return }
        let undefined = replicates.count { !$0.isFinite }
        interval =
            undefined == 0
            ? resampling.interval(replicates)
            : BootstrapInterval(reason: "undefined in \(undefined) of \(replicates.count) bootstrap samples")
        if undefined == 0, let range = statistic.corrected, let percentile = interval?.range {
            corrected = BiasCorrection(value, replicates: replicates, percentile: percentile, within: range)
        }
        guard !permuted.isEmpty else { return }
        let withoutValue = permuted.count { !$0.isFinite }
        guard withoutValue == 0 else {
            testReason = "undefined in \(withoutValue) of \(permuted.count) permutations of the labels"
            return
        }
        test =
            switch statistic.extreme {
            case .large: PermutationTest(observed: value, permuted: permuted)
            case .small: PermutationTest(observed: value, permuted: permuted, isSimilarity: true)
            case .farFromZero: PermutationTest(observed: abs(value), permuted: permuted.map(abs))
            }
    }
}
