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
    /// Column `above` divided by column `below`, which counts trials.
    ///
    /// Where no unit holds more than one trial, and each is a success or none, the interval is Wilson's. Else it is the percentile
    /// interval of `redrawn`, whole units drawn; but where all trials agree, and every draw with them, it is Wilson's over units.
    func share(_ above: Int, of below: Int, redrawn: [[Double]], _ resampling: Resampling) -> Share {
        let (hits, trials) = (totals[above], totals[below])
        guard trials > 0 else { return Share(value: .nan, interval: BootstrapInterval(reason: "nothing was counted")) }
        let share = hits / trials
        func wilson(over count: Int) -> Share {
            let range = Wilson.interval(share: share, count: count, confidence: resampling.confidence)
            return Share(value: share, interval: BootstrapInterval(range: range), method: .wilson)
        }
        if areSingleTrials(above, of: below) { return wilson(over: Int(trials)) }
        if hits == 0 || hits == trials { return wilson(over: (0..<count).count { self[$0, below] > 0 }) }
        let drawn = resampling.interval(redrawn.map { $0[above] / $0[below] })
        let interval = count > 1 ? drawn : drawn.map { _ in BootstrapInterval(reason: "one unit only") }
        return Share(value: share, interval: interval, method: interval?.range.map { _ in .bootstrap })
    }

    private func areSingleTrials(_ above: Int, of below: Int) -> Bool {
        (0..<count).allSatisfy { unit in
            let (hits, trials) = (self[unit, above], self[unit, below])
            return trials == 0 || trials == 1 && (hits == 0 || hits == 1)
        }
    }
}
