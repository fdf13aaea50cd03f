import Testing

@testable import diverge

@Suite struct VectorPairTests {
    private let pair = vectorPair(
        [[0], [1], [2], [3], [4]], [[5], [6], [7], [8]], units: ["a", "b", "a", "c", "d", "a", "x", "x", "y"])

    @Test func unitsAreOfOneSide() {
        #expect(pair.units == [[0, 2], [1], [3], [4], [5], [6, 7], [8]] && pair.referenceUnits == 4 && pair.sourceUnits == 3)
        #expect(pair.names == ["a", "b", "c", "d", "a", "x", "y"])
    }

    @Test func samplesDrawAsManyUnitsOfEachSideWhole() {
        let samples = pair.bootstrap(120, testResampling, stream: "test")
        #expect(samples.count == 120 && Set(samples).count > 50)
        for sample in samples {
            #expect(sample[0] == sample[2] && sample[6] == sample[7])
            #expect(sample[0] + sample[1] + sample[3] + sample[4] == 4 && sample[5] + sample[6] + sample[8] == 3)
        }
    }

    @Test func dealsTakeAsManyUnitsFromBothSidesWhole() {
        let permutations = pair.permutations(120, testResampling, stream: "test")
        for weights in permutations {
            #expect(weights[0] == weights[2] && weights[6] == weights[7] && weights.allSatisfy { $0 == 0 || $0 == 1 })
            #expect(pair.units.reduce(0) { $0 + weights[$1[0]] } == 4)
        }
        #expect(Set(permutations).count > 20)
    }

    @Test func drawsDoNotDependOnThreads() {
        var other = testResampling
        other.threads = 1
        #expect(pair.bootstrap(120, testResampling, stream: "t") == pair.bootstrap(120, other, stream: "t"))
        #expect(pair.permutations(120, testResampling, stream: "t") == pair.permutations(120, other, stream: "t"))
        #expect(pair.permutations(120, testResampling, stream: "t") != pair.permutations(120, testResampling, stream: "u"))
    }
}
