import Stage

/// The flags of embedding by a model that is at hand.
enum ModelOptions {
    static let options: [Option] = [
        Option(
            "long", choices: LongTexts.allCases.map(\.rawValue), default: LongTexts.truncate.rawValue,
            help: "what becomes of texts longer than the model takes",
            details: """
                truncate: the end is cut off, as sentence-transformers does, and `truncated_tokens` counts what was cut. windows: the \
                text is read in windows of the model's length that overlap by a quarter, and its vector is their mean, weighted by \
                length, of length one where the model's are.
                """),
        Option(
            "prefix", value: "TEXT", help: "put TEXT in front of each text",
            details: "What a model was trained with: \"query: \" or \"passage: \" for E5, the instruction for BGE's queries.",
            isAdvanced: true),
        Option(
            "prompt", value: "NAME", help: "put the model's own prompt of that name in front of each text",
            details: "Named in config_sentence_transformers.json; its default_prompt_name counts where no flag is given.", isAdvanced: true),
    ]

    /// What is put in front of texts: --prefix, the prompt that --prompt names, or the model's default prompt.
    static func prefix(_ arguments: Arguments, _ folder: ModelFolder) throws -> String {
        if let prefix = arguments.string("prefix") {
            guard !arguments.has("prompt") else { throw Failure.usage("--prefix cannot be used with --prompt") }
            return prefix
        }
        let settings = try folder.optionalSettings("config_sentence_transformers.json")
        guard let name = arguments.string("prompt") ?? settings?["default_prompt_name"]?.string else { return "" }
        var prompts: [String: String] = [:]
        settings?["prompts"]?.forEachField { prompts[$0] = $1.string }
        guard let prompt = prompts[name] else {
            let known = prompts.isEmpty ? "none" : prompts.keys.sorted().joined(separator: ", ")
            throw Failure.usage("--prompt: found '\(name)', the model has \(known)", hint: "--prefix takes the text itself")
        }
        return prompt
    }
}
