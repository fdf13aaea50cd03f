/// Weights from 0 that sum to 1 and make the objective least.
struct MixtureFit: Sendable {
    var weights: [Double]
    /// The objective there, in nats.
    var value: Double
    /// By how much the least value can be lower at most: the duality gap, max over members of the fall of the tangent towards them.
    var gap: Double
}

extension MixtureProblem {
    /// The fit ends where the gap is no more than this, in nats.
    static let tolerance = 1e-10
    /// Every weight is kept from this on while fitting, because the slope of js has no bound at 0; costs at most members x 1e-12 ln 2.
    private static let least = 1e-12
    private static let steps = 200

    /// Newton's method on the simplex: each step goes towards the minimum of the second-order expansion over the simplex, and is
    /// halved until the value falls (Lee, Sun and Saunders, "Proximal Newton-type methods", 2014, theorem 3.1: for a convex
    /// objective it comes to the minimum). It finds what the EM algorithm for mixing weights finds, in about ten steps.
    ///
    /// nil where the objective is infinite whatever the weights. `start` speeds up a fit near another. O(members^2 x k) a step.
    func fit(from start: [Double]? = nil) -> MixtureFit? {
        // A cell that no member has adds the same whatever the weights.
        let isReached = target.indices.map { cell in members.contains { $0[cell] > 0 } }
        let fixed = target.indices.reduce(0) { isReached[$1] ? $0 : $0 + objective.part(target[$1], 0) }
        guard fixed.isFinite else { return nil }
        let cells = target.indices.filter { isReached[$0] }
        var expansion = Expansion(
            objective, target: cells.map { target[$0] }, shares: cells.flatMap { cell in members.map { $0[cell] } },
            members: members.count)
        let even = 1 / Double(members.count)
        // From a little within, so that no weight has to grow out of nearly nothing.
        var weights = start.map { $0.map { 0.99 * $0 + 0.01 * even } } ?? members.map { _ in even }
        expansion.expand(at: weights)
        for _ in 0..<Self.steps where expansion.gap(weights) > Self.tolerance {
            let target = SimplexQuadratic.minimum(
                gradient: expansion.gradient, hessian: expansion.hessian, from: weights, least: Self.least,
                tolerance: expansion.gap(weights) / 100)
            let fall = zip(expansion.gradient, zip(target, weights)).reduce(0) { $0 + $1.0 * ($1.1.0 - $1.1.1) }
            var (length, next) = (1.0, target)
            // Near the minimum the fall is lost in rounding.
            while expansion.value(at: next) > expansion.value + 1e-4 * length * fall + 1e-14, length > 1e-9 {
                length /= 2
                next = zip(weights, target).map { $0 + length * ($1 - $0) }
            }
            if next == weights { break }
            weights = next
            expansion.expand(at: weights)
        }
        let gap = max(0, expansion.gap(weights))
        let kept = weights.map { $0 > 2 * Self.least ? $0 : 0 }
        let sum = kept.reduce(0, +)
        weights = kept.map { $0 / sum }
        return MixtureFit(weights: weights, value: value(weights), gap: gap)
    }
}

/// The objective at some weights with its first two derivatives.
private struct Expansion {
    private let objective: MixtureObjective
    private let target: [Double]
    /// Cell after cell the shares of the members.
    private let shares: [Double]
    private let members: Int
    private(set) var value = 0.0
    private(set) var gradient: [Double]
    /// Members x members.
    private(set) var hessian: [Double]

    init(_ objective: MixtureObjective, target: [Double], shares: [Double], members: Int) {
        (self.objective, self.target, self.shares, self.members) = (objective, target, shares, members)
        gradient = [Double](repeating: 0, count: members)
        hessian = [Double](repeating: 0, count: members * members)
    }

    func value(at weights: [Double]) -> Double {
        var value = 0.0
        shares.withUnsafeBufferPointer { shares in
            weights.withUnsafeBufferPointer { weights in
                for cell in target.indices {
                    var mixed = 0.0
                    for member in 0..<members { mixed += weights[member] * shares[cell * members + member] }
                    value += objective.part(target[cell], mixed)
                }
            }
        }
        return value
    }

    mutating func expand(at weights: [Double]) {
        value = value(at: weights)
        for i in gradient.indices { gradient[i] = 0 }
        for i in hessian.indices { hessian[i] = 0 }
        shares.withUnsafeBufferPointer { shares in
            gradient.withUnsafeMutableBufferPointer { gradient in
                hessian.withUnsafeMutableBufferPointer { hessian in
                    for cell in target.indices {
                        let row = UnsafeBufferPointer(rebasing: shares[cell * members..<(cell + 1) * members])
                        objective.addDerivatives(target[cell], row, weights, to: gradient, hessian)
                    }
                }
            }
        }
    }

    /// By how much the tangent falls towards the lowest corner of the simplex.
    func gap(_ weights: [Double]) -> Double {
        zip(weights, gradient).reduce(0) { $0 + $1.0 * $1.1 } - (gradient.min() ?? 0)
    }
}

extension MixtureObjective {
    /// Adds the derivatives by the weights of what a cell adds, in which the reference has the share `p` and the members have `row`.
    @inline(__always)
    fileprivate func addDerivatives(
        _ p: Double, _ row: UnsafeBufferPointer<Double>, _ weights: [Double], to gradient: UnsafeMutableBufferPointer<Double>,
        _ hessian: UnsafeMutableBufferPointer<Double>
    ) {
        let members = row.count
        var mixed = 0.0
        for member in 0..<members { mixed += weights[member] * row[member] }
        let (slope, curvature) = derivatives(p, mixed)
        for i in 0..<members where row[i] > 0 {
            gradient[i] += slope * row[i]
            let factor = curvature * row[i]
            for j in 0..<members { hessian[i * members + j] += factor * row[j] }
        }
    }
}
