import Numerics
import Stage

/// How the vectors of a sequence's tokens become one.
enum Pooling: String, CaseIterable {
    case cls, mean, max

    /// The one that a module's settings name: `pooling_mode`, or flags in older files.
    init(_ settings: Record) throws {
        let flags = [
            "pooling_mode_cls_token": "cls", "pooling_mode_max_tokens": "max", "pooling_mode_mean_tokens": "mean",
            "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens", "pooling_mode_weightedmean_tokens": "weightedmean",
            "pooling_mode_lasttoken": "lasttoken",
        ]
        let named = settings["pooling_mode"]
        var modes = named?.string.map { [$0] } ?? named?.elements.compactMap(\.string) ?? []
        if named == nil { modes = try flags.filter { try settings.flag($0.key, absent: false) }.values.sorted() }
        if named == nil, modes.isEmpty { modes = ["mean"] }
        guard modes.count == 1, let pooling = Pooling(rawValue: modes[0]) else {
            let names = Pooling.allCases.map(\.rawValue).joined(separator: ", ")
            throw settings.unsupported("pooling_mode", found: modes.joined(separator: " and "), supported: "one of \(names)")
        }
        guard try settings.flag("include_prompt", absent: true) else {
            throw settings.unsupported("include_prompt", found: "false", supported: "true")
        }
        self = pooling
    }

    /// The vector of the sequence whose tokens are these rows.
    func vector(of states: Matrix, rows: Range<Int>) -> [Float] {
        var vector = Array(states.row(rows.lowerBound))
        guard self != .cls else { return vector }
        for row in rows.dropFirst() {
            states.withRow(row) { state in
                for (index, value) in state.enumerated() {
                    vector[index] = self == .max ? Swift.max(vector[index], value) : vector[index] + value
                }
            }
        }
        return self == .max ? vector : vector.map { $0 / Float(rows.count) }
    }
}
