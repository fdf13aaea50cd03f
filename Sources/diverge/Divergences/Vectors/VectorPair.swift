import Numerics

/// The vectors of both sides of a comparison, those of the reference first, held together by the units that resampling draws
/// whole: records of one side with the same unit.
struct VectorPair: Sendable {
    let points: DoubleMatrix
    /// How many of the points are the reference's.
    let split: Int
    /// The points of each unit, the reference's units first.
    let units: [[Int]]
    /// How many of the units are the reference's.
    let referenceUnits: Int
    /// The name of each unit; the same person, or task, may be on both sides.
    let names: [String]

    init(points: DoubleMatrix, split: Int, unitOf names: [String]) {
        (self.points, self.split) = (points, split)
        let (ofReference, ofSource) = (unitMembers(names[..<split]), unitMembers(names[split...]))
        referenceUnits = ofReference.count
        units = ofReference.map(\.members) + ofSource.map { $0.members.map { $0 + split } }
        self.names = (ofReference + ofSource).map(\.name)
    }

    var reference: Range<Int> { 0..<split }
    var source: Range<Int> { split..<points.rows }
    var sourceUnits: Int { units.count - referenceUnits }
}

/// Resampling as weights of the points: how often a draw has each.
extension VectorPair {
    /// As many units of each side as it has, drawn with replacement.
    func bootstrap(_ count: Int, _ resampling: Resampling, stream: String) -> [[Int32]] {
        resampling.draws(count, stream: "vectors:bootstrap:\(stream)") { count, generator in
            var draw = UnitDraw(reference: referenceUnits, source: sourceUnits)
            return (0..<count).map { _ in
                draw.resample(using: &generator)
                return ofPoints(draw.weights)
            }
        }
    }

    /// As many units as the reference has, of those of both sides: weight 1 where a point is labelled as the reference's, else 0.
    func permutations(_ count: Int, _ resampling: Resampling, stream: String) -> [[Int32]] {
        resampling.draws(count, stream: "vectors:permutation:\(stream)") { count, generator in
            var permutation = LabelPermutation(units.indices.map { Int32($0) }, labelling: referenceUnits)
            return (0..<count).map { _ in
                permutation.next(using: &generator)
                var weights = [Int32](repeating: 0, count: units.count)
                for unit in permutation.labelled { weights[Int(unit)] = 1 }
                return ofPoints(weights)
            }
        }
    }

    /// Points are drawn with their units.
    private func ofPoints(_ unitWeights: [Int32]) -> [Int32] {
        var weights = [Int32](repeating: 0, count: points.rows)
        for (unit, weight) in zip(units, unitWeights) { for point in unit { weights[point] = weight } }
        return weights
    }
}
