import Testing

@testable import Numerics

@Suite struct LayerNormTests {
    @Test(arguments: [(1, 1), (3, 7), (4, 16), (5, 33), (2, 384)])
    func agreesWithTheFormula(rows: Int, columns: Int) throws {
        let (x, y) = (normalMatrix(rows, columns, mean: 3), normalMatrix(rows, columns, seed: 2))
        let (gain, shift) = (normalMatrix(1, columns, seed: 3).values, normalMatrix(1, columns, seed: 4).values)
        let epsilon = 1e-5
        var expected: [Double] = []
        for row in 0..<rows {
            let sums = zip(x.row(row), y.row(row)).map { Double($0) + Double($1) }
            let mean = sums.reduce(0, +) / Double(columns)
            let variance = sums.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(columns)
            for (j, sum) in sums.enumerated() {
                expected.append((sum - mean) / (variance + epsilon).squareRoot() * Double(gain[j]) + Double(shift[j]))
            }
        }
        var fused: [Float]?
        for kernels in usableKernels {
            let norm = LayerNorm(gain: gain, shift: shift, epsilon: Float(epsilon), kernels: kernels)
            var result = x
            norm.apply(to: &result, plus: y)
            #expect(largestDifference(result.values, expected) < 1e-5, "\(largestDifference(result.values, expected))")
            if level(of: kernels) != .v2 {
                #expect(fused == nil || fused == result.values, "\(level(of: kernels))")
                fused = result.values
            }
        }
    }

    @Test func constantRowBecomesTheShift() throws {
        let norm = LayerNorm(gain: [2, 2], shift: [5, 6], epsilon: 1e-12)
        var x = try #require(Matrix(rows: 1, columns: 2, values: [3, 3]))
        norm.apply(to: &x, plus: Matrix(rows: 1, columns: 2))
        #expect(x.values == [5, 6])
    }
}
