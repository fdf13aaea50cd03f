/// Every aspect and measure with what it counts: what --aspects prints, which is docs/aspects.md.
enum AspectList {
    static let facets: [(facet: Facet, aspects: [Aspect])] = [
        (.requests, Aspect.requests), (.responses, Aspect.responses), (.context, Aspect.context), (.style, Aspect.style),
        (.damsl, Aspect.damsl), (.sgd, Aspect.sgd),
    ]

    static let measures: [(set: MeasureSet, aspects: [Aspect])] = [(.realsim, Aspect.realsim), (.shape, Aspect.shape), (.usi, Aspect.usi)]

    static var text: String {
        var lines = [
            "# Aspects and measures", "",
            "What `extract` counts, printed by `extract --aspects`. A share is from 0 to 1, and of the user's messages unless it says",
            "otherwise; where nothing of the kind occurs the aspect is left out and counts as 0. What \"holds\" is 1. The facet combined",
            "has the aspects of all six facets.",
        ]
        for (facet, aspects) in facets { lines += ["", "## Facet \(facet.rawValue)", ""] + aspects.map(line) }
        for (set, aspects) in measures { lines += ["", "## Measures \(set.rawValue)", ""] + aspects.map(line) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func line(_ aspect: Aspect) -> String { "- \(aspect.name): \(aspect.gloss)" }
}
