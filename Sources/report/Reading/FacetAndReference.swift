import Findings

/// What the findings of one table have in common.
struct FacetAndReference: Hashable {
    var facet: String?
    var reference: String?
}

extension Findings.Subject {
    var facetAndReference: FacetAndReference { FacetAndReference(facet: facet, reference: reference) }
}
