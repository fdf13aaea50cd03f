import Stage

/// The names of a conversation, from the fields of its record.
extension Record {
    /// The first of the fields that is there, a string or a whole number; else the place of the record.
    func identifier(_ fields: [String]) throws -> String {
        for field in fields {
            guard let value = self[field], value.kind != .null else { continue }
            guard let text = value.string ?? value.integer.map(String.init) else {
                throw mismatch(value, field, expected: "a string or a whole number")
            }
            return text
        }
        return "\(place)"
    }

    /// Names one trial of one task, so that trials of a task are told apart.
    func trialName() throws -> String {
        let task = try identifier(["task_id", "id"])
        guard let trial = self["trial"]?.integer else { return task }
        return "\(task)-t\(trial)"
    }

    func missingSource() throws -> String {
        throw failure("missing", field: "source", hint: "--source NAME says whose conversations these are, real or a simulator's")
    }
}
