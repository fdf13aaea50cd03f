import Numerics

/// The resampling units of both sides of a comparison, the reference's first, and how often one draw has each of them.
///
/// To draw units is to draw whole what belongs to them: every column of cells that is counted by one draw comes from the same units.
struct UnitDraw: Sendable {
    let reference: Int
    let source: Int
    /// How often each unit is drawn; once before the first draw. Of a permutation: 1 for the units labelled as the reference's, else 0.
    private(set) var weights: [Int32]
    private var permutation: LabelPermutation

    init(reference: Int, source: Int) {
        (self.reference, self.source) = (reference, source)
        weights = Array(repeating: 1, count: reference + source)
        permutation = LabelPermutation(Array(0..<Int32(reference + source)), labelling: min(reference, source))
    }

    /// As many units of each side as it has, with replacement; weights, not a list, so that many columns are counted by one draw. O(units).
    mutating func resample(using generator: inout Xoshiro256) {
        let (reference, source) = (reference, source)
        weights.withUnsafeMutableBufferPointer { weights in
            weights.update(repeating: 0)
            drawWithReplacement(0..<reference, weights, using: &generator)
            drawWithReplacement(reference..<reference &+ source, weights, using: &generator)
        }
    }

    /// Permutes the labels, each side keeping as many units as it has. The smaller side is drawn; the other is what remains. O(units).
    mutating func permute(using generator: inout Xoshiro256) {
        permutation.next(using: &generator)
        let isReferenceSmaller = reference <= source
        weights.withUnsafeMutableBufferPointer { weights in
            weights.update(repeating: isReferenceSmaller ? 0 : 1)
            for unit in permutation.labelled { weights[Int(unit)] = isReferenceSmaller ? 1 : 0 }
        }
    }
}

/// Draws as many of the units in `range` as there are, with replacement, and adds to the weight of each how often it was drawn.
func drawWithReplacement(_ range: Range<Int>, _ weights: UnsafeMutableBufferPointer<Int32>, using generator: inout Xoshiro256) {
    for _ in range { weights[range.lowerBound &+ generator.integer(below: range.count)] &+= 1 }
}
