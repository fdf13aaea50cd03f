import Stage

/// What the labels of a conversation were read off: its first `limit` places, and how many more there are.
struct EvidenceList: Sendable {
    static let limit = 1000

    private(set) var pieces: [Evidence] = []
    private(set) var leftOut = 0

    /// Labels of a message, as many as may still be listed.
    var nextLabels: MessageLabels { MessageLabels(limit: EvidenceList.limit - pieces.count) }

    mutating func add(_ labels: MessageLabels, in bytes: UnsafeBufferPointer<UInt8>, turn: Int) {
        let listed = Evidence.of(labels.leading, in: bytes, turn: turn)
        pieces += listed
        leftOut += labels.count - listed.count
    }
}

extension RecordEdit {
    mutating func set(_ evidence: EvidenceList) {
        set("evidence", evidence.pieces.map(\.object))
        if evidence.leftOut > 0 { set("evidence_left_out", evidence.leftOut) } else { remove("evidence_left_out") }
    }
}
