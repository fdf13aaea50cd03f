import Stage

/// A condition that findings of kind divergence must fulfil, such as `js<0.1`.
///
/// The row that compares halves of the reference is not judged: it says what chance comes to.
public struct Gate: Sendable {
    private enum Comparison: String, CaseIterable {
        // The longer ones first, so that <= is not read as <.
        case atMost = "<="
        case atLeast = ">="
        case below = "<"
        case above = ">"

        func holds(_ value: Double, _ limit: Double) -> Bool {
            switch self {
            case .atMost: value <= limit
            case .atLeast: value >= limit
            case .below: value < limit
            case .above: value > limit
            }
        }
    }

    private let text: String
    private let field: String
    private let comparison: Comparison
    private let limit: Double

    private static let expected = "a field, one of < <= > >= and a number, such as 'js<0.1'"

    public static let key = OptionKey.repeated(
        "gate", value: "CONDITION", expected: expected, help: "exit with status 1 where a finding does not fulfil it; may be repeated",
        details: "A field of the divergence findings, one of < <= > >= and a number: 'js<0.1'. A finding without the field fails."
    ) { try? Gate($0) }

    public init(_ text: String) throws {
        for comparison in Comparison.allCases {
            guard let range = text.firstRange(of: comparison.rawValue) else { continue }
            let field = text[..<range.lowerBound].filter { $0 != " " }
            guard !field.isEmpty, let limit = Double(text[range.upperBound...].filter { $0 != " " }), limit.isFinite else { break }
            (self.text, self.field, self.comparison, self.limit) = (text, field, comparison, limit)
            return
        }
        throw Failure.usage("--gate: found '\(text)', expected \(Gate.expected)")
    }

    /// What is wrong with a finding by this condition; nil where it holds or does not apply.
    public func violation(of finding: FlatFinding) -> String? {
        guard finding.kind == FindingKind.divergence.rawValue, finding.subject.split == nil else { return nil }
        let value = finding[field]
        if let value, comparison.holds(value, limit) { return nil }
        let about = finding.subject
        let subject = [about.task, about.facet, about.source].compactMap { $0 }.joined(separator: ", ")
        return "gate \(text) does not hold: \(field) is \(value.map { "\($0)" } ?? "missing") for \(subject)"
    }
}

extension Run {
    /// Judges a finding; where a gate does not hold, says so and makes 1 the exit status.
    public func judge(_ finding: FlatFinding, by gates: [Gate]) {
        for violation in gates.compactMap({ $0.violation(of: finding) }) {
            writeToStandardError(onOneLine("\(program.command): \(violation)"))
            status = .gateFailed
        }
    }
}
