/// Histograms of a reference and of the members of a mixture over the same cells, as the shares that an objective takes.
struct MixtureProblem: Sendable {
    let objective: MixtureObjective
    /// The reference's share of each cell.
    let target: [Double]
    /// Each member's.
    let members: [[Double]]

    /// Every histogram has at least one record. `rest` further cells have none: smoothing gives them shares, and all of them together
    /// are one cell, which adds as much as each by itself.
    init(_ objective: MixtureObjective, reference: [Int32], members: [[Int32]], rest: Int = 0) {
        func shares(_ counts: [Int32]) -> [Double] {
            let (total, cells) = (total(counts), Double(counts.count + rest))
            let shares = counts.map { objective.share(Double($0), of: total, cells: cells) }
            return rest > 0 ? shares + [Double(rest) * objective.share(0, of: total, cells: cells)] : shares
        }
        self.init(objective, target: shares(reference), members: members.map(shares))
    }

    init(_ objective: MixtureObjective, target: [Double], members: [[Double]]) {
        (self.objective, self.target, self.members) = (objective, target, members)
    }

    /// The problem with the named members alone.
    func picked(_ places: [Int]) -> MixtureProblem {
        MixtureProblem(objective, target: target, members: places.map { members[$0] })
    }

    /// The shares of the mixture with these weights.
    func mixture(_ weights: [Double]) -> [Double] {
        var mixture = [Double](repeating: 0, count: target.count)
        for (weight, member) in zip(weights, members) where weight > 0 {
            for cell in mixture.indices { mixture[cell] += weight * member[cell] }
        }
        return mixture
    }

    /// The objective at these weights, in nats. O(members x k).
    func value(_ weights: [Double]) -> Double {
        max(0, zip(target, mixture(weights)).reduce(0) { $0 + objective.part($1.0, $1.1) })
    }

    /// The objective of a member by itself.
    func value(ofMember place: Int) -> Double {
        max(0, zip(target, members[place]).reduce(0) { $0 + objective.part($1.0, $1.1) })
    }

    /// The member that lies nearest by itself, the first of equally near ones.
    var best: Int {
        let values = members.indices.map { value(ofMember: $0) }
        return values.indices.min { (values[$0], $0) < (values[$1], $1) } ?? 0
    }
}
