import Numerics

/// The resampling units of both sides of a comparison, the reference's first, and how often one draw has each of them.
///
/// To draw units is to draw whole what belongs to them: every column of cells that is counted by one draw comes from the same units.
struct UnitDraw: Sendable {
    let reference: Int
    let source: Int
    /// How often each unit is drawn; once before the first draw. Of a deal: 1 for the units dealt to the reference, 0 for the others.
    private(set) var weights: [Int32]
    /// The pack that is dealt from, as the last deal left it.
    private var order: [Int32]

    init(reference: Int, source: Int) {
        (self.reference, self.source) = (reference, source)
        weights = Array(repeating: 1, count: reference + source)
        order = Array(0..<Int32(reference + source))
    }

    /// As many units of each side as it has, with replacement. O(units).
    mutating func redraw(using generator: inout Xoshiro256) {
        let (reference, source) = (reference, source)
        weights.withUnsafeMutableBufferPointer { weights in
            weights.update(repeating: 0)
            for _ in 0..<reference { weights[generator.integer(below: reference)] &+= 1 }
            for _ in 0..<source { weights[reference &+ generator.integer(below: source)] &+= 1 }
        }
    }

    /// Deals all units out anew, each side as many as it has. The smaller side is dealt; the other is what remains. O(units).
    mutating func deal(using generator: inout Xoshiro256) {
        let isReferenceSmaller = reference <= source
        let few = min(reference, source)
        order.withUnsafeMutableBufferPointer { order in
            for place in 0..<few { order.swapAt(place, place &+ generator.integer(below: order.count &- place)) }
            weights.withUnsafeMutableBufferPointer { weights in
                weights.update(repeating: isReferenceSmaller ? 0 : 1)
                for unit in order[..<few] { weights[Int(unit)] = isReferenceSmaller ? 1 : 0 }
            }
        }
    }
}
