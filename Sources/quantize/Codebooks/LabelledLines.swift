import Stage

/// Writes records with their clusters in some codebooks.
struct LabelledLines: Sendable {
    private let codebooks: [Codebook]
    private let stage: String
    /// What is the same for all records of a codebook that came the way of those it was fitted on.
    private var suffixes: [[UInt8]] = []

    init(_ codebooks: [Codebook]) {
        (self.codebooks, stage) = (codebooks, CodebookFile.stage(of: codebooks))
        suffixes = codebooks.map { suffix($0, via: $0.via) }
    }

    private func suffix(_ codebook: Codebook, via: String?) -> [UInt8] {
        var text = JSONText()
        text.raw(",\"clusters\":\(codebook.clusters),\"codebook\":")
        text.string(codebook.name)
        text.raw(",\"via\":")
        text.string(Via.extended(via, by: stage))
        return text.bytes
    }

    /// Appends a record's line (an object with at least one field, and a newline) with its cluster.
    func write(_ line: ArraySlice<UInt8>, via: String?, _ assignment: Assignment, to text: inout JSONText) {
        let codebook = Int(assignment.codebook)
        line.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { text.raw(base, count: bytes.count - 2) }
        }
        text.raw(",\"cluster\":")
        text.raw(String(assignment.cluster))
        text.raw(",\"distance\":")
        text.number(assignment.distance)
        text.append(via == codebooks[codebook].via ? suffixes[codebook] : suffix(codebooks[codebook], via: via))
        if let projection = assignment.projection {
            text.raw(",\"projection\":[")
            text.number(projection.x)
            text.raw(",")
            text.number(projection.y)
            text.raw("]")
        }
        text.raw("}\n")
    }
}
