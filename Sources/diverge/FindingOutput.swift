import Findings
import Stage

/// Takes the findings of all studies: writes them, judges them by the gates, and ranks the sources by them where that is asked for.
final class FindingOutput {
    private let run: Run
    private let gates: [Gate]
    /// nil where nothing is compared with them.
    private(set) var rankings: Rankings?

    init(_ run: Run, gates: [Gate], rankings: Rankings?) { (self.run, self.gates, self.rankings) = (run, gates, rankings) }

    func write(_ finding: any Finding) throws {
        try run.write(finding.object)
        if gates.isEmpty, rankings == nil { return }
        let flat = FlatFinding(finding)
        run.judge(flat, by: gates)
        try rankings?.add(flat)
    }

    func warn(_ message: String) { run.warn(message) }

    /// Comparisons that have no finding because a side is smaller than --minimum.
    func warn(leftOut: Int, minimum: Int) {
        guard leftOut > 0 else { return }
        warn("\(leftOut) pairs of task and source have fewer than \(minimum) conversations on a side and no finding of their own")
    }
}
