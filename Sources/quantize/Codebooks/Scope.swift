/// A set of records that share a codebook.
struct Scope: Sendable {
    var domain: CodebookDomain
    /// Indices of the records, ascending.
    var members: [Int]

    var name: String { domain.name }
}
