import Foundation
import Testing

@testable import diverge

@Suite struct ClusterBehaviorsTests {
    /// A sample with so many records in each cluster.
    private func sample(_ counts: [Int]) -> Sample {
        Sample(counts.enumerated().flatMap { cluster, count in [Int32](repeating: Int32(cluster), count: count) })
    }

    private func found(_ reference: Sample, _ source: Sample, clusters: Int, _ smoothing: Smoothing = .paper) -> [ClusterBehavior] {
        clusterBehaviors(
            reference: reference, source: source, clusters: clusters, rule: DivergenceRule(smoothing: smoothing), confidence: 0.95)
    }

    @Test(arguments: [Smoothing.paper, .krichevskyTrofimov, .additive(0.1)]) func partsSumToTheirDivergence(smoothing: Smoothing) {
        let (reference, source) = ([5, 0, 3, 2, 10, 0], [1, 4, 3, 0, 7, 0])
        let found = found(sample(reference), sample(source), clusters: 6, smoothing)
        let values = divergences(
            reference: reference.map(Int32.init), source: source.map(Int32.init), rule: DivergenceRule(smoothing: smoothing))
        for (place, divergence) in Divergence.allCases.filter(\.isDivided).enumerated() {
            #expect(found.allSatisfy { $0.parts[place].divergence == divergence })
            let sum = found.reduce(0) { $0 + $1.parts[place].part }
            #expect(abs(sum - values[divergence.rawValue]) < 1e-14, "\(divergence.name) \(sum)")
        }
    }

    @Test func aClusterWithoutRecordsIsNoBehaviour() {
        #expect(found(sample([5, 0, 3, 0]), sample([1, 0, 3, 0]), clusters: 4).map(\.cluster) == [0, 2])
    }

    /// Of 200 each, 8 against 0 is beyond chance (p = 0.0075, adjusted 0.011), 1 against 3 or 7 is not.
    @Test func classesByRatioAndChance() {
        let found = found(sample([100, 1, 90, 8, 0, 1]), sample([10, 3, 100, 0, 80, 7]), clusters: 6)
        #expect(found.map(\.behaviorClass) == [.missed, .undecided, .captured, .missed, .invented, .undecided])
        #expect(found[4].p == 0 && found[4].q == 0.4)
    }

    @Test func adjustmentIsOverTheClusters() {
        let found = found(sample([30, 10, 10]), sample([10, 12, 28]), clusters: 3)
        #expect(found.map(\.adjusted) == MultipleTesting.benjaminiHochberg(found.map(\.pValue)))
    }
}
