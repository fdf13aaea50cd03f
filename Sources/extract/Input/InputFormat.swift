import Stage

/// The forms in which conversations are published, told apart by the fields of a record.
enum InputFormat: String, CaseIterable, Sendable {
    /// {id, source, messages}
    case native
    /// {id, real_messages, simulated_messages}: the files of the distributional-gap dataset.
    case paired
    /// {conversation, conversation_hash or conversation_id, model}: rows of WildChat, LMSYS-Chat-1M and realsim.
    case wildchat
    /// {conversations: [{from, value}]}
    case sharegpt
    /// {messages}
    case openai
    /// {task_id, trial, traj}: results of tau-bench.
    case tau
    /// {simulations: [{task_id, trial, messages}], info}: results of tau2-bench.
    case tau2

    /// The form of a record; native where nothing else fits, so that the error speaks of that.
    init(of record: Record) {
        if record["real_messages"] != nil || record["simulated_messages"] != nil {
            self = .paired
        } else if record["simulations"] != nil {
            self = .tau2
        } else if record["traj"] != nil {
            self = .tau
        } else if record["conversations"]?.kind == .array {
            self = .sharegpt
        } else if record["conversation"]?.kind == .array {
            self = .wildchat
        } else if record["messages"] != nil, record["id"] == nil, record["source"] == nil {
            self = .openai
        } else {
            self = .native
        }
    }
}

/// A conversation that was found in a record, and what becomes of the record around it.
struct Found {
    var conversation: Conversation
    /// The record that the behaviors are written from.
    var record: Record
    /// Fields that the conversation was taken from; the behaviors do without them.
    var consumed: [String]
    /// Set where the record does not carry them.
    var id: String?
    var source: String?

    /// Takes the conversation out of its record and gives that an id and a source.
    var edit: RecordEdit {
        var edit = RecordEdit()
        for field in consumed { edit.remove(field) }
        if let id { edit.set("id", id) }
        if let source { edit.set("source", source) }
        return edit
    }

    /// The `via` that a record made from it has behind `stage`.
    func via(through stage: String) throws -> String { Via.extended(try record.optionalString("via"), by: stage) }
}

/// Finds the conversations of a record.
struct ConversationReader: Sendable {
    /// nil: told from each record.
    var format: InputFormat?
    /// What the source is called where records do not say, from --source.
    var source: String?

    func read(_ record: Record) throws -> [Found] {
        switch format ?? InputFormat(of: record) {
        case .native: [try native(record)]
        case .paired: try paired(record)
        case .wildchat: [try row(record, field: "conversation", keys: .openai, idFields: ["conversation_hash", "conversation_id", "id"], fallback: "real")]
        case .sharegpt: [try row(record, field: "conversations", keys: .sharegpt, idFields: ["id", "conversation_id"], fallback: "real")]
        case .openai: [try row(record, field: "messages", keys: .openai, idFields: ["id"], fallback: nil)]
        case .tau: [try tau(record)]
        case .tau2: try tau2(record)
        }
    }

    private func native(_ record: Record) throws -> Found {
        _ = try record.string("id")
        _ = try record.string("source")
        let turns = try Messages.turns(record.required("messages"), in: record, field: "messages", keys: .openai)
        return Found(
            conversation: Conversation(goal: try goal(of: record), turns: turns), record: record, consumed: ["messages"])
    }

    /// Two conversations: the person's, and the simulator's under the name that --source gives it.
    private func paired(_ record: Record) throws -> [Found] {
        let id = try identifier(record, ["id"])
        let sides = [("real_messages", "real"), ("simulated_messages", source ?? "simulated")]
        return try sides.map { field, name in
            let turns = try Messages.turns(record.required(field), in: record, field: field, keys: .openai)
            return Found(
                conversation: Conversation(goal: try goal(of: record), turns: turns), record: record,
                consumed: sides.map(\.0), id: id, source: name)
        }
    }

    private func row(_ record: Record, field: String, keys: Messages.Keys, idFields: [String], fallback: String?) throws -> Found {
        let turns = try Messages.turns(record.required(field), in: record, field: field, keys: keys)
        let given = try record.optionalString("source")
        return Found(
            conversation: Conversation(goal: try goal(of: record), turns: turns), record: record, consumed: [field],
            id: try identifier(record, idFields), source: try source ?? given ?? fallback ?? missingSource(record))
    }

    private func tau(_ record: Record) throws -> Found {
        let turns = try Messages.turns(record.required("traj"), in: record, field: "traj", keys: .openai)
        return Found(
            conversation: Conversation(goal: nil, turns: Messages.withoutControlTokens(turns)), record: record,
            consumed: ["traj", "info"], id: try trialName(record), source: try source ?? missingSource(record))
    }

    private func tau2(_ file: Record) throws -> [Found] {
        let model = file["info"]?["user_info"]?["llm"]?.string
        return try file.required("simulations").elements.map { element in
            let record = try Record(element, place: file.place)
            let turns = try Messages.turns(record.required("messages"), in: record, field: "messages", keys: .openai)
            return Found(
                conversation: Conversation(goal: nil, turns: Messages.withoutControlTokens(turns)), record: record,
                consumed: ["messages"], id: try trialName(record),
                source: try source ?? model.map { "sim:\($0)" } ?? missingSource(record))
        }
    }

    // MARK: Fields

    private func goal(of record: Record) throws -> String? {
        try record.optionalString("goal") ?? record.optionalString("scenario")
    }

    /// The first of the fields that is there, a string or a whole number; else the place of the record.
    private func identifier(_ record: Record, _ fields: [String]) throws -> String {
        for field in fields {
            guard let value = record[field], value.kind != .null else { continue }
            guard let text = value.string ?? value.integer.map(String.init) else {
                throw record.mismatch(value, field, expected: "a string or a whole number")
            }
            return text
        }
        return "\(record.place)"
    }

    /// Names one trial of one task, so that trials of a task are told apart.
    private func trialName(_ record: Record) throws -> String {
        let task = try identifier(record, ["task_id", "id"])
        guard let trial = record["trial"]?.integer else { return task }
        return "\(task)-t\(trial)"
    }

    private func missingSource(_ record: Record) throws -> String {
        throw record.failure("missing", field: "source", hint: "--source NAME says whose conversations these are, real or a simulator's")
    }
}
