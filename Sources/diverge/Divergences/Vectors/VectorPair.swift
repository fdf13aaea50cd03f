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
        var units: [(name: String, points: [Int])] = []
        func add(_ side: Range<Int>) {
            var positions: [String: Int] = [:]
            for point in side {
                if let position = positions[names[point]] {
                    units[position].points.append(point)
                } else {
                    positions[names[point]] = units.count
                    units.append((names[point], [point]))
                }
            }
        }
        add(0..<split)
        referenceUnits = units.count
        add(split..<points.rows)
        self.units = units.map(\.points)
        self.names = units.map(\.name)
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
            (0..<count).map { _ in
                var weights = [Int32](repeating: 0, count: points.rows)
                for side in [0..<referenceUnits, referenceUnits..<units.count] {
                    for _ in side {
                        for point in units[side.lowerBound + generator.integer(below: side.count)] { weights[point] += 1 }
                    }
                }
                return weights
            }
        }
    }

    /// As many units as the reference has, of those of both sides: weight 1 where a point is labelled as the reference's, else 0.
    func permutations(_ count: Int, _ resampling: Resampling, stream: String) -> [[Int32]] {
        resampling.draws(count, stream: "vectors:permutation:\(stream)") { count, generator in
            var order = Array(units.indices)
            return (0..<count).map { _ in
                generator.partialShuffle(&order, count: referenceUnits)
                var weights = [Int32](repeating: 0, count: points.rows)
                for unit in order[..<referenceUnits] { for point in units[unit] { weights[point] = 1 } }
                return weights
            }
        }
    }
}
