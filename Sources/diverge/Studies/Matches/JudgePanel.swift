import Stage

/// All that one judge has judged.
struct JudgePanel {
    var judge: String
    var dimensions: [String]
    /// By source, then by condition, sorted by name.
    var groups: [JudgedCases]

    /// Refuses a source and condition of which every judgment misses a dimension that the judge has elsewhere.
    init(_ judge: String, _ table: VerdictTable) throws {
        let number = table.judges.position(of: judge) ?? -1
        self.judge = judge
        dimensions = table.dimensions(of: number)
        groups = []
        let columns = dimensions.compactMap { table.dimensions.position(of: $0) }
        let verdicts = table.verdicts.filter { $0.judge == number }
        if dimensions.isEmpty, let first = verdicts.first {
            throw Failure(.data, "no dimension in any verdict of judge '\(judge)', expected fields with true or false", at: first.place)
        }
        for (source, ofSource) in Self.grouped(verdicts, by: \.source, table.sources) {
            for (condition, group) in Self.grouped(ofSource, by: \.condition, table.conditions) {
                let judged = JudgedCases(source: source, condition: condition, group, columns: columns)
                try check(judged, group, columns: columns)
                groups.append(judged)
            }
        }
    }

    private static func grouped(
        _ verdicts: [VerdictTable.Verdict], by name: KeyPath<VerdictTable.Verdict, Int>, _ names: Names
    ) -> [(String, [VerdictTable.Verdict])] {
        Dictionary(grouping: verdicts) { names.all[$0[keyPath: name]] }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private func check(_ judged: JudgedCases, _ verdicts: [VerdictTable.Verdict], columns: [Int]) throws {
        let sound = verdicts.filter { !$0.hasError }
        guard let first = sound.first else { return }
        for (column, dimension) in zip(columns, dimensions) where !sound.contains(where: { $0[column] != nil }) {
            throw Failure(
                .data, "missing in every verdict of '\(judge)' on '\(judged.source)' under '\(judged.condition)', but not elsewhere",
                at: first.place, field: dimension, hint: "a dimension is a field with true or false: is one spelt in two ways?")
        }
    }

    /// The cases that both judged, of the same source under the same condition, with these dimensions in their order.
    func paired(with other: JudgePanel, on dimensions: [String]) -> [(JudgedCases.Case, JudgedCases.Case)] {
        let (own, theirs) = (columns(of: dimensions), other.columns(of: dimensions))
        return groups.flatMap { group -> [(JudgedCases.Case, JudgedCases.Case)] in
            let same = other.groups.first { $0.source == group.source && $0.condition == group.condition }
            return (same.map { group.paired(with: $0) } ?? []).map { ($0.picked(own), $1.picked(theirs)) }
        }
    }

    private func columns(of names: [String]) -> [Int] { names.compactMap { dimensions.firstIndex(of: $0) } }
}
