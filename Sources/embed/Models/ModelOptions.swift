import Stage

/// The flags of embedding by a model in a folder.
enum ModelOptions {
    static let long = OptionKey.choice(
        "long", of: LongTexts.self, help: "what becomes of texts longer than the model takes",
        details: """
            truncate: the end is cut off, as sentence-transformers does, and `truncated_tokens` counts what was cut. windows: the \
            text is read in windows of the model's length that overlap by a quarter, and its vector is their mean, weighted by \
            length, of length one where the model's are.
            """
    ).defaulting(to: .truncate).ofModel()
    static let prefixKey = OptionKey.text(
        "prefix", help: "put TEXT in front of each text",
        details: "What a model was trained with: \"query: \" or \"passage: \" for E5, the instruction for BGE's queries."
    ).advanced().ofModel()
    static let prompt = OptionKey.text(
        "prompt", value: "NAME", help: "put the model's own prompt of that name in front of each text",
        details: "Named in config_sentence_transformers.json; its default_prompt_name counts where no flag is given."
    ).advanced().ofModel("prefix")

    static let rows = [long.option, prefixKey.option, prompt.option]

    /// What is put in front of texts: --prefix, the prompt that --prompt names, or the model's default prompt.
    static func prefix(_ arguments: Arguments, _ folder: ModelFolder) throws -> String {
        if let prefix = arguments[prefixKey] { return prefix }
        let settings = try folder.optionalSettings("config_sentence_transformers.json")
        guard let name = arguments[prompt] ?? settings?["default_prompt_name"]?.string else { return "" }
        var prompts: [String: String] = [:]
        settings?["prompts"]?.forEachField { prompts[$0] = $1.string }
        guard let prompt = prompts[name] else {
            let known = prompts.isEmpty ? "none" : prompts.keys.sorted().joined(separator: ", ")
            throw Failure.usage("--prompt: found '\(name)', the model has \(known)", hint: "--prefix takes the text itself")
        }
        return prompt
    }
}

extension OptionKey {
    /// Of use where a model in a folder embeds; with the other modes --model is only a name.
    fileprivate func ofModel(_ others: OptionCondition...) -> OptionKey {
        onlyWith("model").notWith(["api", "requests", "answers", "from-npy"] + others)
    }
}
