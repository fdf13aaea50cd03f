import Testing

@testable import extract

@Suite struct ScalarSetTests {
    /// Characters of Unicode 14 or older by kind, as `\d`, `\w` and `\s` of Python 3.11.7 (unicodedata 14.0) match them.
    @Test func kindsAsPython() {
        var counts: [ScalarKind: Int] = [:]
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value), let age = scalar.properties.age, (age.major, age.minor) <= (14, 0) else { continue }
            guard scalar.properties.generalCategory != .unassigned else { continue }
            counts[ScalarKind(value), default: 0] += 1
        }
        #expect(counts == [.digit: 660, .space: 29, .word: 132_888, .other: 148_653])
    }

    @Test func setsOfKindsAndRanges() {
        var set = ScalarSet([.digit])
        set.insert(0x61...0x63)
        #expect(set.contains(0x62, .word) && set.contains(0x663, .digit) && !set.contains(0x64, .word))
        set.isNegated = true
        #expect(!set.contains(0x62, .word) && set.contains(0x64, .word))
    }
}
