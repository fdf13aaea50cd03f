import Stage

/// Refuses sources among which there is nothing to compare.
func checkSources(_ sources: Set<String>, reference: String, facet: String? = nil) throws {
    let names = sources.sorted()
    let place = facet.map { " of the facet '\($0)'" } ?? ""
    guard names.contains(reference) else {
        throw Failure(
            .data, "no record of the reference '\(reference)'\(place), found the sources \(names.joined(separator: ", "))",
            hint: "--reference names the source that the others are compared with")
    }
    guard names.count > 1 else {
        throw Failure(.data, "only the source '\(reference)' in the input\(place), expected a simulator to compare with it")
    }
}
