import Stage

/// A form of record: the fields by which it is recognised, and those that it needs.
struct RecordForm: Sendable {
    /// Where records of a form come from, in the order in which data goes through the programs. Records keep the fields of earlier
    /// programs, so the forms of later ones are looked for first; those of one place in the order of the studies.
    enum Origin: Int, Sendable { case conversation, judgment, preference, behavior, embedding, measures, assignment, answer, finding }

    /// With its article.
    let name: String
    let origin: Origin
    /// A record that has one of these is of the form.
    let marks: [String]
    let needs: [String]
    /// The program that writes such records, as a sentence.
    let writtenBy: String

    init(_ name: String, from origin: Origin, marks: [String], needs: [String], writtenBy: String) {
        (self.name, self.origin, self.marks, self.needs, self.writtenBy) = (name, origin, marks, needs, writtenBy)
    }

    func isMarked(_ record: Record) -> Bool { marks.contains { record[$0] != nil } }

    func missing(in record: Record) -> [String] { needs.filter { record[$0] == nil } }

    /// What is wrong with a record that is of none of the forms: the fields it has, and what it lacks to be of the nearest form.
    static func unknown(_ record: Record, among forms: [RecordForm]) -> Failure {
        let names = record.names.map { String($0.prefix(40)) }
        let fields = names.isEmpty ? "no field" : "the field\(names.count == 1 ? "" : "s") \(listed(Array(names.prefix(12))))"
        let nearest = forms.min { $0.missing(in: record).count < $1.missing(in: record).count }
        guard let nearest else { return record.failure("found \(fields)") }
        return record.failure(
            "found \(fields); nearest is \(nearest.name), which also needs \(listed(nearest.missing(in: record)))", hint: nearest.writtenBy)
    }
}

/// "a", "a and b", "a, b and c".
private func listed(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.first ?? "" }
    return "\(words.dropLast().joined(separator: ", ")) and \(last)"
}
