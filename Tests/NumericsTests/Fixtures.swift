import Foundation

@testable import Numerics

/// The levels that this CPU can run, each with its kernels.
let usableKernels: [Kernels] = usableLevels.map(\.kernels)

private let usableLevels: [CPULevel] = CPULevel.detected == .arm64 ? [.arm64] : [.v2, .v3, .v4].filter { $0 <= .detected }

func level(of kernels: Kernels) -> CPULevel { usableLevels.first { $0.kernels == kernels }! }  // kernels come from these levels

/// Those among them that promise the same bytes.
let fusedKernels = usableKernels.filter { level(of: $0) != .v2 }

func normalMatrix(_ rows: Int, _ columns: Int, seed: UInt64 = 1, mean: Double = 0) -> Matrix {
    var generator = Xoshiro256(seed: seed, stream: "test:\(rows):\(columns)")
    var matrix = Matrix(rows: rows, columns: columns)
    matrix.values = matrix.values.map { _ in Float(generator.normal() + mean) }
    return matrix
}

/// A Bᵀ by three loops in double precision.
func naiveProduct(_ a: Matrix, _ b: Matrix) -> [Double] {
    var result: [Double] = []
    for i in 0..<a.rows {
        for j in 0..<b.rows {
            result.append(zip(a.row(i), b.row(j)).reduce(0) { $0 + Double($1.0) * Double($1.1) })
        }
    }
    return result
}

/// The rows less their mean, and the mean, in double precision.
func naiveCentered(_ x: Matrix) -> (mean: [Double], rows: [[Double]]) {
    let mean = (0..<x.columns).map { j in (0..<x.rows).reduce(0.0) { $0 + Double(x[$1, j]) } / Double(max(1, x.rows)) }
    return (mean, (0..<x.rows).map { i in zip(x.row(i), mean).map { Double($0) - $1 } })
}

func largestDifference(_ a: [some BinaryFloatingPoint], _ b: [some BinaryFloatingPoint]) -> Double {
    a.count == b.count ? zip(a, b).map { abs(Double($0) - Double($1)) }.max() ?? 0 : .infinity
}
