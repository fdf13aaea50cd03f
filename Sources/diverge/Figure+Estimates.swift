import Findings

// What statistics find, as parts of findings.

extension Figure {
    /// A value with its intervals, its value less the bias, its floor and p-values, as far as there are any. An infinite value has no
    /// interval, and has its reason already.
    init(_ estimate: Estimate) {
        let isFinite = estimate.value.isFinite
        self.init(estimate.value, reason: isFinite ? nil : estimate.statistic.undefined)
        interval = estimate.interval.map { isFinite ? Interval($0) : Interval(nil) }
        biasCorrected = estimate.biasCorrected.map { BiasCorrectedInterval(isFinite ? $0.range : nil, reason: isFinite ? $0.reason : nil) }
        corrected = estimate.corrected.map { CorrectedFigure($0) }
        if let reason = estimate.testReason {
            (floor, test) = (Floor(mean: nil, percentile95: nil, reason: reason), PValue(nil))
        } else {
            add(estimate.test, of: estimate.statistic.extreme == .farFromZero ? abs(estimate.value) : estimate.value)
            if isFinite, let floor, floor.mean == nil || floor.percentile95 == nil {
                self.floor?.reason = "infinite in some permutations of the labels"
            }
        }
        add(adjusted: estimate.adjusted)
    }

    /// A share or a mean, times `scale`.
    init(_ share: Share, scale: Double = 1) {
        self.init(share.value * scale)
        interval = share.interval.map { found in
            Interval(
                found.range.map { $0.lowerBound * scale...$0.upperBound * scale }, method: share.method?.rawValue, reason: found.reason)
        }
        explainNoValue()
    }

    /// The floor is that of the difference's size.
    init(_ difference: PairedDifference) {
        self.init(difference.value)
        interval = difference.interval.map { Interval($0) }
        explainNoValue()
        add(difference.test, of: abs(difference.value))
    }

    /// Where there is no value, what explains the missing interval explains it too.
    private mutating func explainNoValue() {
        guard value == nil else { return }
        reason = interval?.reason
        interval?.reason = nil
    }

    /// What permuted labels say of a value.
    mutating func add(_ found: PermutationTest?, of value: Double) {
        guard let found else { return }
        floor = Floor(mean: found.floor, percentile95: found.floor95, excess: found.floor.flatMap { (value - $0).finite })
        test = PValue(found.p)
    }

    /// The p-value adjusted over its family.
    mutating func add(adjusted: Adjustment?) {
        test?.holm = adjusted?.holm
        test?.bh = adjusted?.bh
    }
}

extension Interval {
    init(_ interval: BootstrapInterval) { self.init(interval.range, reason: interval.reason) }
}

extension CorrectedFigure {
    init(_ correction: BiasCorrection) {
        self.init(correction.value, Interval(correction.interval), method: correction.method?.rawValue)
    }
}

extension FigureList {
    init(_ estimates: [Estimate]) {
        self.init()
        for estimate in estimates { self[estimate.statistic.name] = Figure(estimate) }
    }
}

extension Resampling {
    /// What a finding says of it.
    var resampled: Resampled {
        Resampled(confidence: confidence, bootstrap: bootstrap, permutations: permutations, seed: Int(seed))
    }
}

extension Origin {
    /// `units` is the number of resampling units, nil for units of two kinds. Intervals that draw fewer than 20 units are too narrow
    /// (see ShareBenchmarks), hence few_units.
    init(unit: String, units: Int?, _ resampling: Resampling, warnings: [Warning] = [], via: String) {
        self.init()
        (self.unit, self.units, self.via) = (unit, units, via)
        resampled = resampling.resampled
        let few: [Warning] = units.map { $0 < 20 } ?? false ? [.fewUnits] : []
        self.warnings = (warnings + few).map(\.rawValue)
    }
}
