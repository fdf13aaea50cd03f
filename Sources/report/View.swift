import Findings

/// One part of a page: the findings that it takes, and the sentences, tables and explanations that it makes of them.
///
/// A new view is a file in Views and a line in the list there.
protocol View: Sendable {
    /// The kinds of finding that it may take.
    static var kinds: Set<FindingKind> { get }

    /// `limit`: how many clusters, measures or features it shows of a comparison.
    init(limit: Int)

    /// Takes what it shows of a finding of its kinds; false where the finding is not for it.
    mutating func add(_ finding: any Finding) -> Bool

    /// Whether it has nothing to show.
    var isEmpty: Bool { get }
    /// What values depend on, as findings say it.
    var settings: [[String: String]] { get }
    /// What sources are compared with.
    var references: [String] { get }
    /// Sentences for the top of the page.
    var lead: [Prose] { get }
    var chapters: [Chapter] { get }
    /// How its figures are read. `confidence`: of intervals, in percent, where all have the same.
    func reading(confidence: String?) -> [Page.Definition]
}
