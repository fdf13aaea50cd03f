import Stage

/// Answers of annotators to odd-one-out triplets, and the key to them.
struct AnswerTable {
    struct Key: Sendable {
        var odd: String
        var facet: String
        /// Empty where the key names none.
        var codebook = ""
        var via: String?
        var place: Place
    }

    struct Answer: Sendable {
        var triplet: String
        var participant: String
        var choice: String
        var place: Place
    }

    private(set) var keys: [String: Key] = [:]
    private(set) var answers: [Answer] = []
    var isEmpty: Bool { keys.isEmpty && answers.isEmpty }
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        enum Row: Sendable {
            case key(triplet: String, Key)
            case answer(Answer)
        }

        var rows: [Row] = []
    }

    /// A record with a field odd is one of the key.
    static func read(_ record: Record, into batch: inout Batch) throws {
        let triplet = try record.string("triplet")
        if record["odd"] != nil {
            let key = Key(
                odd: try record.choice("odd", of: Triplet.places), facet: try record.optionalString("facet") ?? "",
                codebook: try record.optionalString("codebook") ?? "", via: try record.optionalString("via"), place: record.place)
            batch.rows.append(.key(triplet: triplet, key))
        } else {
            batch.rows.append(
                .answer(
                    Answer(
                        triplet: triplet, participant: try record.string("participant"),
                        choice: try record.choice("choice", of: Triplet.places), place: record.place)))
        }
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try add(row)
            } catch let failure as Failure {
                guard case .answer(let answer) = row else { throw failure }
                try run.refuse(failure, text: Array(answer.triplet.utf8), source: answer.participant)
            }
        }
    }

    private mutating func add(_ row: Batch.Row) throws {
        switch row {
        case .key(let triplet, let key):
            try viaCheck.check(key.via, in: key.codebook, at: key.place)
            if let first = keys[triplet] {
                throw Failure(.data, "triplet '\(triplet)' has a key already, at \(first.place)", at: key.place, field: "triplet")
            }
            keys[triplet] = key
        case .answer(let answer):
            try unique.insert([answer.triplet, answer.participant], named: ["triplet", "participant"], at: answer.place)
            answers.append(answer)
        }
    }
}
