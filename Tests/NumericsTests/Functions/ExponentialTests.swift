import Foundation
import Testing

@testable import Numerics

@Suite struct ExponentialTests {
    @Test func agreesWithTheLibrary() {
        for x in stride(from: -699.7, through: 699.7, by: 0.37) {
            #expect(abs(exponential(x) / exp(x) - 1) < 4e-16, "e^\(x)")
        }
        for power in stride(from: -300.0, through: 300, by: 0.7) {
            let x = pow(10, power)
            #expect(abs(logarithm(x) - log(x)) <= 1e-15 * (1 + abs(log(x))), "ln \(x)")
        }
        for x in stride(from: 0.9, through: 1.1, by: 0.001) { #expect(abs(logarithm(x) - log(x)) < 1e-15, "ln \(x)") }
    }

    @Test func edges() {
        #expect(exponential(0) == 1 && logarithm(1) == 0)
        #expect(exponential(-.infinity) == 0 && exponential(.infinity) == .infinity && exponential(.nan).isNaN)
        #expect(logarithm(0) == -.infinity && logarithm(.infinity) == .infinity)
        #expect(logarithm(-1).isNaN && logarithm(.nan).isNaN)
    }

    @Test func eightAtATime() {
        let x = stride(from: 0.0, through: 1500, by: 0.37).map { $0 } + [0.3, 1400, .infinity, 1e300, 0, 0, 0]
        let count = x.count / 8 * 8
        var results = [Double](repeating: -1, count: count)
        writeExponentials(x, times: -0.5, count: count, to: &results)
        for (x, result) in zip(x, results) {
            let expected = x <= 1400 ? exp(-x / 2) : 0
            #expect(abs(result - expected) <= 5e-16 * expected, "e^\(-x / 2)")
        }
    }
}
