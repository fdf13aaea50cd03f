import Findings

extension IndexFinding {
    /// Whether both sides are people.
    var isPeople: Bool { subject.split != nil }
    /// D1 to D4, the agreement of surveys, and the calibration error of outcomes.
    var parts: [Double?] { ["d1", "d2", "d3", "d4", "eval", "ece"].map { figures[$0]?.value } }
}

extension FeatureFinding {
    /// Whether both sides are people.
    var isPeople: Bool { subject.split != nil }
    var name: String { subject.feature ?? "" }
}
