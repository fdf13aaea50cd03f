import Numerics

/// Points that a few lines of any language make again, for values that come from another program.
///
/// A 64-bit congruential generator (multiplier 6364136223846793005, increment 1442695040888963407; its upper 24 bits divided
/// by 2^24) gives `clusters` centers of d components; component j of point i is center[i % clusters][j] + spread (u + u' - 1)
/// in double precision, rounded to single.
func goldenPoints(_ n: Int, _ d: Int, clusters: Int, spread: Double, seed: UInt64) -> Matrix {
    var state = seed
    func uniform() -> Double {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Double(state >> 40) / 16_777_216
    }
    let centers = (0..<clusters).map { _ in (0..<d).map { _ in uniform() } }
    var points = Matrix(rows: n, columns: d)
    for i in 0..<n {
        for j in 0..<d {
            let (u, v) = (uniform(), uniform())
            points[i, j] = Float(centers[i % clusters][j] + spread * (u + v - 1))
        }
    }
    return points
}

/// Labels from digits.
func labels(_ digits: String) -> [Int32] { digits.utf8.map { Int32($0) - 48 } }

/// 0, 1, ..., k - 1, 0, 1, ...
func cyclic(_ n: Int, _ k: Int) -> [Int32] { (0..<n).map { Int32($0 % k) } }

/// Rows of one length.
func matrix(_ rows: [[Float]]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: rows.first?.count ?? 0)
    matrix.values = rows.flatMap { $0 }
    return matrix
}
