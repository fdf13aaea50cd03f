import Foundation
import Numerics

/// L2-regularised logistic regression: the weights w and the intercept b that minimise
///
///     C sum_i ln(1 + exp(-y_i (x_i w + b))) + |w|² / 2,   y = 1 or -1
///
/// as scikit-learn's LogisticRegression does; neither the intercept is regularised, nor are the points scaled.
struct LogisticRegression: Sendable {
    var weights: [Double]
    var intercept: Double

    /// Fits the points (n x d) that `isIncluded`; nil where `mostSteps` are not enough.
    ///
    /// Newton's method with conjugate gradients and a backtracking line search (Nocedal and Wright, 2006, algorithm 7.1), until
    /// the gradient's length is at most `tolerance` (1 + what it is at the start). Because of |w|² / 2 no weight is then further
    /// from the optimum than the gradient is long. O(n d) for each product with the Hessian matrix.
    init?(_ points: DoubleMatrix, isPositive: [Bool], isIncluded: [Bool], cost: Double, threads: Int) {
        let objective = LogisticObjective(
            points: points, labels: isPositive.map { $0 ? 1 : 0 }, costs: isIncluded.map { $0 ? cost : 0 }, threads: threads)
        var place = [Double](repeating: 0, count: points.columns + 1)
        var margins = [Double](repeating: 0, count: points.rows)
        var start: Double?
        for _ in 0..<Self.mostSteps {
            let gradient = objective.gradient(place, margins)
            let length = squaredLength(gradient).squareRoot()
            let begin = start ?? length
            start = begin
            if length <= Self.tolerance * (1 + begin) {
                (weights, intercept) = (Array(place.dropLast()), place[points.columns])
                return
            }
            let step = objective.newtonStep(gradient, margins, tolerance: min(0.1, (length / begin).squareRoot()) * length)
            let slope = dot(step, gradient)
            let change = objective.margins(step)
            guard slope < 0, let size = objective.stepSize(place, margins, step, change, slope: slope) else { return nil }
            for index in place.indices { place[index] += size * step[index] }
            for index in margins.indices { margins[index] += size * change[index] }
        }
        return nil
    }

    static let tolerance = 1e-10
    private static let mostSteps = 200

    /// x w + b of each point; over 0 where it is taken for a positive one.
    func margins(_ points: DoubleMatrix, threads: Int) -> [Double] {
        points.times(weights, threads: threads).map { $0 + intercept }
    }
}

/// The function that is minimised. A place is the weights and, last, the intercept.
private struct LogisticObjective {
    let points: DoubleMatrix
    /// 1 or 0.
    let labels: [Double]
    /// C, or 0 for what is left out.
    let costs: [Double]
    let threads: Int

    func margins(_ place: [Double]) -> [Double] {
        let intercept = place[points.columns]
        return points.times(Array(place.dropLast()), threads: threads).map { $0 + intercept }
    }

    func value(_ place: [Double], _ margins: [Double]) -> Double {
        let losses = margins.indices.lazy.map { index in
            let margin = labels[index] > 0 ? margins[index] : -margins[index]
            // ln(1 + e^-m), written so that nothing overflows.
            return costs[index] * (max(0, -margin) + log1p(exponential(-abs(margin))))
        }
        return compensatedSum(losses) + squaredLength(place.dropLast()) / 2
    }

    func gradient(_ place: [Double], _ margins: [Double]) -> [Double] {
        withRegularization(margins.indices.map { costs[$0] * (probability(margins[$0]) - labels[$0]) }, place)
    }

    /// Xᵀ coefficients + the weights of `place`, and the sum of the coefficients.
    private func withRegularization(_ coefficients: [Double], _ place: [Double]) -> [Double] {
        zip(points.transposedTimes(coefficients, threads: threads), place).map { $0 + $1 } + [compensatedSum(coefficients)]
    }

    /// The step s with H s = -gradient, by conjugate gradients until what is left is no longer than `tolerance`.
    func newtonStep(_ gradient: [Double], _ margins: [Double], tolerance: Double) -> [Double] {
        let curvatures = margins.indices.map { index in
            let p = probability(margins[index])
            return costs[index] * p * (1 - p)
        }
        var step = [Double](repeating: 0, count: gradient.count)
        var residual = gradient.map { -$0 }
        var direction = residual
        var squared = squaredLength(residual)
        for _ in 0..<2 * gradient.count where squared > tolerance * tolerance {
            let products = zip(curvatures, self.margins(direction)).map { $0 * $1 }
            let image = withRegularization(products, direction)
            let curvature = dot(direction, image)
            guard curvature > 0 else { break }
            let size = squared / curvature
            for index in step.indices {
                step[index] += size * direction[index]
                residual[index] -= size * image[index]
            }
            let next = squaredLength(residual)
            for index in step.indices { direction[index] = residual[index] + next / squared * direction[index] }
            squared = next
        }
        return step
    }

    /// The first of 1, ½, ¼ ... by which the step, and with it `change` of the margins, decreases the function enough (Armijo);
    /// nil for none.
    func stepSize(_ place: [Double], _ margins: [Double], _ step: [Double], _ change: [Double], slope: Double) -> Double? {
        let start = value(place, margins)
        var size = 1.0
        // Near the minimum the decrease is lost in the rounding of the value.
        let rounding = 1e-14 * abs(start)
        while size > 1e-10 {
            let next = value(zip(place, step).map { $0 + size * $1 }, zip(margins, change).map { $0 + size * $1 })
            if next <= start + 1e-4 * size * slope + rounding { return size }
            size /= 2
        }
        return nil
    }

    /// 1 / (1 + e^-m).
    private func probability(_ margin: Double) -> Double {
        let power = exponential(-abs(margin))
        return (margin < 0 ? power : 1) / (1 + power)
    }
}

private func dot(_ x: some Sequence<Double>, _ y: some Sequence<Double>) -> Double { zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } }

private func squaredLength(_ x: some Sequence<Double>) -> Double { x.reduce(0) { $0 + $1 * $1 } }
