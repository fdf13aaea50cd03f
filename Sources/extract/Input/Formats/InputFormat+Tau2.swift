import Stage

extension InputFormat {
    /// {simulations: [{task_id, trial, messages}], info}: results of tau2-bench.
    static let tau2 = InputFormat(
        "tau2", recognises: { $0["simulations"] != nil },
        read: { file, source in
            let model = file["info"]?["user_info"]?["llm"]?.string
            let goals = instructions(file)
            let simulations = try file.required("simulations")
            guard simulations.kind == .array else {
                throw file.mismatch(simulations, "simulations", expected: "an array of simulations")
            }
            guard file.count(of: "simulations") != 0 else { throw file.failure("is empty", field: "simulations") }
            return try simulations.elements.map { element in
                let record = try Record(element, place: file.place)
                return try FoundConversation(
                    Messages.withoutControlTokens(Messages.turns("messages", of: record)), of: record, consumed: ["messages"],
                    named: (record.trialName(), source ?? model.map { "sim:\($0)" } ?? record.missingSource()),
                    goal: goals[record.identifier(["task_id", "id"])])
            }
        })

    /// The instructions of the simulator, by task: a text, or an object of texts.
    private static func instructions(_ file: Record) -> [String: String] {
        var byTask: [String: String] = [:]
        file["tasks"]?.forEachElement { task in
            guard let id = task["id"]?.string, let given = task["user_scenario"]?["instructions"] else { return }
            var texts = [given.string].compactMap(\.self)
            given.forEachField { _, value in texts += [value.string].compactMap(\.self) }
            byTask[id] = texts.joined(separator: "\n")
        }
        return byTask
    }
}
