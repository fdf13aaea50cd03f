import Findings
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

    static func interval(_ estimate: Figure) -> String {
        guard estimate.low != nil || estimate.high != nil else { return dash }
        return "\(decimal(estimate.low))–\(decimal(estimate.high))"
    }

    /// Three digits that count: 0.124, 4.02, 11.6, 143.
    static func short(_ value: Double?) -> String {
        guard let value, value.isFinite else { return dash }
        let decimals = abs(value) < 0.9995 ? 3 : abs(value) < 9.995 ? 2 : abs(value) < 99.95 ? 1 : 0
        let text = String(format: "%.\(decimals)f", value)
        return Double(text) == 0 ? "0" : text
    }

    /// The interval of a difference, with its signs.
    static func signed(_ low: Double?, _ high: Double?) -> String {
        guard let low, let high, low.isFinite, high.isFinite else { return dash }
        func signed(_ value: Double) -> String { (value > 0 && short(value) != "0" ? "+" : "") + short(value) }
        return "\(signed(low)) to \(signed(high))"
    }

    /// A score of 100, and an interval of such.
    static func score(_ value: Double?) -> String {
        guard let value, value.isFinite else { return dash }
        return String(format: "%.1f", value)
    }

    static func scores(_ estimate: Figure) -> String {
        estimate.low == nil || estimate.high == nil ? dash : "\(score(estimate.low))–\(score(estimate.high))"
    }

    static func count(_ value: Int?) -> String { value.map(String.init) ?? dash }

    /// A list in words: "a", "a and b", "a, b and c".
    static func list(_ items: [String]) -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }
}
