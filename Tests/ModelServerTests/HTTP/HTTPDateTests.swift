import Foundation
import Numerics
import Testing

@testable import ModelServer

@Suite struct HTTPDateTests {
    private static let forms = ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]

    /// The three dates are those of RFC 9110, 5.6.7: one moment, 784111777 s after 1970.
    @Test(arguments: forms) func theFormsAreOneDate(text: String) {
        #expect(HTTPDate(text)?.date.timeIntervalSince1970 == 784_111_777)
        #expect(seconds(retryAfter: " \(text)", now: Date(timeIntervalSince1970: 784_111_700)) == 77)
        #expect(seconds(retryAfter: text, now: Date(timeIntervalSince1970: 784_111_900)) == 0)
    }

    @Test(arguments: [
        ("Fri, 31 Dec 9999 23:59:60 GMT", 253_402_300_800.0), ("Sat, 01 Jan 0000 00:00:00 GMT", -62_167_219_200),
        ("Thursday, 01-Jan-70 00:00:00 GMT", 0), ("Wednesday, 01-Jan-69 00:00:00 GMT", 3_124_224_000),
    ])
    func yearsOfAnySize(text: String, seconds: Double) { #expect(HTTPDate(text)?.date.timeIntervalSince1970 == seconds) }

    @Test(arguments: [
        "", "Sun", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 0 Nov 1994 08:49:37 GMT",
        "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 20\u{301}15 08:49:37 GMT", "Sun, 06 Nov 99999999999 08:49:37 GMT", "Sun, 06 Nov 1994 24:49:37 GMT",
        "Sun, 06 Nov 1994 08:49 GMT", "1994-11-06 08:49:37",
    ])
    func whatIsNoDateIsNone(text: String) { #expect(HTTPDate(text) == nil) }

    @Test func damagedDatesAreDatesOrNone() {
        let seed: UInt64 = 3
        var generator = Xoshiro256(seed: seed, stream: "dates")
        for _ in 0..<5000 {
            var bytes = Array(Self.forms[generator.integer(below: 3)].utf8)
            for _ in 0...generator.integer(below: 3) { bytes[generator.integer(below: bytes.count)] = UInt8(generator.integer(below: 256)) }
            let pause = seconds(retryAfter: String(decoding: bytes, as: UTF8.self))
            #expect(pause ?? 0 >= 0, "seed \(seed): \(bytes)")
        }
    }
}
