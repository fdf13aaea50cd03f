import Foundation

/// How far a mixture of simulators lies from the reference: a sum over cells of a convex function of the mixture's share m.
enum MixtureObjective: Equatable, Sendable {
    /// (p ln(2p / (p + m)) + m ln(2m / (p + m))) / 2 of the shares as they are.
    case js
    /// p ln(p / m) of smoothed shares. Every rule smooths a mixture to the mixture of its smoothed members.
    case klForward(Smoothing)

    var divergence: Divergence { self == .js ? .js : .klForward }

    /// The largest value, in nats.
    var largest: Double { self == .js ? log(2) : .infinity }

    /// The share that the objective takes of a cell with `count` of `total` records, where there are `cells` cells.
    func share(_ count: Double, of total: Double, cells: Double) -> Double {
        switch self {
        case .js: count / total
        case .klForward(let smoothing): smoothing.share(count, of: total, cells: cells)
        }
    }

    /// What a cell adds, in nats.
    func part(_ p: Double, _ m: Double) -> Double {
        switch self {
        case .js: jensenShannonPart(p, m)
        case .klForward: p > 0 ? p * log(p / m) : 0
        }
    }

    /// The part's first two derivatives by m, for m > 0.
    func derivatives(_ p: Double, _ m: Double) -> (slope: Double, curvature: Double) {
        switch self {
        case .js: (log(2 * m / (p + m)) / 2, p / (2 * m * (p + m)))
        case .klForward: (-p / m, p / m / m)
        }
    }
}
