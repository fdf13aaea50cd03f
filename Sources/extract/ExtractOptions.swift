import Stage

/// The options of extract; those that select conversations are Conversations' own.
enum ExtractOptions {
    static let facet = OptionKey.list(
        "facet", of: Facet.self, groups: [("all", Facet.allCases.filter(\.isAbstract))], help: "facets to describe",
        details: "all stands for the six rule facets and combined."
    ).defaulting(to: [.combined], shown: Facet.combined.rawValue).short("f")
    static let measures = OptionKey.list(
        "measures", of: MeasureSet.self, help: "sets of measures, in place of facets", details: "See the section Measures."
    ).notWith("facet")
    static let lexicon = OptionKey.inputFile(
        "lexicon", help: "words of your own for the measures of usi",
        details: """
            [heading], then words and phrases separated by commas, or on a line of its own a /regular expression/ as Python's re has it, \
            without look-around and back-references. Its headings take the place of the program's, for all languages: \
            \(USILexicon.Heading.allCases.map(\.rawValue).joined(separator: ", ")).
            """
    ).advanced().onlyWith("measures usi")
    static let by = OptionKey.text(
        "by", value: "FIELD", help: "one profile per value of FIELD, not per conversation",
        details: """
            FIELD is such as user. A record for each of its values and each source, with `id` and FIELD the value, in the order in which \
            they come first. A profile quotes: leave out the conversation that a simulator is to be tested on, as with \
            --where 'id!=17'.
            """
    ).advanced().onlyWith("facet profile").notWith("sample")
    static let aspects = OptionKey.flag(
        "aspects", help: "list what each aspect and measure counts, and end", details: "The list is docs/aspects.md."
    ).notWith("facet", "measures")
    static let from = OptionKey.choice("from", of: InputFormat.self, none: "detect", help: "form of the input")
    static let language = OptionKey.choice(
        "language", among: (try? Languages.builtIn.get().codes) ?? [], none: "auto", help: "language of the users",
        details: """
            auto recognises each conversation's by script and stop words. A conversation in a language without a word list is described by \
            what needs no words, and its text says so.
            """)
    static let source = OptionKey.text(
        "source", value: "NAME", help: "source of records that name none",
        details: "In a paired file, the name of the simulator. Rows of WildChat and ShareGPT without a source are real.")

    static let rows =
        [facet.option, measures.option, lexicon.option, aspects.option, by.option, from.option, language.option, source.option]
        + Conversations.options
}
