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
    /// {messages}, with or without an id
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
        } else if record["messages"] != nil, record["source"] == nil {
            self = .openai
        } else {
            self = .native
        }
    }
}
