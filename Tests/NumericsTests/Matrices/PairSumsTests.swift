import Foundation
import Testing

@testable import Numerics

@Suite struct PairSumsTests {
    static func naive(_ points: DoubleMatrix, _ split: Int, _ weights: [Int32], _ f: (Double) -> Double) -> PairSums {
        var sums = PairSums()
        for j in 0..<points.rows {
            for i in 0..<j {
                let value = f(distance(points, i, j))
                let weighted = Double(weights[i]) * Double(weights[j]) * value
                if j < split { sums.first += weighted } else if i < split { sums.between += weighted } else { sums.second += weighted }
                sums.touching += Double(weights[i] + weights[j]) * value
            }
        }
        return sums
    }

    static func isClose(_ a: PairSums, _ b: PairSums) -> Bool {
        [\PairSums.first, \.between, \.second, \.touching].allSatisfy {
            abs(a[keyPath: $0] - b[keyPath: $0]) <= 1e-11 * (1 + abs(b[keyPath: $0]))
        }
    }

    @Test(arguments: [(2, 1, 1), (9, 0, 3), (9, 9, 3), (130, 64, 5), (200, 71, 20)]) func agreesWithThreeLoops(n: Int, split: Int, d: Int) {
        let points = normalDoubles(n, d)
        var generator = Xoshiro256(seed: 5, stream: "test")
        let weights = (0..<7).map { _ in (0..<n).map { _ in Int32(generator.integer(below: 4)) } }
        let functions: [(PairFunction, (Double) -> Double)] = [
            (.distance, { $0 }), (.gaussian(bandwidth: 1.5), { exp(-$0 * $0 / 4.5) }),
            (.gaussian(bandwidth: 0.01), { exp(-$0 * $0 / 0.0002) }),
        ]
        for kernels in usableKernels {
            let found = pairSums(points, split: split, of: functions.map(\.0), weights: weights, threads: 2, kernels: kernels)
            for ((_, f), sums) in zip(functions, found) {
                #expect(sums.count == 8)
                let ones = [Int32](repeating: 1, count: n)
                for (sum, weights) in zip(sums, [ones] + weights) { #expect(Self.isClose(sum, Self.naive(points, split, weights, f))) }
            }
        }
    }

    @Test func sameBytesOnAnyThreadsAndLevel() {
        let points = normalDoubles(200, 30)
        let weights = [(0..<200).map { Int32($0 % 3) }]
        func sums(_ threads: Int, _ kernels: Kernels) -> [[PairSums]] {
            pairSums(points, split: 90, of: [.distance, .gaussian(bandwidth: 2)], weights: weights, threads: threads, kernels: kernels)
        }
        for kernels in fusedKernels { for threads in [1, 2, 5] { #expect(sums(threads, kernels) == sums(1, fusedKernels[0])) } }
    }

    @Test func edges() {
        let none = pairSums(normalDoubles(0, 2), split: 0, of: [.distance], weights: [[]], threads: 2)
        #expect(none == [[PairSums(), PairSums()]])
        let one = pairSums(normalDoubles(1, 2), split: 1, of: [.distance], weights: [], threads: 2)
        #expect(one == [[PairSums()]])
    }
}
