import Foundation
import Numerics

/// The distances between two histograms over the same cells that a finding reports.
///
/// p is the reference's share of a cell, q the source's, m their mean; sums are over cells, a term with zero mass is zero.
enum Divergence: Int, CaseIterable, Sendable {
    /// sum p ln(p / q) of the smoothed shares (Kullback and Leibler, 1951), and the same with the sides exchanged.
    case klForward, klBackward
    /// sum (p ln(p / m) + q ln(q / m)) / 2 (Lin, 1991); at most ln 2.
    case js
    /// sum |p - q| / 2.
    case totalVariation
    /// The square root of sum (sqrt p - sqrt q)^2 / 2; at most 1.
    case hellinger
    /// sum (p - q)^2 / (p + q) / 2: the symmetric chi-square of Vincze (1981) and Le Cam (1986), finite where a side is empty; at most 1.
    case chiSquare
    /// The square root of js, which is a metric (Endres and Schindelin, 2003).
    case jsDistance
    /// Area under the divergence frontier and the frontier's integral (Pillutla et al., JMLR 2023): see Frontier.
    case mauve, frontierIntegral
    /// The same of shares smoothed after Krichevsky and Trofimov.
    case mauveStar, frontierIntegralStar

    /// The name of the field.
    var name: String {
        switch self {
        case .klForward: "kl_forward"
        case .klBackward: "kl_backward"
        case .js: "js"
        case .totalVariation: "tvd"
        case .hellinger: "hellinger"
        case .chiSquare: "chi_square"
        case .jsDistance: "js_distance"
        case .mauve: "mauve"
        case .frontierIntegral: "frontier_integral"
        case .mauveStar: "mauve_star"
        case .frontierIntegralStar: "frontier_integral_star"
        }
    }

    var statistic: Statistic {
        Statistic(
            name: name, extreme: isSimilarity ? .small : .large,
            undefined: "infinite: without smoothing, a cluster is empty on one side only")
    }

    /// Whether clusters have parts in it that sum to it: not so MAUVE, an area; the root of js and the starred integral are left out
    /// as functions of js, and because its smoothing gives every empty cluster a part.
    var isDivided: Bool {
        switch self {
        case .klForward, .klBackward, .js, .totalVariation, .hellinger, .chiSquare, .frontierIntegral: true
        case .jsDistance, .mauve, .mauveStar, .frontierIntegralStar: false
        }
    }

    /// Whether it is given in the unit of information that is asked for; all others are numbers, or in nats by definition.
    var isInformation: Bool { self == .klForward || self == .klBackward || self == .js }

    /// Whether a larger value means nearer: MAUVE is 1 for equal shares.
    var isSimilarity: Bool { self == .mauve || self == .mauveStar }
}

/// The unit of information: nats or bits.
enum LogBase: String, CaseIterable, Sendable {
    case e
    case two = "2"

    /// What a value in nats is multiplied by.
    var perNat: Double { self == .e ? 1 : 1 / log(2) }
}

/// What the values depend on besides the counts.
struct DivergenceRule: Equatable, Sendable {
    var smoothing = Smoothing.paper
    /// For the Kullback-Leibler and Jensen-Shannon divergences; MAUVE and the frontier integrals are defined in nats.
    var logBase = LogBase.e
}

/// All divergences of a source's counts from the reference's, in the order of `Divergence.allCases`.
///
/// Both histograms have the same k >= 1 cells and at least one count each. O(k).
func divergences(reference: [Int32], source: [Int32], rule: DivergenceRule = DivergenceRule(), rest: Int = 0) -> [Double] {
    var sums = CellSums(cells: reference.count, rule: rule, rest: rest)
    return sums.divergences(reference, source)
}

/// The Jensen-Shannon divergence of two distributions over the same cells, in nats. O(k).
func jensenShannon(_ p: [Double], _ q: [Double]) -> Double {
    compensatedSum(zip(p, q).lazy.map { jensenShannonPart($0, $1) })
}

/// What one cell adds to the Jensen-Shannon divergence in nats; a term with zero mass is zero.
func jensenShannonPart(_ p: Double, _ q: Double) -> Double {
    let middle = (p + q) / 2
    let ofP = p > 0 ? p * log(p / middle) : 0
    let ofQ = q > 0 ? q * log(q / middle) : 0
    return (ofP + ofQ) / 2
}

func total(_ counts: [Int32]) -> Double { Double(counts.reduce(0) { $0 + Int($1) }) }
