import Findings
import Stage

@testable import diverge

/// The fields of a figure as a finding has them.
func fields(_ name: String, _ figure: Figure) throws -> Record {
    var finding = DivergenceFinding()
    finding.figures[name] = figure
    return try Record(finding.object)
}
