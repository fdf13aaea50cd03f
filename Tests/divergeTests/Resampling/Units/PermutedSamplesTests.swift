import Numerics
import Testing

@testable import diverge

@Suite struct PermutedSamplesTests {
    @Test(arguments: [(2, 5), (5, 2)]) func keepsUnitsWhole(reference: Int, source: Int) {
        func sample(_ units: Int, from first: Int) -> Sample {
            let names = (0..<units).flatMap { [Int32($0), Int32($0)] }
            return Sample(names.map { $0 + Int32(first) }, unitOf: names)
        }
        let (one, other) = (sample(reference, from: 0), sample(source, from: reference))
        var samples = PermutedSamples(reference: one, source: other, clusters: 7)
        var generator = Xoshiro256(seed: 3, stream: "test")
        var (a, b) = ([Int32](repeating: 0, count: 7), [Int32](repeating: 0, count: 7))
        var moved = false
        for _ in 0..<20 {
            samples.next(&a, &b, using: &generator)
            #expect(a.reduce(0, +) == 2 * Int32(reference) && b.reduce(0, +) == 2 * Int32(source))
            #expect(zip(a, b).allSatisfy { $0 + $1 == 2 && $0 != 1 }, "both records of a unit go to one side")
            if a[0] == 0 { moved = true }
        }
        #expect(moved)
    }
}
