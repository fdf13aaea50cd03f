import Foundation

/// The distances between two histograms over the same cells that a finding reports.
enum Divergence: Int, CaseIterable, Sendable {
    case klForward, klBackward, js, totalVariation

    /// The name of the field.
    var name: String {
        switch self {
        case .klForward: "kl_forward"
        case .klBackward: "kl_backward"
        case .js: "js"
        case .totalVariation: "tvd"
        }
    }
}

/// All divergences of a source's counts from the reference's, in nats, in the order of `Divergence.allCases`.
///
/// Both histograms have k >= 1 cells and at least one count each. With p = reference / n and q = source / n:
/// forward and backward Kullback-Leibler divergence of the smoothed p~ = (p + 1/k) / 2 and q~ (Mehri et al., 2605.07847, as in
/// its code: 1/k is added to probabilities), Jensen-Shannon divergence of p and q themselves, total variation. O(k).
func divergences(reference: [Int32], source: [Int32]) -> [Double] {
    let k = Double(reference.count)
    let n = total(reference)
    let m = total(source)
    var (klForward, klBackward, js, variation) = (0.0, 0.0, 0.0, 0.0)
    for (a, b) in zip(reference, source) where a > 0 || b > 0 {
        let p = Double(a) / n
        let q = Double(b) / m
        let smoothedP = (p + 1 / k) / 2
        let smoothedQ = (q + 1 / k) / 2
        let logRatio = log(smoothedP / smoothedQ)
        klForward += smoothedP * logRatio
        klBackward -= smoothedQ * logRatio
        js += jensenShannonPart(p, q)
        variation += abs(p - q)
    }
    return [max(0, klForward), max(0, klBackward), max(0, js), variation / 2]
}

/// What one cell adds to the Jensen-Shannon divergence in nats; a term with zero mass is zero.
func jensenShannonPart(_ p: Double, _ q: Double) -> Double {
    let middle = (p + q) / 2
    let ofP = p > 0 ? p * log(p / middle) : 0
    let ofQ = q > 0 ? q * log(q / middle) : 0
    return (ofP + ofQ) / 2
}

func total(_ counts: [Int32]) -> Double { Double(counts.reduce(0) { $0 + Int($1) }) }
