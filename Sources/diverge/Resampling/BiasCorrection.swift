import Numerics

/// A value less its bias, with an interval, both kept within what the statistic can be.
struct BiasCorrection: Sendable {
    var value: Double
    var interval: ClosedRange<Double>
    /// How the bias was estimated; nil: by the bootstrap.
    var method: Method?

    enum Method: String, Sendable { case goodTuring = "good-turing", jackknife }

    private init(_ value: Double, _ interval: ClosedRange<Double>, _ method: Method?, within range: ClosedRange<Double>) {
        func kept(_ value: Double) -> Double { min(range.upperBound, max(range.lowerBound, value)) }
        (self.value, self.interval) = (kept(value), kept(interval.lowerBound)...kept(interval.upperBound))
        self.method = method
    }

    /// Less the bias by the bootstrap, with the basic interval: the error of a bootstrap value about the value is taken for that of the
    /// value about the true one (Davison and Hinkley, 1997, equations 2.11 and 5.6). `replicates` are the bootstrap's values, all of them
    /// finite, `percentile` their percentile interval.
    ///
    /// A distance between samples is larger than that between their distributions, and one between samples of samples larger still, so
    /// that the percentile interval of a small distance lies above the true value. By simulation (eight labels, 50 to 2000 conversations
    /// per side), 95 % intervals of percentiles covered a total variation of 0 never, basic ones in 67 to 73 trials of 100; one of 0.1 in
    /// 3 to 93 and in 88 or 89; one of 0.5 both in 89 to 95. See MeasureCoverageBenchmarks.
    init(_ observed: Double, replicates: [Double], percentile: ClosedRange<Double>, within range: ClosedRange<Double>) {
        let interval = 2 * observed - percentile.upperBound...2 * observed - percentile.lowerBound
        self.init(2 * observed - mean(replicates), interval, nil, within: range)
    }

    /// Less a bias that is known, with a normal interval by the standard error, all in the unit of `observed`; nil where a side has one
    /// unit, or the statistic is infinite.
    init?(
        _ observed: Double, bias: Double, _ method: Method, standardError: Double, within range: ClosedRange<Double>, confidence: Double
    ) {
        let corrected = observed - bias
        let margin = NormalDistribution.quantile((1 + confidence) / 2) * standardError
        guard corrected.isFinite, margin.isFinite else { return nil }
        self.init(corrected, corrected - margin...corrected + margin, method, within: range)
    }
}
