import Testing

@testable import diverge

@Suite struct PCG64Tests {
    /// numpy 2.4: default_rng(seed).bit_generator.random_raw(3).
    @Test(
        arguments: [
            (42, [14_276_969_152_011_380_360, 8_095_878_257_575_067_585, 15_838_336_090_824_644_132]),
            ((1 << 40) + 5, [87_427_594_128_977_387, 6_872_972_437_549_564_694, 10_832_470_946_844_950_135]),
        ] as [(UInt64, [UInt64])])
    func drawsOfNumpy(seed: UInt64, expected: [UInt64]) {
        var generator = PCG64(seed: seed)
        #expect((0..<3).map { _ in generator.next() } == expected)
    }

    /// numpy 2.4: choice of [1 ... n], one by one, from one default_rng(42) without a break.
    @Test func choicesOfNumpy() {
        var generator = PCG64(seed: 42)
        func choices(_ count: Int, among bound: Int) -> [Int] { (0..<count).map { _ in generator.integer(below: bound) + 1 } }
        #expect(choices(10, among: 5) == [1, 4, 4, 3, 3, 5, 1, 4, 2, 1])
        #expect(choices(10, among: 2) == [2, 2, 2, 2, 2, 2, 2, 1, 2, 1])
        #expect(choices(8, among: 3) == [2, 2, 1, 3, 3, 2, 2, 3])
        #expect(choices(3, among: 1) == [1, 1, 1])
    }

    /// numpy 2.4: default_rng(0).integers(0, 3000000000), where Lemire's method rejects many halves, then integers(0, 7).
    @Test func boundedIntegersOfNumpy() {
        var generator = PCG64(seed: 0)
        let large = (0..<6).map { _ in generator.integer(below: 3_000_000_000) }
        #expect(large == [2_551_872_677, 1_910_885_061, 1_533_409_439, 809_360_140, 923_488_268, 122_920_571])
        #expect((0..<12).map { _ in generator.integer(below: 7) } == [0, 0, 1, 5, 4, 6, 3, 4, 6, 5, 4, 3])
    }
}
