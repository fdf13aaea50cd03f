import Numerics
import Testing

@testable import diverge

@Suite struct MixtureJackknifeTests {
    private func samples(byUnit: Bool) -> [Sample] {
        var generator = Xoshiro256(seed: 8, stream: "mixture jackknife")
        return (0..<4).map { _ in
            let records = (0..<40).map { _ in Int32(generator.integer(below: 6)) }
            return byUnit ? Sample(records, unitOf: records.map { _ in generator.integer(below: 15) }) : Sample(records)
        }
    }

    /// Every unit left out in turn, the mixture made anew.
    @Test(arguments: [true, false], [MixtureObjective.js, .klForward(.paper), .klForward(.krichevskyTrofimov)])
    func agreesWithLeavingOutOneByOne(byUnit: Bool, objective: MixtureObjective) {
        let all = samples(byUnit: byUnit)
        let weightings = [[0.5, 0.3, 0.2], [0, 1, 0]]
        let found = Jackknife(weightings: weightings, members: Array(all[1...]), reference: all[0], clusters: 6, objective: objective)
        for (side, sample) in all.enumerated() {
            let naive = (0..<sample.units).map { unit -> [Double] in
                var rest = all
                rest[side] = sample.picked((0..<sample.units).filter { $0 != unit })
                let counts = rest.map { counted($0.clusters, clusters: 6) }
                let problem = MixtureProblem(objective, reference: counts[0], members: Array(counts[1...]))
                return weightings.map { problem.value($0) }
            }
            for mixture in weightings.indices {
                let fast = found.sides[side].flatMap { [Double](repeating: $0.values[mixture], count: Int($0.units)) }.sorted()
                let slow = naive.map { $0[mixture] }.sorted()
                #expect(fast.count == slow.count)
                for (left, right) in zip(fast, slow) { #expect(abs(left - right) < 1e-12, "side \(side), mixture \(mixture)") }
            }
        }
    }

    /// One member is a comparison of two.
    @Test func oneMemberIsAComparison() {
        let all = samples(byUnit: true)
        let mixture = Jackknife(weightings: [[1]], members: [all[1]], reference: all[0], clusters: 6, objective: .js)
        let plain = Jackknife(reference: all[0], source: all[1], clusters: 6, rule: DivergenceRule())
        #expect(abs(mixture.standardError(0) / plain.standardError(.js) - 1) < 1e-10)
        #expect(abs(mixture.bias(0, observed: 0.1) - plain.bias(.js, observed: 0.1)) < 1e-10)
    }

    @Test func oneUnitGivesNothing() {
        let found = Jackknife(weightings: [[1]], members: [Sample([0])], reference: Sample([0, 1]), clusters: 2, objective: .js)
        #expect(found.standardError(0).isNaN)
    }
}
