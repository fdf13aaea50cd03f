import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct LogisticRegressionTests {
    private func fit(_ pair: VectorPair, cost: Double) -> LogisticRegression? {
        let count = pair.points.rows
        return LogisticRegression(
            pair.points, isPositive: (0..<count).map { $0 >= pair.split }, isIncluded: Array(repeating: true, count: count), cost: cost,
            threads: 2)
    }

    @Test(arguments: GoldenVectors.all) func agreesWithScikitLearn(_ golden: GoldenVectors) throws {
        for expected in golden.fits {
            let model = try #require(fit(golden.pair, cost: expected.cost))
            for (weight, other) in zip(model.weights, expected.weights) { #expect(abs(weight - other) < 1e-8) }
            #expect(abs(model.intercept - expected.intercept) < 1e-8)
        }
    }

    /// 0 against 1 with C = 1: by symmetry b = -w / 2, and then 2 w = 1 / (1 + e^(w / 2)) x 2 / 2, that is w (1 + e^(w/2)) = 1.
    @Test func twoPoints() throws {
        let model = try #require(fit(vectorPair([[0]], [[1]]), cost: 1))
        #expect(abs(model.weights[0] * (1 + exp(model.weights[0] / 2)) - 1) < 1e-9)
        #expect(abs(model.intercept + model.weights[0] / 2) < 1e-9)
    }

    /// Equal records tell nothing: no weights, and the intercept is the log odds of the sides.
    @Test func equalRecords() throws {
        let model = try #require(fit(vectorPair([[0, 0]], [[0, 0], [0, 0], [0, 0]]), cost: 1))
        #expect(model.weights.allSatisfy { abs($0) < 1e-9 } && abs(model.intercept - log(3)) < 1e-8)
    }

    /// At the optimum of |w|² / 2 + C loss the gradient vanishes, however large C is and however well the sides come apart.
    @Test(arguments: [1e-6, 1, 1e6]) func theGradientVanishes(cost: Double) throws {
        var generator = Xoshiro256(seed: 4, stream: "test")
        let rows = (0..<200).map { i in (0..<10).map { _ in generator.normal() + (i < 80 ? 3 : 0) } }
        let pair = vectorPair(Array(rows[..<80]), Array(rows[80...]))
        let model = try #require(fit(pair, cost: cost))
        let residuals = zip(model.margins(pair.points, threads: 1), rows.indices).map { margin, i in
            cost * (1 / (1 + exp(-margin)) - (i < 80 ? 0 : 1))
        }
        let gradient = zip(pair.points.transposedTimes(residuals, threads: 1), model.weights).map { $0 + $1 }
        let scale = pair.points.transposedTimes(residuals.indices.map { cost * ($0 < 80 ? 0.5 : -0.5) }, threads: 1)
        let bound = 1e-9 * (1 + scale.map { abs($0) }.max()!)
        #expect(gradient.allSatisfy { abs($0) < bound } && abs(residuals.reduce(0, +)) < bound, "\(gradient)")
    }

    @Test func whatIsLeftOutDoesNotCount() throws {
        let golden = GoldenVectors.all[0]
        let pair = golden.pair
        let included = (0..<pair.points.rows).filter { $0 % 4 != 1 }
        let isIncluded = (0..<pair.points.rows).map { $0 % 4 != 1 }
        let isPositive = (0..<pair.points.rows).map { $0 >= pair.split }
        let masked = try #require(LogisticRegression(pair.points, isPositive: isPositive, isIncluded: isIncluded, cost: 2, threads: 1))
        let alone = try #require(
            LogisticRegression(
                pair.points.selecting(rows: included), isPositive: included.map { isPositive[$0] },
                isIncluded: included.map { _ in true }, cost: 2, threads: 1))
        #expect(zip(masked.weights, alone.weights).allSatisfy { abs($0 - $1) < 1e-9 })
    }
}
