import Numerics
import Testing

@testable import diverge

@Suite struct UnitDrawTests {
    private func counts(_ clusters: [Int32], _ weights: some Sequence<Int32>) -> [Int32] {
        var counts = [Int32](repeating: 0, count: 9)
        for (cluster, weight) in zip(clusters, weights) { counts[Int(cluster)] += weight }
        return counts
    }

    /// The same random numbers give what samples give that are drawn and permuted one by one, draw after draw.
    @Test(arguments: [(7, 12), (12, 7), (10, 10), (1, 5)] as [(Int, Int)]) func drawsWhatSamplesDraw(n: Int, m: Int) {
        var fill = Xoshiro256(seed: UInt64(n), stream: "unit draw")
        let clusters = (0..<(n + m)).map { _ in Int32(fill.integer(below: 9)) }
        let (reference, source) = (Sample(Array(clusters[..<n])), Sample(Array(clusters[n...])))
        var (one, other) = (Xoshiro256(seed: 3, stream: "draws"), Xoshiro256(seed: 3, stream: "draws"))
        var draw = UnitDraw(reference: n, source: m)
        #expect(draw.weights == Array(repeating: 1, count: n + m))
        var samples = PermutedSamples(reference: reference, source: source, clusters: 9)
        var (left, right) = ([Int32](repeating: 0, count: 9), [Int32](repeating: 0, count: 9))
        for _ in 0..<20 {
            draw.resample(using: &one)
            reference.resample(into: &left, using: &other)
            source.resample(into: &right, using: &other)
            #expect(counts(Array(clusters[..<n]), draw.weights[..<n]) == left && counts(Array(clusters[n...]), draw.weights[n...]) == right)
            draw.permute(using: &one)
            samples.next(&left, &right, using: &other)
            #expect(counts(clusters, draw.weights) == left && counts(clusters, draw.weights.map { 1 - $0 }) == right)
        }
    }

    @Test func everySideKeepsItsNumberOfUnits() {
        var generator = Xoshiro256(seed: 1, stream: "sides")
        var draw = UnitDraw(reference: 4, source: 9)
        for _ in 0..<50 {
            draw.resample(using: &generator)
            #expect(draw.weights[..<4].reduce(0, +) == 4 && draw.weights[4...].reduce(0, +) == 9)
            draw.permute(using: &generator)
            #expect(draw.weights.reduce(0, +) == 4 && draw.weights.allSatisfy { $0 == 0 || $0 == 1 })
        }
    }
}
