/// How many conversations to take from each simulator, for the largest set with the shares of a mixture.
enum SamplingPlan {
    /// Whole numbers for weights that sum to 1, none above the conversations that a simulator has.
    ///
    /// The set is as large as the scarcest simulator allows, min n / w over weights above 0, rounded down. The shares of it are
    /// rounded by largest remainders, the first of equal ones, so that they sum to it (Hamilton's method).
    static func conversations(weights: [Double], available: [Int]) -> [Int] {
        let limits = zip(weights, available).filter { $0.0 > 0 }.map { Double($0.1) / $0.0 }
        // A quotient that is whole but for rounding is meant to be.
        let size = min(available.reduce(0, +), Int(((limits.min() ?? 0) + 1e-6).rounded(.down)))
        let quotas = weights.map { $0 * Double(size) }
        var plan = zip(quotas, available).map { min($1, Int($0.rounded(.down))) }
        let left = size - plan.reduce(0, +)
        let byRemainder = plan.indices.filter { plan[$0] < available[$0] && weights[$0] > 0 }
            .sorted { (Double(plan[$0]) - quotas[$0], $0) < (Double(plan[$1]) - quotas[$1], $1) }
        for place in byRemainder.prefix(left) { plan[place] += 1 }
        return plan
    }
}
