import Stage

/// Finds the conversations of a record.
struct ConversationReader: Sendable {
    /// The source of people's conversations.
    static let real = "real"

    /// nil: told from each record.
    var format: InputFormat?
    /// What the source is called where records do not say, from --source.
    var source: String?

    func read(_ record: Record) throws -> [Found] {
        switch format ?? InputFormat(of: record) {
        case .native: [try native(record)]
        case .paired: try paired(record)
        case .wildchat:
            [
                try row(
                    record, field: "conversation", idFields: ["conversation_hash", "conversation_id", "id"],
                    fallback: ConversationReader.real)
            ]
        case .sharegpt: [try row(record, field: "conversations", idFields: ["id", "conversation_id"], fallback: ConversationReader.real)]
        case .openai: [try row(record, field: "messages", idFields: ["id"], fallback: nil)]
        case .tau: [try tau(record)]
        case .tau2: try tau2(record)
        }
    }

    private func native(_ record: Record) throws -> Found {
        try Found(Messages.turns("messages", of: record), of: record, consumed: ["messages"])
    }

    /// Two conversations: the person's, and the simulator's under the name that --source gives it.
    private func paired(_ record: Record) throws -> [Found] {
        let id = try identifier(record, ["id"])
        let sides = [("real_messages", ConversationReader.real), ("simulated_messages", source ?? "simulated")]
        return try sides.map { field, name in
            try Found(Messages.turns(field, of: record), of: record, consumed: sides.map(\.0), named: (id, name))
        }
    }

    private func row(_ record: Record, field: String, idFields: [String], fallback: String?) throws -> Found {
        let given = try record.optionalString("source")
        return try Found(
            Messages.turns(field, of: record), of: record, consumed: [field],
            named: (identifier(record, idFields), given ?? source ?? fallback ?? missingSource(record)))
    }

    private func tau(_ record: Record) throws -> Found {
        try Found(
            Messages.withoutControlTokens(Messages.turns("traj", of: record)), of: record, consumed: ["traj", "info"],
            named: (trialName(record), source ?? missingSource(record)), goal: record["info"]?["task"]?["instruction"]?.string)
    }

    private func tau2(_ file: Record) throws -> [Found] {
        let model = file["info"]?["user_info"]?["llm"]?.string
        let goals = instructions(file)
        let simulations = try file.required("simulations")
        guard simulations.kind == .array else { throw file.mismatch(simulations, "simulations", expected: "an array of simulations") }
        guard file.count(of: "simulations") != 0 else { throw file.failure("is empty", field: "simulations") }
        return try simulations.elements.map { element in
            let record = try Record(element, place: file.place)
            return try Found(
                Messages.withoutControlTokens(Messages.turns("messages", of: record)), of: record, consumed: ["messages"],
                named: (trialName(record), source ?? model.map { "sim:\($0)" } ?? missingSource(record)),
                goal: goals[identifier(record, ["task_id", "id"])])
        }
    }

    /// What the simulator of tau2-bench was told, by task: a text, or an object of texts.
    private func instructions(_ file: Record) -> [String: String] {
        var byTask: [String: String] = [:]
        file["tasks"]?.forEachElement { task in
            guard let id = task["id"]?.string, let told = task["user_scenario"]?["instructions"] else { return }
            var texts = [told.string].compactMap(\.self)
            told.forEachField { _, value in texts += [value.string].compactMap(\.self) }
            byTask[id] = texts.joined(separator: "\n")
        }
        return byTask
    }

    // MARK: Fields

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
