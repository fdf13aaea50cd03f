import Testing

@testable import extract

@Suite struct ScalarClassesTests {
    /// Expressions of sets that overlap, name kinds and are negated.
    private func expression(_ generator: inout Dice) -> String {
        let parts = ["a-f", "d", "\\d", "\\w", "\\s", "é", "\u{4E00}-\u{4E10}", "\u{4E08}", "0-4", ".", "\\n"]
        let sets = (0..<6).map { _ in
            (generator.roll(below: 3) == 0 ? "[^" : "[")
                + (0...generator.roll(below: 4)).map { _ in parts[generator.roll(below: parts.count)] }.joined() + "]"
        }
        return sets.joined(separator: generator.roll(below: 2) == 0 ? "|" : "\\b")
    }

    /// Two characters are of one class just where every set holds both or neither, and \b takes both for word characters or neither.
    @Test func classesAreWhatSetsCannotTellApart() throws {
        let scalars: [UInt32] = Array(0x00...0x7F) + [0xE9, 0xE8, 0x660, 0x3000] + Array(0x4DFF...0x4E12)
        for seed in 1...40 as ClosedRange<UInt64> {
            var generator = Dice(seed: seed)
            let pattern = try Pattern(expression(&generator))
            let (program, classes) = (pattern.program, pattern.classes)
            let signatures = scalars.map { scalar in
                program.sets.map { $0.contains(scalar, ScalarKind(scalar)) } + [program.checksBoundaries && ScalarKind(scalar).isWord]
            }
            for (one, first) in scalars.enumerated() {
                for set in program.sets.indices {
                    #expect(classes.contains(classes[first], inSet: set) == signatures[one][set], "seed \(seed), \(first)")
                }
                for (other, second) in scalars.enumerated()
                where (classes[first] == classes[second]) != (signatures[one] == signatures[other]) {
                    Issue.record("seed \(seed): \(first) and \(second)")
                }
            }
            #expect(!program.sets.indices.contains { classes.contains(classes.end, inSet: $0) })
        }
    }

    /// In the square of the characters it took minutes and gigabytes.
    @Test(.timeLimit(.minutes(1))) func thousandsOfCharactersAreCompiledInTimeThatGrowsWithThem() throws {
        let characters = (0x4E00..<0x9E00).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
        let pattern = try Pattern(.alternatives(characters.map { try PatternParser.parse($0, at: nil) }))
        var matcher = PatternMatcher(pattern, .count)
        #expect(matcher.count("\u{4E00}x\u{4E01}\u{9DFF}\u{9E00}") == 3)
        #expect(pattern.classes.count > 20_000)
    }
}
