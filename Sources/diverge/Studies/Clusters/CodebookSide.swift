import Findings

/// All of one source's records in a codebook: what studies of several sources at once take from each.
struct CodebookSide: Sendable {
    var source: String
    var sample: Sample
    var summary: SideSummary
}

extension AssignmentTable.Codebook {
    func side(_ source: Int) -> CodebookSide {
        let (sample, summary) = side(source, task: nil)
        return CodebookSide(source: sources.all[source], sample: sample, summary: summary)
    }

    func warnings(_ first: CodebookSide, _ second: CodebookSide) -> [Warning] { warnings.of(first.summary, second.summary) }
}
