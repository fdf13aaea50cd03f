import Findings
import Stage

/// What differs most between each source and the reference, measure by measure or aspect by aspect.
///
/// Memory grows with the comparisons, not with their measures.
struct DifferenceView: View {
    static let kinds: Set<FindingKind> = [.dimension]

    /// Measures kept for a comparison.
    private let limit: Int
    private(set) var tallies: [Findings.Subject: DifferenceTally] = [:]
    /// In order of first appearance.
    private(set) var subjects: [Findings.Subject] = []
    private var distinctSettings = Distinct<[String: String]>()

    init(limit: Int) { self.limit = limit }

    mutating func add(_ finding: any Finding) -> Bool {
        guard let dimension = finding as? DimensionFinding, let difference = Difference(dimension) else { return false }
        distinctSettings.insert(difference.settings)
        if tallies[difference.subject] == nil { subjects.append(difference.subject) }
        tallies[difference.subject, default: DifferenceTally(limit: limit)].add(difference)
        return true
    }

    var isEmpty: Bool { subjects.isEmpty }
    var settings: [[String: String]] { distinctSettings.all }
    var references: [String] { subjects.map(\.referenceName) }

    func reading(confidence: String?) -> [Page.Definition] { ReadingGuide.ofDifferences }
}
