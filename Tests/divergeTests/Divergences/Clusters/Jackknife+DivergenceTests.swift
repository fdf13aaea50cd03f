import Numerics
import Testing

@testable import diverge

@Suite struct DivergenceJackknifeTests {
    private static let reference: [Int32] = [5, 0, 3, 2, 10, 1]
    private static let source: [Int32] = [1, 4, 3, 0, 7, 0]

    private static func records(_ counts: [Int32]) -> [Int32] {
        counts.enumerated().flatMap { [Int32](repeating: Int32($0), count: Int($1)) }
    }

    private func jackknife(_ reference: Sample, _ source: Sample, clusters: Int = 6) -> Jackknife {
        Jackknife(reference: reference, source: source, clusters: clusters, rule: DivergenceRule())
    }

    /// scipy 1.17, the acceleration inside its bootstrap (_bca_interval) of the squared jensenshannon of these counts.
    @Test func accelerationAgreesWithScipy() {
        let found = jackknife(Sample(Self.records(Self.reference)), Sample(Self.records(Self.source)))
        #expect(abs(found.acceleration(.js) / -0.05416313320790798 - 1) < 1e-9)
    }

    /// Every unit left out in turn, all cells summed anew.
    @Test func agreesWithLeavingOutOneByOne() {
        var generator = Xoshiro256(seed: 4, stream: "jackknife")
        func sample() -> Sample {
            let records = (0..<60).map { _ in Int32(generator.integer(below: 6)) }
            return Sample(records, unitOf: records.map { _ in Int32(generator.integer(below: 25)) })
        }
        let (a, b) = (sample(), sample())
        let found = jackknife(a, b)
        for (side, own) in [a, b].enumerated() {
            var naive: [[Double]] = []
            for unit in 0..<own.units {
                let rest = own.picked((0..<own.units).filter { $0 != unit })
                naive.append(
                    divergences(
                        reference: counted(side == 0 ? rest.clusters : a.clusters, clusters: 6),
                        source: counted(side == 1 ? rest.clusters : b.clusters, clusters: 6)))
            }
            #expect(found.sides[side].reduce(0) { $0 + $1.units } == Double(own.units))
            for divergence in Divergence.allCases {
                let index = divergence.rawValue
                let (fast, slow) = (found.sides[side].map { $0.values[index] }.sorted(), naive.map { $0[index] }.sorted())
                for (left, right) in zip(fast, slow) { #expect(abs(left - right) < 1e-10, "\(divergence.name)") }
            }
        }
    }

    /// A mean has no bias: the total variation of two sides that lie apart in both of two cells is one of shares.
    @Test func linearStatisticHasNoBiasAndItsStandardError() {
        let (a, b) = (Self.records([30, 70]), Self.records([40, 10]))
        let found = jackknife(Sample(a), Sample(b), clusters: 2)
        #expect(abs(found.bias(.totalVariation, observed: 0.5)) < 1e-12)
        let exact = (0.3 * 0.7 / 100 + 0.8 * 0.2 / 50).squareRoot()
        #expect(abs(found.standardError(.totalVariation) - exact) < 1e-12)
    }

    @Test func oneUnitOnASideGivesNothing() {
        let found = jackknife(Sample([0]), Sample([0, 1, 1]))
        #expect(found.acceleration(.js).isNaN && found.standardError(.js).isNaN && found.bias(.js, observed: 0).isNaN)
    }

    @Test func disjointSidesHaveNoInfluence() {
        #expect(jackknife(Sample([0, 1, 1]), Sample([2, 3, 3])).acceleration(.js) == 0)
    }
}
