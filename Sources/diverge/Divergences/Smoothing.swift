import Stage

/// How shares are kept from being zero before their logarithm is taken in a Kullback-Leibler divergence.
enum Smoothing: Equatable, Sendable {
    /// 1/k added to each of the k shares, which are then halved: an equal mix with the uniform law (Mehri et al., 2605.07847, as
    /// in its code).
    case paper
    /// A half added to each count (Krichevsky and Trofimov, 1981).
    case krichevskyTrofimov
    /// A constant above 0 added to each count.
    case additive(Double)
    /// Shares as they are; a divergence is then infinite where one side has nothing and the other something.
    case none

    static let key = OptionKey.parsed(
        "smoothing", value: "RULE", expected: "paper, krichevsky-trofimov, none or additive:A with a number A above 0",
        choices: ["paper", "krichevsky-trofimov", "none"], help: "smoothing of the KL divergences",
        details: """
            One of paper, krichevsky-trofimov, additive:A and none: paper adds 1/k to each of the k shares and halves them; krichevsky-trofimov adds 1/2 and additive:A adds A to each \
            count. With none a divergence may be infinite: it is then null, and kl_forward_reason or kl_backward_reason says why. \
            No other divergence is smoothed, except the starred ones, always by krichevsky-trofimov.
            """
    ) { Smoothing($0) }.defaulting(to: .paper, shown: "paper").advanced()

    /// nil where the text is none of its forms.
    init?(_ text: String) {
        switch text {
        case "paper": self = .paper
        case "krichevsky-trofimov": self = .krichevskyTrofimov
        case "none": self = .none
        default:
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2, parts[0] == "additive", let constant = Double(parts[1]), constant > 0, constant.isFinite else {
                return nil
            }
            self = .additive(constant)
        }
    }

    /// The name by which the option takes it.
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
