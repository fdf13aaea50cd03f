import Foundation
import Testing

@testable import Numerics

@Suite struct LinearLayerTests {
    /// One input, one output of weight one: the activation itself.
    private func activated(_ values: [Float], _ activation: LinearLayer.Activation, _ kernels: Kernels) throws -> [Float] {
        let one = try #require(Matrix(rows: 1, columns: 1, values: [1]))
        let layer = LinearLayer(weights: one, bias: [0], activation: activation, threads: 1, kernels: kernels)
        let column = try #require(Matrix(rows: values.count, columns: 1, values: values))
        return layer.apply(to: column).values
    }

    private let values = (-12_000...12_000).map { Float($0) / 1000 }

    @Test func geluIsThatOfTheErrorFunction() throws {
        for kernels in usableKernels {
            let result = try activated(values, .gelu, kernels)
            let expected = values.map { Double($0) * 0.5 * erfc(-Double($0) / 2.0.squareRoot()) }
            // Half of |x| times the error of erf, and the rounding of the product.
            let errors = zip(values, zip(result, expected)).map { abs(Double($1.0) - $1.1) / Double(max(1, abs($0))) }
            #expect((errors.max() ?? 1) < 3e-7, "\(errors.max() ?? 1), \(level(of: kernels))")
        }
    }

    @Test func tanhGELUIsTheApproximation() throws {
        for kernels in usableKernels {
            let result = try activated(values, .tanhGELU, kernels)
            let expected = values.map { value -> Double in
                let x = Double(value)
                return x / 2 * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
            }
            #expect(largestDifference(result, expected) < 1e-6, "\(largestDifference(result, expected)), \(level(of: kernels))")
        }
    }

    @Test func extremesStayWhatTheyAre() throws {
        for kernels in usableKernels {
            for activation in [LinearLayer.Activation.gelu, .tanhGELU] {
                let result = try activated([-1e30, 1e30, .nan, -.greatestFiniteMagnitude], activation, kernels)
                #expect(abs(result[0]) < 1e24 && result[1] == 1e30 && result[2].isNaN, "\(result)")
            }
        }
    }

    @Test(arguments: [(1, 1, 1), (5, 17, 33), (97, 100, 40), (200, 48, 300)])
    func agreesWithThreeLoops(rows: Int, outputs: Int, inputs: Int) throws {
        let (x, weights) = (normalMatrix(rows, inputs), normalMatrix(outputs, inputs, seed: 2))
        let bias = normalMatrix(1, outputs, seed: 3).values
        let expected = naiveProduct(x, weights).enumerated().map { $1 + Double(bias[$0 % outputs]) }
        var fused: [Float]?
        for kernels in usableKernels {
            let layer = LinearLayer(weights: weights, bias: bias, threads: 2, kernels: kernels)
            let result = layer.apply(to: x).values
            #expect(largestDifference(result, expected) <= 1e-6 * Double(inputs + 1))
            if level(of: kernels) != .v2 {
                #expect(fused == nil || fused == result, "\(level(of: kernels))")
                fused = result
            }
        }
    }

    @Test func noTokensHaveNoOutputs() {
        let layer = LinearLayer(weights: Matrix(rows: 2, columns: 3), bias: [1, 2], threads: 1)
        #expect(layer.apply(to: Matrix(rows: 0, columns: 3)).rows == 0)
    }
}
