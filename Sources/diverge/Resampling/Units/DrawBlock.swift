/// Some draws of the same units taken together, so that one walk through a column of cells counts for all of them.
struct DrawBlock: Sendable {
    typealias Counts = SIMD8<Int32>

    static let size = Counts.scalarCount

    /// How many units are the reference's; they come first.
    let reference: Int
    /// By unit: how often each of the draws has it; 0 in places without a draw.
    private(set) var weights: [Counts]
    private(set) var count = 0

    init(_ first: UnitDraw) {
        reference = first.reference
        weights = Array(repeating: Counts(), count: first.weights.count)
        append(first)
    }

    /// Adds a draw; there is room for `size`.
    mutating func append(_ draw: UnitDraw) {
        precondition(count < DrawBlock.size && draw.weights.count == weights.count, "a full block, or a draw of other units")
        let place = count
        weights.withUnsafeMutableBufferPointer { weights in
            draw.weights.withUnsafeBufferPointer { drawn in for unit in drawn.indices { weights[unit][place] = drawn[unit] } }
        }
        count += 1
    }
}
