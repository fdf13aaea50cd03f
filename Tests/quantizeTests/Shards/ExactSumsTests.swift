import Foundation
import Numerics
import Testing

@testable import quantize

@Suite struct ExactSumsTests {
    /// Sums that doubles would lose, by hand.
    @Test func nothingIsLost() {
        var sums = ExactSums(count: 2)
        for term in [1e15, 0x1p-60, -1e15] { sums.add(term, at: 0) }
        #expect(sums[0] == 0x1p-60 && sums[1] == 0)
        for term in [-0.75, 0.25, -0x1p-64] { sums.add(term, at: 1) }
        #expect(sums[1] == -0.5)
        sums.add(0.5, at: 1)
        #expect(sums[1] == -0x1p-64, "a small negative sum keeps its digits")
        sums.add(0x1p-65, at: 0)
        #expect(sums[0] == 0x1p-60, "cut off below 2^-64")
    }

    @Test func everyDoubleAboveTheStepComesBack() {
        var generator = Xoshiro256(seed: 1, stream: "t")
        for exponent in -11...50 {
            let term = Double(sign: exponent.isMultiple(of: 2) ? .minus : .plus, exponent: exponent, significand: 1 + generator.uniform())
            var sums = ExactSums(count: 1)
            sums.add(term, at: 0)
            #expect(sums[0] == term)
        }
    }

    @Test func anyOrderAndGroupingGivesTheSame() {
        var generator = Xoshiro256(seed: 2, stream: "t")
        var terms = (0..<2000).map { _ in generator.normal() * exp(10 * generator.normal()) }
        func sum(_ terms: some Sequence<Double>) -> ExactSums {
            var sums = ExactSums(count: 1)
            for term in terms { sums.add(term, at: 0) }
            return sums
        }
        let whole = sum(terms)
        for cut in [1, 700, 1999] {
            generator.shuffle(&terms)
            var parts = sum(terms[cut...])
            let isInRange = parts.add(sum(terms[..<cut]))
            #expect(isInRange && parts == whole)
        }
    }

    @Test func goesThroughText() throws {
        var sums = ExactSums(count: 3)
        for (index, term) in [-1.5, 0, 3e-5].enumerated() { sums.add(term, at: index) }
        let data = try #require(Data(base64Encoded: sums.base64(0..<3)))
        #expect(data.count == 3 * ExactSums.bytesPerSum && ExactSums(bytes: data) == sums)
    }

    @Test func outOfRangeIsTold() {
        let large = ExactSums(bytes: Data(repeating: 0xFF, count: 15) + [0x7F])
        var sums = ExactSums(count: 1)
        let first = sums.add(large)
        let second = sums.add(large)
        #expect(first && !second)
    }
}
