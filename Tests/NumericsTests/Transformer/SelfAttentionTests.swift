import Foundation
import Testing

@testable import Numerics

@Suite struct SelfAttentionTests {
    /// The formula by loops, in double precision.
    private func naive(_ projections: Matrix, lengths: [Int], heads: Int) -> [Double] {
        let width = projections.columns / 3
        let size = width / heads
        var result = [Double](repeating: 0, count: projections.rows * width)
        var start = 0
        for length in lengths {
            for head in 0..<heads {
                for i in 0..<length {
                    func part(_ row: Int, _ which: Int) -> [Double] {
                        (0..<size).map { Double(projections[start + row, which * width + head * size + $0]) }
                    }
                    let query = part(i, 0)
                    let powers = (0..<length).map { j in
                        exp(zip(query, part(j, 1)).reduce(0) { $0 + $1.0 * $1.1 } / Double(size).squareRoot())
                    }
                    let total = powers.reduce(0, +)
                    for j in 0..<length {
                        for (k, value) in part(j, 2).enumerated() {
                            result[(start + i) * width + head * size + k] += powers[j] / total * value
                        }
                    }
                }
            }
            start += length
        }
        return result
    }

    @Test(arguments: [(1, 8, [1]), (2, 8, [3, 1, 5]), (3, 5, [17, 50]), (2, 32, [100, 2]), (1, 64, [0, 49, 0])])
    func agreesWithLoops(heads: Int, size: Int, lengths: [Int]) throws {
        let projections = normalMatrix(lengths.reduce(0, +), 3 * heads * size)
        let expected = naive(projections, lengths: lengths, heads: heads)
        var fused: Matrix?
        for kernels in usableKernels {
            let result = selfAttention(projections, lengths: lengths, heads: heads, kernels: kernels)
            #expect(largestDifference(result.values, expected) < 2e-6, "\(largestDifference(result.values, expected))")
            if level(of: kernels) != .v2 {
                #expect(fused == nil || fused == result, "\(level(of: kernels))")
                fused = result
            }
        }
    }

    @Test func aSequenceDoesNotDependOnItsNeighbours() throws {
        let lengths = [40, 61, 7]
        let projections = normalMatrix(108, 96)
        let together = selfAttention(projections, lengths: lengths, heads: 4)
        var start = 0
        for length in lengths {
            let alone = selfAttention(projections.selecting(rows: start..<start + length), lengths: [length], heads: 4)
            #expect(alone == together.selecting(rows: start..<start + length))
            start += length
        }
    }

    @Test func largeScoresDoNotOverflow() throws {
        var projections = normalMatrix(9, 24)
        projections.values = projections.values.map { $0 * 1e4 }
        let result = selfAttention(projections, lengths: [9], heads: 1)
        #expect(result.values.allSatisfy { $0.isFinite })
    }
}
