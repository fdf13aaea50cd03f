import Foundation
import Numerics
import Testing

@testable import quantize

@Suite struct PartitionAgreementTests {
    private let a = labels("0001112222")
    private let b = labels("0011122220")

    private func random(_ n: Int, _ k: Int, seed: UInt64) -> [Int32] {
        var generator = Xoshiro256(seed: seed, stream: "labels")
        return (0..<n).map { _ in Int32(generator.integer(below: k)) }
    }

    /// scikit-learn 1.9.1: adjusted_rand_score; scipy 1.17.1: entropies, less twice sklearn's mutual_info_score.
    @Test func golden() throws {
        let agreement = try #require(PartitionAgreement(a, b))
        #expect(abs(agreement.adjustedRandIndex - 0.20454545454545456) < 1e-15)
        #expect(abs(agreement.variationOfInformation - 1.213685117648822) < 1e-14)
    }

    @Test func byHand() throws {
        // Halves against crossed halves of four points: no pair in common; each labeling says nothing of the other, 2 ln 2.
        let crossed = try #require(PartitionAgreement(labels("0011"), labels("0101")))
        #expect(abs(crossed.adjustedRandIndex + 0.5) < 1e-15)
        #expect(abs(crossed.variationOfInformation - 2 * log(2)) < 1e-15)
        // One cluster against single points: the maximum, ln n.
        let extreme = try #require(PartitionAgreement(labels("0000"), labels("0123")))
        #expect(extreme.adjustedRandIndex == 0)
        #expect(abs(extreme.variationOfInformation - log(4)) < 1e-15)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func namesOfClustersDoNotMatter(seed: UInt64) throws {
        let (a, b) = (random(500, 9, seed: seed), random(500, 13, seed: seed + 100))
        let names: [Int32] = [5, 0, 8, 3, 1, 7, 2, 6, 4]
        let plain = try #require(PartitionAgreement(a, b))
        let renamed = try #require(PartitionAgreement(a.map { names[Int($0)] * 1000 }, b))
        let swapped = try #require(PartitionAgreement(b, a))
        for other in [renamed, swapped] {
            #expect(abs(plain.adjustedRandIndex - other.adjustedRandIndex) < 1e-14)
            #expect(abs(plain.variationOfInformation - other.variationOfInformation) < 1e-14)
        }
        #expect(abs(plain.adjustedRandIndex) < 0.02, "independent labels")
        #expect(PartitionAgreement(a, a.map { names[Int($0)] }) == PartitionAgreement(a, a))
    }

    @Test func equalPartitionsAgreeExactly() throws {
        for k in [1, 2, 7, 300] {
            let a = random(300, k, seed: 4)
            let agreement = try #require(PartitionAgreement(a, a))
            #expect(agreement.adjustedRandIndex == 1 && agreement.variationOfInformation == 0, "k = \(k)")
        }
    }

    @Test func degenerate() throws {
        for few in [[], [7]] as [[Int32]] {
            let agreement = try #require(PartitionAgreement(few, few))
            #expect(agreement.adjustedRandIndex == 1 && agreement.variationOfInformation == 0)
        }
        let single = try #require(PartitionAgreement(cyclic(50, 50), cyclic(50, 50).reversed()))
        #expect(single.adjustedRandIndex == 1 && single.variationOfInformation == 0, "all points alone")
        #expect(PartitionAgreement([0], [0, 1]) == nil)
    }
}
