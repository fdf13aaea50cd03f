import Foundation

extension Table {
    /// A table of divergences in the order given.
    init(_ divergences: [DivergenceFinding]) {
        task = divergences.first?.subject.task.map { displayText($0, limit: Limits.name) }
        let codes = unique(divergences.flatMap(\.warnings))
        let marks = Dictionary(uniqueKeysWithValues: zip(codes, (0...).lazy.map(Table.mark)))
        notes = codes.map { Note(mark: marks[$0] ?? "", text: Warning.sentence($0)) }
        let controls = divergences.filter(\.isControl).count
        rows = divergences.map { divergence in
            var row = Row(divergence)
            row.marks = divergence.warnings.compactMap { marks[$0] }.joined(separator: " ")
            // With a codebook for each pair there is a control for each, told apart by it.
            if row.isControl, controls > 1, let codebook = divergence.subject.codebook {
                row.name += " [\(displayText(codebook, limit: Limits.name))]"
            }
            return row
        }
        confidence = Settings(divergences.map(\.settings)).confidence
        maximum = Scale.maximum(logBase: divergences.first?.settings["log_base"])
    }

    /// The letters a, b, ... z, then numbers.
    private static func mark(_ index: Int) -> String {
        index < 26 ? String(Character(Unicode.Scalar(UInt8(97 + index)))) : String(index + 1)
    }
}

extension Row {
    init(_ divergence: DivergenceFinding) {
        name = displayText(divergence.subject.source, limit: Limits.name)
        isControl = divergence.isControl
        marks = ""
        js = divergence.js
        cells = [
            Figures.decimal(js.value), Figures.interval(js), Figures.decimal(js.floor), Figures.decimal(js.floor95), Figures.p(js.p),
            Figures.decimal(divergence.klForward.value), Figures.decimal(divergence.klBackward.value),
            Figures.decimal(divergence.tvd.value), Figures.count(divergence.nReference), Figures.count(divergence.nSource),
        ]
    }
}

/// What the warnings of a finding mean.
enum Warning {
    static func sentence(_ code: String) -> String {
        switch code {
        case "small_n_per_cluster":
            "Fewer than ten conversations a cluster on the smaller side: much of the value is chance, so compare it with the floor, not with zero."
        case "unequal_n":
            "One side has more than twice the conversations of the other; the smaller side decides how high the floor lies."
        case "task_mix_differs":
            "The two sides hold the tasks in different shares, so part of this distance lies between tasks; the tables by task are free of that."
        default: "Warning of the findings: \(displayText(code, limit: 80))."
        }
    }
}
