import Numerics
import Testing

@testable import diverge

@Suite struct StatementMatchTests {
    /// By hand, in the plane: people say east and north, the simulator east and a half-way (45 degrees).
    @Test func byHand() throws {
        let half = Float(0.5.squareRoot())
        let match = try #require(
            StatementMatch.all([[1, 0, 0, 1]], [[1, 0, half, half]], dimensions: 2, threads: 1).first)
        #expect(abs(match.recall - (1 + 0.5.squareRoot()) / 2) < 1e-7, "east is said, north only half")
        #expect(abs(match.precision - (1 + 0.5.squareRoot()) / 2) < 1e-7)
        let mean = (x: 1 + 0.5.squareRoot(), y: 0.5.squareRoot())
        let cosine = (mean.x + mean.y) / (2 * (mean.x * mean.x + mean.y * mean.y)).squareRoot()
        #expect(abs(match.centroid - cosine) < 1e-7)
    }

    @Test func directionsDiffer() throws {
        let match = try #require(StatementMatch.all([[1, 0, 0, 1, -1, 0]], [[1, 0]], dimensions: 2, threads: 1).first)
        #expect(match.precision == 1 && match.recall == 0 && match.bestMatch == 0.5)
    }

    @Test func opposedStatementsHaveNoCentroid() throws {
        let match = try #require(StatementMatch.all([[1, 0, -1, 0]], [[1, 0]], dimensions: 2, threads: 1).first)
        #expect(match.centroid.isNaN && match.precision == 1)
    }

    /// All pairs at once are the pairs one by one, to the rounding of single precision.
    @Test(arguments: UInt64(1)...5) func allPairsAreThePairs(seed: UInt64) throws {
        var generator = Xoshiro256(seed: seed, stream: "statements")
        func set() -> [Float] {
            (0...generator.integer(below: 4)).flatMap { _ in
                let vector = (0..<9).map { _ in generator.normal() }
                let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return vector.map { Float($0 / length) }
            }
        }
        let (reference, source) = ((0..<6).map { _ in set() }, (0..<5).map { _ in set() })
        let all = StatementMatch.all(reference, source, dimensions: 9, threads: 2)
        #expect(all.count == 30)
        for (index, match) in all.enumerated() {
            let (left, right) = (reference[index / 5], source[index % 5])
            func vectors(_ set: [Float]) -> [[Double]] {
                stride(from: 0, to: set.count, by: 9).map { set[$0..<($0 + 9)].map(Double.init) }
            }
            func best(_ from: [[Double]], _ to: [[Double]]) -> Double {
                mean(from.map { a in to.map { b in zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }.max() ?? .nan })
            }
            #expect(abs(match.recall - best(vectors(left), vectors(right))) < 1e-6, "seed \(seed)")
            #expect(abs(match.precision - best(vectors(right), vectors(left))) < 1e-6, "seed \(seed)")
        }
    }
}
