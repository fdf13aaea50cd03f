/// What kind of thing a user asks for (Liu et al., 2605.02624, and the ninth label of its prompt, system_management).
enum Intent: Int, NamedCases {
    /// A fact, an item, a record.
    case infoRetrieval
    /// Recommendations, ideas, options.
    case infoDiscovery
    /// How or why something is, what it means.
    case infoUnderstanding
    /// A summary, an extract, a translation of what was given.
    case infoDistillation
    /// A comparison, calculation, diagnosis, judgement.
    case infoAnalysis
    /// How to do something.
    case methodGuidance
    /// Content that was not there before.
    case contentGeneration
    /// Content of the conversation changed.
    case contentModification
    /// Roles and standing orders for the assistant, and actions in a system: to book, cancel, transfer.
    case systemManagement

    static let names = spelledNames
}
