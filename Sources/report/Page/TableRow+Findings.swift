import Findings

extension Table {
    /// A table of divergences in the order given.
    init(_ divergences: [DivergenceFinding]) {
        task = divergences.first?.subject.task.map { displayText($0, limit: Limits.name) }
        let codes = unique(divergences.flatMap { $0.origin.warnings ?? [] })
        let marks = Dictionary(uniqueKeysWithValues: zip(codes, (0...).lazy.map(Table.mark)))
        notes = codes.map { Note(mark: marks[$0] ?? "", text: Warning.sentence($0)) }
        let controls = divergences.filter(\.subject.isControl).count
        rows = divergences.map { divergence in
            var row = TableRow(divergence)
            row.marks = (divergence.origin.warnings ?? []).compactMap { marks[$0] }.joined(separator: " ")
            // With a codebook for each pair there is a control for each, told apart by it.
            if row.isControl, controls > 1, let codebook = divergence.subject.codebook {
                row.name += " [\(displayText(codebook, limit: Limits.name))]"
            }
            return row
        }
        confidence = ShownSettings(divergences.map(\.settings)).confidence
        maximum = Scale.maximum(logBase: divergences.first?.basis.logBase)
    }

    /// The letters a, b, ... z, then numbers.
    private static func mark(_ index: Int) -> String {
        index < 26 ? String(Character(Unicode.Scalar(UInt8(97 + index)))) : String(index + 1)
    }
}

extension TableRow {
    init(_ divergence: DivergenceFinding) {
        name = displayText(divergence.subject.sourceName, limit: Limits.name)
        isControl = divergence.subject.isControl
        marks = ""
        js = divergence.js
        cells = [
            Figures.decimal(js.value), Figures.interval(js), Figures.decimal(js.floorMean), Figures.decimal(js.floor95), Figures.p(js.p),
            Figures.decimal(divergence.klForward.value), Figures.decimal(divergence.klBackward.value),
            Figures.decimal(divergence.tvd.value), Figures.count(divergence.basis.nReference), Figures.count(divergence.basis.nSource),
        ]
    }
}

extension Warning {
    /// The sentence of a code, also of one that is not known.
    static func sentence(_ code: String) -> String {
        Warning(rawValue: code)?.sentence ?? "Warning of the findings: \(displayText(code, limit: 80))."
    }
}
