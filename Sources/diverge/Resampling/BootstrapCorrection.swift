import Numerics

/// A value less its bias by the bootstrap, with the basic interval: the error of a bootstrap value about the value is taken for that
/// of the value about the true one (Davison and Hinkley, 1997, equations 2.11 and 5.6). Both are kept within what the statistic can be.
///
/// A distance between samples is larger than that between their distributions, and one between samples of samples larger still, so
/// that the percentile interval of a small distance lies above the true value. By simulation (eight labels, 50 to 2000 conversations
/// per side), 95 % intervals of percentiles covered a total variation of 0 never, basic ones in 67 to 73 trials of 100; one of 0.1 in
/// 3 to 93 and in 88 or 89; one of 0.5 both in 89 to 95. See MeasureCoverageBenchmarks.
struct BootstrapCorrection: Sendable {
    var value: Double
    var interval: ClosedRange<Double>

    /// `replicates` are the bootstrap's values, all of them finite, `percentile` their percentile interval.
    init(_ observed: Double, replicates: [Double], percentile: ClosedRange<Double>, within range: ClosedRange<Double>) {
        func kept(_ value: Double) -> Double { min(range.upperBound, max(range.lowerBound, value)) }
        value = kept(2 * observed - mean(replicates))
        interval = kept(2 * observed - percentile.upperBound)...kept(2 * observed - percentile.lowerBound)
    }
}
