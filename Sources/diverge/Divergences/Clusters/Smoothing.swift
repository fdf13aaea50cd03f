/// How shares are kept from being zero before their logarithm is taken in a Kullback-Leibler divergence.
enum Smoothing: Equatable, Sendable {
    /// 1/k added to each of the k shares, which are then halved: an equal mix with the uniform distribution (Mehri et al.,
    /// 2605.07847, as in its code).
    case paper
    /// A half added to each count (Krichevsky and Trofimov, 1981).
    case krichevskyTrofimov
    /// A constant above 0 added to each count.
    case additive(Double)
    /// Shares as they are; a divergence is then infinite where one side has nothing and the other something.
    case none

    /// nil where `name` is none of those that `name` gives.
    init?(name: String) {
        switch name {
        case "paper": self = .paper
        case "krichevsky-trofimov": self = .krichevskyTrofimov
        case "none": self = .none
        default:
            let parts = name.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "additive", let constant = Double(parts[1]), constant > 0, constant.isFinite else {
                return nil
            }
            self = .additive(constant)
        }
    }

    /// The name by which options and findings call it.
    var name: String {
        switch self {
        case .paper: "paper"
        case .krichevskyTrofimov: "krichevsky-trofimov"
        case .additive(let constant): "additive:\(constant)"
        case .none: "none"
        }
    }

    /// The smoothed share of a cell with `count` of `total` records, where there are `cells` cells.
    func share(_ count: Double, of total: Double, cells: Double) -> Double {
        switch self {
        case .paper: (count / total + 1 / cells) / 2
        case .krichevskyTrofimov: (count + 0.5) / (total + 0.5 * cells)
        case .additive(let constant): (count + constant) / (total + constant * cells)
        case .none: count / total
        }
    }
}
