import Foundation
import Stage

/// The tokenizer of a model's folder: tokenizer.json, or vocab.txt with tokenizer_config.json.
struct TokenizerFile {
    let wordPiece: WordPiece
    /// What a model puts before and behind the numbers of a text: [CLS] and [SEP].
    let before: [Int32]
    let behind: [Int32]

    /// The largest number that a text can get.
    var largest: Int32 { max(wordPiece.largest, (before + behind).max() ?? 0) }

    /// What numbers depend on besides the text.
    var settings: [String] { wordPiece.settings + ["between \(before) and \(behind)"] }

    private static let supported = "BERT's WordPiece (BertNormalizer, BertPreTokenizer)"

    /// Without `frames` it does not matter what is put around a text; `lowercases` makes lower case of all texts.
    init(_ folder: ModelFolder, frames: Bool, lowercases: Bool = false) throws {
        if folder.has("tokenizer.json") {
            try self.init(json: try folder.settings("tokenizer.json"), frames: frames, lowercases)
        } else if folder.has("vocab.txt") {
            try self.init(lines: folder, lowercases)
        } else {
            throw Failure(
                .noInput, "\(folder.path): neither tokenizer.json nor vocab.txt", hint: "supported is \(TokenizerFile.supported)")
        }
    }

    // MARK: tokenizer.json

    private init(json: Record, frames: Bool, _ alsoLowercases: Bool) throws {
        let model = try json.required("model")
        try TokenizerFile.expect(json, "model", "type", "WordPiece", absent: "WordPiece")
        let normalizer = try json.required("normalizer")
        try TokenizerFile.expect(json, "normalizer", "type", "BertNormalizer")
        try TokenizerFile.expect(json, "pre_tokenizer", "type", "BertPreTokenizer")
        try TokenizerFile.expect(json, "model", "continuing_subword_prefix", "##", absent: "##")
        let lowercases = normalizer["lowercase"]?.bool ?? true
        var pieces: [(piece: String, id: Int32)] = []
        try model["vocab"]?.forEachField { piece, id in
            guard let id = id.integer, (0...Int(Int32.max)).contains(id) else {
                throw json.failure("'\(piece)' has no whole number", field: "model.vocab")
            }
            pieces.append((piece, Int32(id)))
        }
        let vocabulary = Vocabulary(pieces)
        let unknown = model["unk_token"]?.string ?? "[UNK]"
        guard let unknownID = vocabulary[unknown] else { throw json.failure("\(unknown) is not in it", field: "model.vocab") }
        wordPiece = WordPiece(
            vocabulary, unknown: unknownID,
            normalizer: BertNormalizer(
                cleansText: normalizer["clean_text"]?.bool ?? true,
                separatesIdeographs: normalizer["handle_chinese_chars"]?.bool ?? true,
                stripsAccents: normalizer["strip_accents"]?.bool ?? lowercases, lowercases: lowercases || alsoLowercases),
            specials: try TokenizerFile.specials(json), longestWord: model["max_input_chars_per_word"]?.integer ?? WordPiece.longestWord)
        (before, behind) = frames ? try TokenizerFile.frame(json) : ([], [])
    }

    private static func expect(_ json: Record, _ part: String, _ name: String, _ expected: String, absent: String? = nil) throws {
        let found = json[part]?[name]?.string ?? absent ?? "none"
        guard found == expected else { throw json.unsupported("\(part).\(name)", found: found, supported: supported) }
    }

    private static func specials(_ json: Record) throws -> [WordPiece.Special] {
        try (json["added_tokens"]?.elements ?? []).map { token in
            guard let text = token["content"]?.string, let id = token["id"]?.integer, (0...Int(Int32.max)).contains(id) else {
                throw json.failure("expected tokens with content and id", field: "added_tokens")
            }
            // Blanks next to a token, which lstrip and rstrip take along, part words anyway.
            for flag in ["normalized", "single_word"] where token[flag]?.bool == true {
                throw json.unsupported(
                    "added_tokens", found: "'\(text)' with \(flag)", supported: "tokens that are found as they are written")
            }
            return WordPiece.Special(text: Array(text.utf8), id: Int32(id))
        }
    }

    private static func frame(_ json: Record) throws -> (before: [Int32], behind: [Int32]) {
        let processor = try json.required("post_processor")
        func id(_ value: JSONValue?) throws -> Int32 {
            guard let id = value?.integer, (0...Int(Int32.max)).contains(id) else {
                throw json.failure("a special token without a number", field: "post_processor")
            }
            return Int32(id)
        }
        switch processor["type"]?.string {
        case "BertProcessing":
            return (try [id(processor["cls"]?.elements.last)], try [id(processor["sep"]?.elements.last)])
        case "TemplateProcessing":
            let parts = processor["single"]?.elements ?? []
            guard let text = parts.firstIndex(where: { $0["Sequence"] != nil }) else {
                throw json.failure("no place for the text", field: "post_processor.single")
            }
            func ids(_ parts: ArraySlice<JSONValue>) throws -> [Int32] {
                try parts.flatMap { part in
                    guard let name = part["SpecialToken"]?["id"]?.string else {
                        throw json.unsupported("post_processor.single", found: part.source, supported: "special tokens around one text")
                    }
                    return try (processor["special_tokens"]?[name]?["ids"]?.elements ?? []).map { try id($0) }
                }
            }
            return (try ids(parts[..<text]), try ids(parts[(text + 1)...]))
        default:
            throw json.unsupported(
                "post_processor.type", found: processor["type"]?.string ?? processor.kind.name,
                supported: "TemplateProcessing, BertProcessing")
        }
    }

    // MARK: vocab.txt

    private init(lines folder: ModelFolder, _ alsoLowercases: Bool) throws {
        let config = try folder.optionalSettings("tokenizer_config.json")
        let text = String(decoding: try folder.contents("vocab.txt"), as: UTF8.self)
        var lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        let vocabulary = Vocabulary(
            lines.enumerated().map { index, line in (String(line.last == "\r" ? line.dropLast() : line), Int32(index)) })
        func special(_ role: String, _ usual: String) throws -> WordPiece.Special {
            let token = config?[role]?.string ?? config?[role]?["content"]?.string ?? usual
            guard let id = vocabulary[token] else { throw Failure(.data, "\(folder.file("vocab.txt")): \(token) is not in it") }
            return WordPiece.Special(text: Array(token.utf8), id: id)
        }
        let (unknown, first, last) = (
            try special("unk_token", "[UNK]"), try special("cls_token", "[CLS]"), try special("sep_token", "[SEP]")
        )
        let others = [try? special("pad_token", "[PAD]"), try? special("mask_token", "[MASK]")].compactMap { $0 }
        let lowercases = try config?.flag("do_lower_case", absent: true) ?? true
        wordPiece = WordPiece(
            vocabulary, unknown: unknown.id,
            normalizer: BertNormalizer(
                separatesIdeographs: try config?.flag("tokenize_chinese_chars", absent: true) ?? true,
                stripsAccents: try config?.flag("strip_accents", absent: lowercases) ?? lowercases, lowercases: lowercases || alsoLowercases
            ),
            specials: [unknown, first, last] + others)
        (before, behind) = ([first.id], [last.id])
    }
}
