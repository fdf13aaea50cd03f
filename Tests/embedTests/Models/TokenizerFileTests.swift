import Stage
import TestSupport
import Testing

@testable import embed

@Suite struct TokenizerFileTests {
    private func file(_ json: String, frames: Bool = true, lowercases: Bool = false) throws -> TokenizerFile {
        let model = try TinyModel()
        try model.write("tokenizer.json", json)
        return try TokenizerFile(ModelFolder(model.path), frames: frames, lowercases: lowercases)
    }

    @Test func bothKindsOfFrameAreRead() throws {
        let bert = try file(TinyModel.tokenizer())
        #expect(bert.before == [2] && bert.behind == [3] && bert.largest == 26)
        let template = TinyModel.tokenizer().replacing(
            #"{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]}"#,
            with: """
                {"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},
                 {"SpecialToken":{"id":"[SEP]","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}}],
                 "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}}
                """)
        let both = try file(template)
        #expect(both.before == [2] && both.behind == [3, 3])
    }

    @Test func caseIsThatOfTheFileUnlessTheModelWantsLowerCase() throws {
        let cased = TinyModel.tokenizer().replacing("\"lowercase\":true", with: "\"lowercase\":false")
        #expect(try file(cased).wordPiece.tokens(of: "The") == [1])
        #expect(try file(cased, lowercases: true).wordPiece.tokens(of: "The") == [5])
        // Accents stay where case stays, unless it is said.
        #expect(try file(cased).wordPiece.normalizer.stripsAccents == false)
    }

    @Test(arguments: [
        (TinyModel.tokenizer(normalizer: "Sequence"), "field 'normalizer.type': found Sequence, supported is BERT's WordPiece"),
        (TinyModel.tokenizer().replacing("\"type\":\"WordPiece\"", with: "\"type\":\"Unigram\""), "field 'model.type': found Unigram"),
        (TinyModel.tokenizer().replacing("BertPreTokenizer", with: "Metaspace"), "field 'pre_tokenizer.type': found Metaspace"),
        (
            TinyModel.tokenizer().replacing("BertProcessing", with: "RobertaProcessing"),
            "field 'post_processor.type': found RobertaProcessing"
        ),
        (TinyModel.tokenizer(special: "\"normalized\":true"), "field 'added_tokens': found '[PAD]' with normalized"),
        (
            TinyModel.tokenizer().replacing("\"unk_token\":\"[UNK]\"", with: "\"unk_token\":\"<unk>\""),
            "field 'model.vocab': <unk> is not in it"
        ),
        (TinyModel.tokenizer().replacing("\"the\":5", with: "\"the\":-5"), "field 'model.vocab': 'the' has no whole number"),
        ("{\"model\":", "byte"), ("{}", "field 'model': missing"),
    ])
    func othersAreRefused(json: String, message: String) {
        let failure = #expect(throws: Failure.self) { _ = try file(json) }
        let text = failure?.lines(program: "embed") ?? ""
        #expect(failure?.status == .data && text.contains(message) && text.contains("tokenizer.json"), "\(text)")
    }

    @Test func vocabularyOfLines() throws {
        let model = try TinyModel()
        try model.write("vocab.txt", TinyModel.pieces.joined(separator: "\n") + "\n")
        let file = try TokenizerFile(ModelFolder(model.path), frames: true)
        let json = try self.file(TinyModel.tokenizer())
        #expect(file.before == [2] && file.behind == [3])
        for text in TinyModel.texts { #expect(file.wordPiece.tokens(of: text) == json.wordPiece.tokens(of: text)) }
        try model.write("tokenizer_config.json", "{\"do_lower_case\":false,\"cls_token\":{\"content\":\"the\"}}")
        let cased = try TokenizerFile(ModelFolder(model.path), frames: true)
        #expect(cased.before == [5] && cased.wordPiece.tokens(of: "Cat cat") == [1, 6])
        try model.write("vocab.txt", "[UNK]\n[CLS]\n")
        let failure = #expect(throws: Failure.self) { _ = try TokenizerFile(ModelFolder(model.path), frames: true) }
        #expect(failure?.message.contains("the is not in it") == true, "\(String(describing: failure))")
    }

    @Test func noVocabularyIsNoInput() throws {
        let model = try TinyModel()
        let failure = #expect(throws: Failure.self) { _ = try TokenizerFile(ModelFolder(model.path), frames: true) }
        #expect(failure?.status == .noInput && failure?.message.contains("neither tokenizer.json nor vocab.txt") == true)
    }
}
