/// The worst that rounding can do to distances of d components; twice what it can where multiply-add is fused.
///
/// A dot product of the product kernel adds at most 256 + d / 256 times to one sum, one of the others d / 16 + 20 times, and
/// each addition is wrong by at most 2^-24 of the sum of absolute values. Higham, "Accuracy and stability of numerical
/// algorithms" (2002), 3.1.
struct Rounding: Sendable {
    private let share: Double
    /// What a squared distance, summed from differences, is multiplied by to be more than the true one; divided, less.
    let more: Double
    /// The same for a squared norm and what is computed from it with scores.
    let moreOfNorm: Double

    init(columns d: Int) {
        share = Double(min(d, depthBlock) + d / depthBlock + d / 16 + 64) * 0x1p-23
        more = 1 + Double(d / 16 + 64) * 0x1p-23
        moreOfNorm = 1 + share
    }

    /// How much a score |c|² / 2 - x c may be wrong for centroids not longer than `longest`; the constant is for what
    /// underflows.
    func score(_ norm: Float, longest: Double) -> Double {
        share * (Double(norm) * longest + longest * longest / 2) + 1e-35
    }

    /// The greatest distance that a bound may show and the centroid still be nearer than one at `squaredDistance`; `doubt` is
    /// how much the scores of both may be wrong.
    @inline(__always) func limit(_ squaredDistance: Float, doubt: Double) -> Float {
        Float((Double(squaredDistance) * more + doubt).squareRoot() * (1 + 0x1p-20))
    }

    /// A bound of a distance, plus what its centroid has moved before, rounded down.
    @inline(__always) func bound(_ squaredDistance: Float, drift: Float) -> Float {
        let exact = (Double(squaredDistance) / more).squareRoot() + Double(drift)
        return Float(exact * (1 - 0x1p-20))
    }

    /// Whether a candidate's score is less than that of the nearest so far, as their squared distances show; nil where they are
    /// too close to tell.
    @inline(__always) func isNearer(_ candidate: Float, than nearest: Float, doubt: Double) -> Bool? {
        if Double(candidate) > Double(nearest) * more * more + doubt { return false }
        return Double(candidate) * more * more + doubt < Double(nearest) ? true : nil
    }
}
