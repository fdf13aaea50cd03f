import Numerics

@testable import diverge

/// Points of a formula that numpy repeats exactly, and the figures of them by independent programs: numpy 2.4 and scipy 1.17
/// (pdist, cdist; energy as dcor 0.7 too), prdc 0.2, scikit-learn 1.9 (newton-cholesky, tol 1e-14). The Fréchet distance is by
/// the nuclear norm of the product of the centred points, which takes no root of a matrix; scipy's sqrtm agrees where the
/// covariances have full rank, and to 1e-8 where they have not.
struct GoldenVectors: Sendable, CustomStringConvertible {
    struct Fit: Sendable {
        var cost: Double
        /// The first weights.
        var weights: [Double]
        var intercept: Double
        /// Of margins out of three folds, to which points belong in turn: the first two, the last, area and accuracy.
        var margins: [Double]
        var area: Double
        var accuracy: Double
    }

    var n: Int
    var m: Int
    var d: Int
    var energy: Double
    var median: Double
    var discrepancy: Double
    var frechet: Double
    /// Precision, recall, density, coverage for three neighbours.
    var neighbors: [Double]
    var fits: [Fit]

    var description: String { "\(n) and \(m) points of \(d)" }

    var pair: VectorPair {
        let points = DoubleMatrix(rows: n + m, columns: d) { values in
            for i in 0..<n + m {
                for j in 0..<d {
                    let whole = Double((i * i * 31 + i * 7 + j * j * 17 + j * 13 + i * j * 5) % 101)
                    values[i * d + j] = whole / 50 - 1 + (i >= n ? 0.25 * Double(j % 3) : 0)
                }
            }
        }
        return VectorPair(points: points, split: n, unitOf: (0..<n + m).map { "\($0)" })
    }

    static let all = [
        GoldenVectors(
            n: 30, m: 25, d: 4, energy: 0.08834128783302098, median: 1.6025292509030842, discrepancy: 0.02877771838540011,
            frechet: 0.29131133337531345, neighbors: [1, 0.9, 1.6533333333333333, 0.9333333333333333],
            fits: [
                Fit(
                    cost: 1, weights: [0.6094147040909821, 0.5122621204711908, 0.7553371822698174, -0.2928627433559594],
                    intercept: -0.4226899373778169, margins: [-0.601368543054663, -0.5763833924806382, -0.302638771613036],
                    area: 0.6466666666666666, accuracy: 0.6545454545454545),
                Fit(
                    cost: 30, weights: [0.7962766045789172, 0.6339708079561717, 0.9115812943538177, -0.3833290563365176],
                    intercept: -0.4796757303531179, margins: [-0.841566716573266, -0.7806207120541291, -0.27452502545607704],
                    area: 0.6306666666666667, accuracy: 0.6),
            ]),
        GoldenVectors(
            n: 6, m: 9, d: 12, energy: 0.12946966695799977, median: 2.8428155057970264, discrepancy: 0.025742009076217043,
            frechet: 5.95326485367597, neighbors: [0.7777777777777778, 1, 1, 1],
            fits: [
                Fit(
                    cost: 1, weights: [0.3008829058122087, -0.08539068857472817, 0.5841391331613314, -0.35775789563602867],
                    intercept: 0.07276790416540958, margins: [1.3992965495701357, 0.4485191413399878, 0.8860909784693325],
                    area: 0.6111111111111112, accuracy: 0.6),
                Fit(
                    cost: 30, weights: [1.5120162371444519, -1.0630332686361952, 1.4436556759941555, -1.392742578373905],
                    intercept: 0.7451039665545905, margins: [3.652935947542002, 0.5816970665305766, 3.6287358760225117],
                    area: 0.537037037037037, accuracy: 0.5333333333333333),
            ]),
        GoldenVectors(
            n: 12, m: 20, d: 1, energy: -0.030234449760765503, median: 0.6399999999999999, discrepancy: -0.03709912303057816,
            frechet: 0.0016453371408144957, neighbors: [1, 1, 1.15, 1],
            fits: [
                Fit(
                    cost: 1, weights: [0.07160646586301272], intercept: 0.5222472837054835,
                    margins: [0.33908975587777307, 0.48424241669153795, 0.47768071881558555], area: 0.49166666666666664, accuracy: 0.625)
            ]),
    ]
}

/// A pair of points given as rows; each is a unit unless units are named.
func vectorPair(_ reference: [[Double]], _ source: [[Double]], units: [String]? = nil) -> VectorPair {
    let rows = reference + source
    let points = DoubleMatrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 })!
    return VectorPair(points: points, split: reference.count, unitOf: units ?? rows.indices.map { "\($0)" })
}

let testResampling = Resampling(bootstrap: 200, permutations: 200, confidence: 0.95, seed: 7, threads: 2)
