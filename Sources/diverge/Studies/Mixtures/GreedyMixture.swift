/// Simulators in the order in which each lowers the objective most, mixed with those before it by the best weights.
struct GreedyMixture {
    /// Their places in the problem.
    var order: [Int] = []
    /// The fit with the first, the first two, ...
    var fits: [MixtureFit] = []

    /// nil where the objective is infinite for every simulator alone. Of equally good ones, as far as fits are exact, the first is
    /// taken. As many fits as half the square of the members.
    init?(_ problem: MixtureProblem) {
        var rest = Array(problem.members.indices)
        while !rest.isEmpty {
            var best: (place: Int, fit: MixtureFit)?
            for place in rest {
                guard let fit = problem.picked(order + [place]).fit() else { continue }
                if best.map({ fit.value < $0.fit.value - MixtureProblem.tolerance }) ?? true { best = (place, fit) }
            }
            guard let best else { break }
            order.append(best.place)
            fits.append(best.fit)
            rest.removeAll { $0 == best.place }
        }
        if order.isEmpty { return nil }
    }
}
