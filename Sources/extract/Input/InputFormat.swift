import Stage

/// A form in which conversations are published. A form is one file of the folder Formats, and one line in the list here.
struct InputFormat: RawRepresentable, CaseIterable, Sendable {
    /// As --from names it.
    let rawValue: String
    /// Whether a record has the fields of the form.
    let recognises: @Sendable (Record) -> Bool
    /// The conversations of a record; `source` is what --source says.
    let read: @Sendable (Record, _ source: String?) throws -> [FoundConversation]

    init(
        _ name: String, recognises: @escaping @Sendable (Record) -> Bool,
        read: @escaping @Sendable (Record, _ source: String?) throws -> [FoundConversation]
    ) {
        (rawValue, self.recognises, self.read) = (name, recognises, read)
    }

    init?(rawValue name: String) {
        guard let format = InputFormat.allCases.first(where: { $0.rawValue == name }) else { return nil }
        self = format
    }

    /// The first that recognises a record is its form. Native comes last: where nothing else fits, the error speaks of that.
    static let allCases: [InputFormat] = [.paired, .tau2, .tau, .sharegpt, .wildchat, .openai, .native]

    /// The form of a record.
    static func of(_ record: Record) -> InputFormat { allCases.first { $0.recognises(record) } ?? .native }
}

extension InputFormat: Equatable {
    static func == (a: InputFormat, b: InputFormat) -> Bool { a.rawValue == b.rawValue }
}
