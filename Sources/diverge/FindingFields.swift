import Stage

extension JSONObject {
    /// `NAME_low` and `NAME_high`, null where there is no interval.
    mutating func add(_ name: String, range: ClosedRange<Double>?) {
        add("\(name)_low", range?.lowerBound ?? .nan)
        add("\(name)_high", range?.upperBound ?? .nan)
    }

    /// `NAME_low`, `NAME_high` and, where there is no interval, `NAME_reason`; nothing without a bootstrap.
    mutating func add(_ name: String, interval: BootstrapInterval?) {
        guard let interval else { return }
        add(name, range: interval.range)
        add("\(name)_reason", ifPresent: interval.reason)
    }

    /// `NAME_floor`, `NAME_floor95`, `NAME_excess` and `NAME_p` of a value; nothing without permutations.
    mutating func add(_ name: String, test: PermutationTest?, of value: Double) {
        guard let test else { return }
        add("\(name)_floor", test.floor ?? .nan)
        add("\(name)_floor95", test.floor95 ?? .nan)
        add("\(name)_excess", test.floor.map { value - $0 } ?? .nan)
        add("\(name)_p", test.p)
    }

    /// A p-value of its own name, or null and the reason for it.
    mutating func add(_ name: String, p: Double?, unless reason: String) {
        add(name, p ?? .nan)
        if p == nil { add("\(name)_reason", reason) }
    }

    /// What resampling depended on.
    mutating func add(_ resampling: Resampling) {
        add("confidence", resampling.confidence)
        add("bootstrap", resampling.bootstrap)
        add("permutations", resampling.permutations)
        add("seed", Int(resampling.seed))
    }

    /// What a finding ends with: the resampling units and their number (nil for units of two kinds), the resampling, warnings, and
    /// the way of the records. Intervals that draw fewer than 20 units are too narrow (see ShareBenchmarks), hence few_units.
    mutating func close(unit: String, units: Int?, _ resampling: Resampling, warnings: [String] = [], via: String) {
        add("unit", unit)
        if let units { add("units", units) }
        add(resampling)
        add("warnings", warnings + (units.map { $0 < 20 } ?? false ? ["few_units"] : []))
        add("via", via)
    }

    /// The value by its name, then its interval, floor and p-values, as far as there are any.
    mutating func add(_ estimate: Estimate) {
        let name = estimate.statistic.name
        add(name, estimate.value)
        guard estimate.value.isFinite else { return add("\(name)_reason", estimate.statistic.undefined) }
        if let interval = estimate.interval {
            add(name, range: interval.range)
            add("\(name)_interval_reason", ifPresent: interval.reason)
        }
        if let corrected = estimate.corrected {
            add("\(name)_corrected", corrected.value)
            add("\(name)_corrected", range: corrected.interval)
        }
        if let reason = estimate.testReason {
            for end in ["floor", "floor95", "excess", "p"] { add("\(name)_\(end)", Double.nan) }
            add("\(name)_floor_reason", reason)
        }
        add(name, test: estimate.test, of: estimate.statistic.extreme == .farFromZero ? abs(estimate.value) : estimate.value)
        if let adjusted = estimate.adjusted {
            add("\(name)_p_holm", adjusted.holm)
            add("\(name)_p_bh", adjusted.bh)
        }
    }

    /// The value, its interval and how that was made; all times `scale`.
    mutating func add(_ name: String, _ share: Share, scale: Double = 1) {
        add(name, share.value * scale)
        guard let interval = share.interval else { return }
        add(name, range: interval.range.map { $0.lowerBound * scale...$0.upperBound * scale })
        add("\(name)_interval", ifPresent: share.method?.rawValue)
        add("\(name)_reason", ifPresent: interval.reason)
    }

    /// The value, its interval, and the floor, excess and p-value of its size.
    mutating func add(_ name: String, _ difference: PairedDifference) {
        add(name, difference.value)
        add(name, interval: difference.interval)
        add(name, test: difference.test, of: abs(difference.value))
    }
}
