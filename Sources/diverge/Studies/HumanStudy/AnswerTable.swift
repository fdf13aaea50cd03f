import Stage

/// The right answer to a triplet, with where its texts come from.
struct TripletKey: Sendable {
    var odd: String
    var facet: String
    /// Empty where the key names none.
    var codebook = ""
    var via: String?
    var place: Place
}

/// What one annotator chose.
struct TripletAnswer: Sendable {
    var triplet: String
    var participant: String
    var choice: String
    var place: Place
}

/// A line of the key, or an answer, on its way into the table.
enum IncomingAnswer: IntakeRow {
    case key(triplet: String, TripletKey)
    case answer(TripletAnswer)

    static let identityFields = ["triplet", "participant"]

    /// A line of the key is of no participant.
    var identity: [String]? {
        switch self {
        case .key: nil
        case .answer(let answer): [answer.triplet, answer.participant]
        }
    }

    /// Answers do not say where the triplets come from.
    var group: String {
        switch self {
        case .key(_, let key): "codebook \(key.codebook)"
        case .answer: "answers"
        }
    }

    var via: String? {
        switch self {
        case .key(_, let key): key.via
        case .answer: nil
        }
    }

    var source: String {
        switch self {
        case .key: "key"
        case .answer(let answer): answer.participant
        }
    }

    var place: Place {
        switch self {
        case .key(_, let key): key.place
        case .answer(let answer): answer.place
        }
    }
}

/// Answers of annotators to odd-one-out triplets, and the key to them.
struct AnswerTable: StudyTable {
    var intake: Intake
    private(set) var keys: [String: TripletKey] = [:]
    /// By triplet and participant once all is read.
    private(set) var answers: [TripletAnswer] = []
    var isEmpty: Bool { keys.isEmpty && answers.isEmpty }

    let layout: UnitField

    static let form = RecordForm(
        "an answer", from: .answer, marks: ["triplet"], needs: ["triplet", "participant", "choice"],
        writtenBy: "annotators answer what --triplets writes")

    init(_ arguments: Arguments, _ common: CommonSettings) { (intake, layout) = (Intake(allowMixed: common.allowMixed), common.units) }

    /// The first `via` of the keys to some triplets in the order of their bytes.
    func via(of triplets: some Sequence<String>) -> String? {
        Set(triplets.compactMap { keys[$0]?.codebook }).compactMap { intake.via(of: "codebook \($0)") }.min()
    }

    /// A record with a field odd is one of the key.
    static func read(_ record: Record, by _: UnitField, into batch: inout Batch) throws {
        let triplet = try record.string("triplet")
        if record["odd"] != nil {
            let key = TripletKey(
                odd: try record.choice("odd", of: Triplet.places), facet: try record.optionalString("facet") ?? "",
                codebook: try record.optionalString("codebook") ?? "", via: try record.optionalString("via"), place: record.place)
            batch.append(.key(triplet: triplet, key), of: record)
        } else {
            let answer = TripletAnswer(
                triplet: triplet, participant: try record.string("participant"),
                choice: try record.choice("choice", of: Triplet.places), place: record.place)
            batch.append(.answer(answer), of: record)
        }
    }

    func check(_ row: IncomingAnswer) throws {
        guard case .key(let triplet, let key) = row, let first = keys[triplet] else { return }
        throw Failure(.data, "triplet '\(triplet)' has a key already, at \(first.place)", at: key.place, field: "triplet")
    }

    mutating func add(_ row: IncomingAnswer, from _: NothingShared) {
        switch row {
        case .key(let triplet, let key): keys[triplet] = key
        case .answer(let answer): answers.append(answer)
        }
    }

    /// Puts the answers into an order that does not depend on how they came.
    mutating func finish() {
        answers.sort { ($0.triplet, $0.participant) < ($1.triplet, $1.participant) }
        intake.forgetIdentities()
    }
}
