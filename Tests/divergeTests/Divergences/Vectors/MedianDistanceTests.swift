import Numerics
import Testing

@testable import diverge

@Suite struct MedianDistanceTests {
    @Test(arguments: GoldenVectors.all) func agreesWithScipy(_ golden: GoldenVectors) {
        var generator = Xoshiro256(seed: 1, stream: "test")
        #expect(abs(medianDistance(golden.pair.points, threads: 2, using: &generator) / golden.median - 1) < 1e-12)
    }

    /// Of many points some are drawn, the same for a seed; normal ones in d dimensions lie about the root of 2 d apart.
    @Test func ofManyPointsSomeAreDrawn() {
        var numbers = Xoshiro256(seed: 2, stream: "test")
        let points = DoubleMatrix(rows: 2500, columns: 30, values: (0..<75_000).map { _ in numbers.normal() })!
        func median(_ seed: UInt64) -> Double {
            var generator = Xoshiro256(seed: seed, stream: "test")
            return medianDistance(points, threads: 2, using: &generator)
        }
        #expect(median(1) == median(1) && median(1) != median(2))
        #expect(abs(median(1) / 60.0.squareRoot() - 1) < 0.02)
    }
}
