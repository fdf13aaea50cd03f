import Findings
import Stage

/// What a report keeps of all findings, each in the view that shows it, and of the assignments read with them a sample.
struct FindingCollection: Sendable {
    private(set) var views: [any View]
    private(set) var projections = Projections()
    private(set) var skipped = 0
    private(set) var count = 0

    /// `limit`: how many clusters, measures or features are shown of a comparison.
    init(limit: Int) { views = report.views.map { $0.init(limit: limit) } }

    mutating func add(_ entry: FindingBatch.Entry) {
        switch entry {
        case .finding(let finding): add(finding)
        case .projection(let projection): add(projection)
        case .other: skip()
        }
    }

    mutating func add(_ finding: any Finding) {
        for index in views.indices where views[index].add(finding) {
            count += 1
            return
        }
        skip()
    }

    mutating func add(_ projection: Projection) {
        count += 1
        projections.add(projection)
    }

    /// Counts a record that a report does not show.
    mutating func skip() {
        count += 1
        skipped += 1
    }

    /// The view of a type that is in the list of views.
    func view<Shown: View>(_ type: Shown.Type) -> Shown {
        guard let view = views.lazy.compactMap({ $0 as? Shown }).first else { preconditionFailure("\(type) is not in the list of views") }
        return view
    }

    /// Whether there is nothing to show.
    var isEmpty: Bool { views.allSatisfy(\.isEmpty) }
}

/// Elements without their repeats, in order of first appearance.
struct Distinct<Element: Hashable & Sendable>: Sendable {
    private(set) var all: [Element] = []
    private var seen: Set<Element> = []

    mutating func insert(_ element: Element) { if seen.insert(element).inserted { all.append(element) } }
}
