/// A share of trials, or a mean of scores: a ratio of two sums over units, with its interval.
struct Share: Sendable {
    enum Method: String, Sendable { case wilson, bootstrap }

    /// NaN where there is nothing to divide by.
    var value: Double
    /// nil without a bootstrap where one is needed.
    var interval: BootstrapInterval?
    var method: Method?
}

extension UnitSums {
    /// Column `numerator` divided by column `denominator`, which counts trials.
    ///
    /// Where no unit holds more than one trial, and each is a success or none, the interval is Wilson's. Else it is the percentile
    /// interval of `redrawn`, whole units drawn; but where all trials agree, and every draw with them, it is Wilson's over units.
    func share(_ numerator: Int, of denominator: Int, resampled: [[Double]], _ resampling: Resampling) -> Share {
        let (hits, trials) = (totals[numerator], totals[denominator])
        guard trials > 0 else { return Share(value: .nan, interval: BootstrapInterval(reason: "nothing was counted")) }
        let share = hits / trials
        func wilson(over count: Int) -> Share {
            let range = WilsonInterval.of(share: share, count: count, confidence: resampling.confidence)
            return Share(value: share, interval: BootstrapInterval(range: range), method: .wilson)
        }
        if areSingleTrials(numerator, of: denominator) { return wilson(over: Int(trials)) }
        if hits == 0 || hits == trials { return wilson(over: (0..<count).count { self[$0, denominator] > 0 }) }
        let drawn = resampling.interval(resampled.map { $0[numerator] / $0[denominator] })
        let interval = count > 1 ? drawn : drawn.map { _ in BootstrapInterval(reason: "one unit only") }
        return Share(value: share, interval: interval, method: interval?.range.map { _ in .bootstrap })
    }

    private func areSingleTrials(_ numerator: Int, of denominator: Int) -> Bool {
        (0..<count).allSatisfy { unit in
            let (hits, trials) = (self[unit, numerator], self[unit, denominator])
            return trials == 0 || trials == 1 && (hits == 0 || hits == 1)
        }
    }
}
