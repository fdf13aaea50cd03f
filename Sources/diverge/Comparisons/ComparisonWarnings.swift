import Findings

/// What a reader must know of two sides before believing a figure of them.
struct ComparisonWarnings: Sendable {
    /// The code for fewer records than `least` on a side.
    var small: Warning?
    var least = 0
    /// The code for sides that did not do the same tasks: their distance is then partly one between tasks.
    var mix = Warning.taskMixDiffers

    /// The sizes of both sides, whether their shares of tasks are more than 0.1 apart in total variation, and whether their ids meet.
    func of(_ first: SideSummary, _ second: SideSummary) -> [Warning] {
        var warnings = of(sizes: first.count, second.count)
        guard first.count > 0, second.count > 0 else { return warnings }
        if totalVariation(first.taskShares, second.taskShares) > 0.1 { warnings.append(mix) }
        let common = first.ids.intersection(second.ids).count
        return warnings + ComparisonWarnings.meeting(common, of: first.ids.count, second.ids.count)
    }

    /// A side is small, or one twice the other.
    func of(sizes n: Int, _ m: Int) -> [Warning] {
        var warnings: [Warning] = []
        if let small, min(n, m) < least { warnings.append(small) }
        if max(n, m) > 2 * min(n, m) { warnings.append(.unequalN) }
        return warnings
    }

    /// `unmet` unless at least half of the ids (cases, items) of the side that has fewer occur on the other, `common` of them.
    static func meeting(_ common: Int, of n: Int, _ m: Int, unmet: Warning = .idsDoNotMeet) -> [Warning] {
        2 * common >= min(n, m) ? [] : [unmet]
    }
}
