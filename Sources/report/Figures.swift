import Foundation

/// How numbers are shown; what is missing is a dash.
enum Figures {
    static let dash = "–"

    /// Three decimals; never a negative zero.
    static func decimal(_ value: Double?) -> String {
        guard let value, value.isFinite else { return dash }
        let text = String(format: "%.3f", value)
        return text == "-0.000" ? "0.000" : text
    }

    /// A p-value: "<0.001" below that.
    static func p(_ value: Double?) -> String {
        guard let value, value.isFinite else { return dash }
        return value < 0.001 ? "<0.001" : decimal(value)
    }

    static func interval(_ estimate: Estimate) -> String {
        guard estimate.low != nil || estimate.high != nil else { return dash }
        return "\(decimal(estimate.low))–\(decimal(estimate.high))"
    }

    static func count(_ value: Int?) -> String { value.map(String.init) ?? dash }

    /// A list in words: "a", "a and b", "a, b and c".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}
