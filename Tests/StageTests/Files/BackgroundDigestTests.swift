import Testing

@testable import Stage

@Suite struct BackgroundDigestTests {
    /// More pieces than may wait at a time; each may be overwritten as soon as it was handed over.
    @Test func isTheDigestOfTheSameBytes() {
        let background = BackgroundDigest()
        var digest = SHA256()
        var piece = [UInt8](repeating: 0, count: 70_000)
        for number in 0..<40 {
            for index in piece.indices { piece[index] = UInt8(truncatingIfNeeded: index &* number) }
            piece.withUnsafeBytes { bytes in
                background.update(bytes)
                digest.update(bytes)
            }
        }
        #expect(background.hexadecimal() == digest.hexadecimal())
        #expect(BackgroundDigest().hexadecimal() == SHA256.hexadecimal(""))
    }
}
