import Testing

@testable import diverge

@Suite struct ResamplingTests {
    private func resampling(threads: Int = 1) -> Resampling {
        Resampling(bootstrap: 120, permutations: 120, confidence: 0.95, seed: 1, threads: threads)
    }

    @Test func bootstrapSamplesAreDrawnWithReplacement() {
        let samples = resampling().bootstrapped(units: 6, stream: "test") { $0 }
        #expect(samples.count == 120 && samples.allSatisfy { $0.count == 6 && $0.allSatisfy((0..<6).contains) })
        #expect(samples.contains { Set($0).count < 6 } && Set(samples).count > 100)
    }

    @Test func permutationsHoldEachOnce() {
        let orders = resampling().permuted(6, stream: "test") { $0 }
        #expect(orders.count == 120 && orders.allSatisfy { $0.sorted() == Array(0..<6) } && Set(orders).count > 100)
    }

    @Test func threadsMakeNoDifference() {
        #expect(
            resampling().bootstrapped(units: 9, stream: "t") { $0 } == resampling(threads: 4).bootstrapped(units: 9, stream: "t") { $0 })
        #expect(resampling().permuted(9, stream: "t") { $0 } != resampling().permuted(9, stream: "u") { $0 })
    }
}
