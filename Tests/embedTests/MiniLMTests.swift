import Stage
import TestSupport
import Testing

@testable import embed

/// all-MiniLM-L6-v2 as it is published, where `make model` has put it.
@Suite(.enabled(if: MiniLM.isThere, "`make model` gets it")) struct MiniLMTests {
    private static let encoder = Result { try sentenceEncoder(ModelFolder(MiniLM.path), threads: 2) }

    /// From tokenizers 0.23.3 with the model's tokenizer.json, without [CLS] and [SEP].
    private static let tokens: [(text: String, ids: [Int32])] = [
        ("", []),
        ("Hello, world!", [7592, 1010, 2088, 999]),
        ("  two\u{9}blanks\u{A}", [2048, 8744, 2015]),
        ("unaffable embeddings", [14477, 20961, 3468, 7861, 8270, 4667, 2015]),
        ("na\u{EF}ve caf\u{E9} \u{C0}\u{C9}\u{CE}\u{D5}\u{DC}", [15743, 7668, 29347, 3695, 2226]),
        ("\u{130}stanbul \u{39F}\u{394}\u{39F}\u{3A3} \u{DF} \u{FB01}", [9960, 1169, 29722, 29730, 29733, 1096, 1984]),
        ("\u{5E2E}\u{6211}\u{8BA2}\u{4E00}\u{5BB6}\u{9152}\u{5E97}abc", [100, 1855, 100, 1740, 1825, 100, 100, 5925]),
        ("\u{30AB}\u{30BF}\u{30AB}\u{30CA} \u{3072}\u{3089}\u{304C}\u{306A}", [1700, 30235, 30226, 30241, 1673, 30211, 30177, 30193]),
        ("\u{C548}\u{B155}\u{D558}\u{C138}\u{C694}", [1463, 30006, 30021, 29992, 30010, 30025, 30005, 30006, 29997, 30009, 29999, 30013]),
        ("\u{1F600} ok \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", [100, 7929, 100]),
        ("[CLS] a [SEP] b[MASK]c [sep]", [101, 1037, 102, 1038, 103, 1039, 1031, 19802, 1033]),
        ("don't-stop...#!$", [2123, 1005, 1056, 1011, 2644, 1012, 1012, 1012, 1001, 999, 1002]),
        ("soft\u{AD}hy\u{200B}phen\u{0}nul\u{FFFD}", [3730, 10536, 8458, 2368, 11231, 2140]),
        ("e\u{301} e\u{327}\u{301}", [1041, 1041]),
        (String(repeating: "x", count: 100), [22038] + Array(repeating: 20348, count: 49)),
        (String(repeating: "x", count: 101), [100]),
        (String(repeating: "\u{E9}", count: 101), [100]),
        ("tab\u{85}next\u{2028}line\u{A0}nbsp", [21628, 2638, 18413, 2240, 1050, 5910, 2361]),
        ("def f(x):\u{A}    return x**2", [13366, 1042, 1006, 1060, 1007, 1024, 2709, 1060, 1008, 1008, 1016]),
        (
            "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{5E9}\u{5DC}\u{5D5}\u{5DD}",
            [
                1295, 17149, 29820, 29816, 25573, 1266, 29799, 29792,
                29800,
            ]
        ),
        ("\u{967}\u{968}\u{969} \u{BD} \u{B2} \u{2167}", [100, 1092, 1082, 100]),
        ("\u{FB1D}\u{1FC1}\u{212B}", [1250, 29651, 2050]),
        ("\u{1734}a\u{1885}b\u{7FD}c\u{2E43}d\u{61D}e", [100]),
    ]

    @Test(arguments: tokens.indices)
    func tokensAreThoseOfTheReference(index: Int) throws {
        let (text, ids) = Self.tokens[index]
        #expect(try Self.encoder.get().tokens(of: text) == ids)
    }

    /// From sentence-transformers 6.2 (torch 2.15): the first six components and the last two.
    private static let vectors: [(text: String, components: [Float])] = [
        ("", [-0.118838, 0.048299, -0.002548, -0.011011, 0.051951, 0.010292, 0.046549, -0.015717]),
        ("The hotel should have free parking.", [0.065044, 0.109792, 0.015341, 0.011322, 0.022495, 0.085933, -0.065873, -0.037081]),
        (
            "\u{5E2E}\u{6211}\u{8BA2}\u{4E00}\u{5BB6}\u{9152}\u{5E97} \u{1F600}",
            [
                0.046299, 0.078742, 0.004141, 0.029051, 0.000361, -0.010957, -0.048703, -0.097499,
            ]
        ),
        (String(repeating: "word ", count: 400), [-0.008124, -0.095586, -0.038673, 0.049662, -0.043794, 0.02372, 0.087092, 0.015241]),
    ]

    @Test func vectorsAreThoseOfSentenceTransformers() throws {
        let embedder = try #require(TextEmbedder(Self.encoder.get(), prefix: "", longTexts: .truncate))
        let embeddings = embedder.embeddings(of: Self.vectors.map(\.text))
        for (embedding, expected) in zip(embeddings, Self.vectors) {
            let vector = embedding.vector
            #expect(vector.count == 384)
            #expect(largestDifference(Array(vector.prefix(6) + vector.suffix(2)), expected.components) < 2e-6, "\(expected.text)")
        }
        // 400 words, of which 254 find place between [CLS] and [SEP].
        #expect(embeddings.map(\.truncatedTokens) == [0, 0, 0, 146])
    }

    @Test func vocabTxtAndTokenizerJSONGiveTheSameTokens() throws {
        let folder = try ModelFolder(MiniLM.path)
        let model = try TinyModel()
        for name in ["vocab.txt", "tokenizer_config.json"] { try model.write(name, folder.contents(name)) }
        let lines = try TokenizerFile(ModelFolder(model.path), frames: true)
        #expect(lines.before == [101] && lines.behind == [102])
        for (text, ids) in Self.tokens { #expect(lines.wordPiece.tokens(of: text) == ids) }
    }
}
