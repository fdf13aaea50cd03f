import Numerics

/// The units of two sides, and random draws of those that get the label of one of them: the permutation test.
///
/// The test is exact where the units of the two sides, each with all its records, are exchangeable: where they come from one
/// distribution of whole units. A permutation gives each side as many units as it has; how many records that is may differ.
struct LabelPermutation: Sendable {
    /// What stands for each unit, in the order in which the last permutation left them.
    private var units: [Int32]
    /// How many get the label; the others keep the other one.
    let count: Int

    init(_ units: [Int32], labelling count: Int) { (self.units, self.count) = (units, count) }

    /// The units that have the label.
    var labelled: ArraySlice<Int32> { units[..<count] }

    /// Draws the units that have the label anew. O(count).
    mutating func next(using generator: inout Xoshiro256) {
        let count = count
        units.withUnsafeMutableBufferPointer { units in
            for place in 0..<count { units.swapAt(place, place &+ generator.integer(below: units.count &- place)) }
        }
    }
}
