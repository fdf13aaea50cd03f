import Testing

@testable import embed

@Suite struct HashingEncoderTests {
    private func vector(_ text: String, dimensions: Int = 256) -> [Float] {
        var workspace = HashingEncoder.Workspace()
        var text = text
        return text.withUTF8 { HashingEncoder(dimensions: dimensions).encode($0, using: &workspace) }
    }

    private func cosine(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    @Test(arguments: ["a", "Thank you so much!", "帮我订一家酒店", "👩‍👩‍👧 مرحبا", String(repeating: "long text ", count: 5000)])
    func lengthIsOne(text: String) {
        let vector = vector(text)
        #expect(vector.count == 256 && abs(cosine(vector, vector) - 1) < 1e-5)
    }

    @Test func textWithoutCharactersIsZero() {
        #expect(vector("").allSatisfy { $0 == 0 })
        #expect(vector(" \n ").allSatisfy { $0 == 0 })
    }

    /// The same text gives the same vector everywhere. From a second version of the definition, written in Python with
    /// unicodedata; other bits need a new name in the encoder's settings.
    @Test func knownVector() {
        let expected: [UInt32] = [
            1_041_688_212, 3_197_337_488, 3_197_337_488, 1_057_846_405, 1_049_600_074, 3_205_726_096, 1_044_856_560, 1_048_024_907,
        ]
        #expect(vector("Please, could you help me? Ünïcode 帮", dimensions: 8).map(\.bitPattern) == expected)
    }

    @Test func caseAndWhiteSpaceDoNotCount() {
        #expect(vector("Thank  you\n so MUCH") == vector(" thank you so much"))
        #expect(vector("ÜBER") == vector("über"))
    }

    @Test func workspaceLeavesNoTrace() {
        var workspace = HashingEncoder.Workspace()
        let encoder = HashingEncoder(dimensions: 64)
        for text in ["one text", String(repeating: "a much longer text 文 ", count: 300), "", "one text"] {
            var text = text
            let again = text.withUTF8 { encoder.encode($0, using: &workspace) }
            #expect(again == vector(text, dimensions: 64))
        }
    }

    @Test func likeTextsLieNearer() {
        let polite = vector("says please in most messages\nthanks for the answer in every message")
        let alike = vector("says please in every message\nthanks for the answer in most messages")
        let other = vector("bare command\nmessages: very short, 1 to 2 words\nno closing punctuation")
        #expect(cosine(polite, alike) > 0.7 && cosine(polite, other) < 0.4)
    }

    /// Over many pairs of texts that share half of their words, the hashed cosine is near that of more components: the
    /// projection keeps angles (Johnson and Lindenstrauss), with a standard deviation of about 1 / sqrt(256).
    @Test func projectionKeepsAngles() {
        var errors: [Float] = []
        for i in 0..<60 {
            let shared = (0..<10).map { "s\(i)x\($0)" }.joined(separator: " ")
            let (a, b) = (shared + " only\(i)a left\(i) side", shared + " that\(i)b right\(i) part")
            errors.append(cosine(vector(a), vector(b)) - cosine(vector(a, dimensions: 8192), vector(b, dimensions: 8192)))
        }
        let meanSquare = errors.reduce(0) { $0 + $1 * $1 } / Float(errors.count)
        #expect(meanSquare.squareRoot() < 2.0 / 16, "\(meanSquare.squareRoot())")
        #expect(abs(errors.reduce(0, +) / Float(errors.count)) < 0.03, "no bias")
    }
}
