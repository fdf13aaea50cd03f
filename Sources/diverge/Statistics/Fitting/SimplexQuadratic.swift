/// A convex quadratic function over weights that sum to 1.
enum SimplexQuadratic {
    /// The weights, each from `least` on, that minimise g (v - w) + (v - w) H (v - w) / 2, from weights w that sum to 1.
    ///
    /// Two weights at a time exchange what is best for them, the one with the steepest fall and the one with the steepest rise
    /// (Platt's sequential minimal optimisation, 1998), until no exchange has a slope above `tolerance`. Every exchange lowers the
    /// function, so an early end is no harm to a method that takes the result for a direction. O(members) an exchange.
    static func minimum(gradient: [Double], hessian: [Double], from weights: [Double], least: Double, tolerance: Double) -> [Double] {
        let count = weights.count
        var (weights, slope) = (weights, gradient)
        for _ in 0..<(100 * count * count) {
            var (up, down) = (0, -1)
            for i in 0..<count {
                if slope[i] < slope[up] { up = i }
                if weights[i] > least, down < 0 || slope[i] > slope[down] { down = i }
            }
            guard down >= 0, slope[down] - slope[up] > tolerance else { break }
            let curvature = hessian[up * count + up] + hessian[down * count + down] - 2 * hessian[up * count + down]
            let room = weights[down] - least
            let best = curvature > 0 ? (slope[down] - slope[up]) / curvature : .infinity
            let step = min(best, room)
            weights[up] += step
            weights[down] = step < room ? weights[down] - step : least
            for i in 0..<count { slope[i] += step * (hessian[i * count + up] - hessian[i * count + down]) }
        }
        return weights
    }
}
