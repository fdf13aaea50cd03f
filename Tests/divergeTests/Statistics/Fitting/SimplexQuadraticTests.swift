import Numerics
import Testing

@testable import diverge

@Suite struct SimplexQuadraticTests {
    /// At the minimum no member of positive weight has a steeper slope than another, and weights sum to 1.
    @Test(arguments: 1...6) func endsWhereNoExchangeHelps(count: Int) {
        for seed in 0..<30 as Range<UInt64> {
            var generator = Xoshiro256(seed: seed, stream: "quadratic")
            let factor = (0..<(count * count)).map { _ in generator.normal() }
            let hessian = (0..<(count * count)).map { place in
                (0..<count).reduce(0) { $0 + factor[$1 * count + place / count] * factor[$1 * count + place % count] }
            }
            let gradient = (0..<count).map { _ in generator.normal() }
            let start = [Double](repeating: 1 / Double(count), count: count)
            let found = SimplexQuadratic.minimum(gradient: gradient, hessian: hessian, from: start, least: 0, tolerance: 1e-9)
            #expect(abs(found.reduce(0, +) - 1) < 1e-12 && found.allSatisfy { $0 >= 0 }, "seed \(seed)")
            let slopes = (0..<count).map { i in
                gradient[i] + (0..<count).reduce(0) { $0 + hessian[i * count + $1] * (found[$1] - start[$1]) }
            }
            let lowest = slopes.min() ?? 0
            for i in 0..<count where found[i] > 0 { #expect(slopes[i] - lowest < 2e-9, "seed \(seed)") }
        }
    }

    /// By hand: without curvature all weight but the least goes to the steepest fall.
    @Test func linearGoesToACorner() {
        let found = SimplexQuadratic.minimum(
            gradient: [3, -1, 2], hessian: [Double](repeating: 0, count: 9), from: [0.2, 0.3, 0.5], least: 0.01, tolerance: 0)
        #expect(found[0] == 0.01 && found[2] == 0.01 && abs(found[1] - 0.98) < 1e-15)
    }
}
