/// The points that one thread compares with centroids at a time, packed, and room for their products.
///
/// A product depends on its point and its centroid alone, not on what else is in the block.
struct ScoreBlock: ~Copyable {
    /// Points in a block, and centroids that they are compared with at a time: together they stay in a second cache. The
    /// result depends on neither.
    static let points = 48
    static let candidates = 512

    private let kernels: Kernels
    private let depth: Int
    private let count: Int
    private let left: NumberBuffer<Float>
    private let tile: NumberBuffer<Float>
    private let results: NumberBuffer<Float>

    /// Packs `count` rows of `depth` values, the first at `rows`.
    init(_ rows: UnsafePointer<Float>, count: Int, depth: Int, kernels: Kernels) {
        (self.kernels, self.depth, self.count) = (kernels, depth, count)
        let padded = count.roundedUp(to: kernels.tileRows)
        left = NumberBuffer(count: padded * depth)
        tile = NumberBuffer(count: kernels.tileRows * kernels.tileColumns)
        results = NumberBuffer(count: count * Self.candidates)
        // Kernels may read runs of 32 products where a tile is narrower.
        if kernels.tileColumns % 32 != 0 { results.base.update(repeating: 0, count: count * Self.candidates) }
        for k in stride(from: 0, to: depth, by: depthBlock) {
            kernels.packRows(
                rows + k, stride: depth, rows: count, depth: min(depthBlock, depth - k), width: kernels.tileRows, means: nil,
                into: left.base + k * padded)
        }
    }

    /// Calls `body` with the products of each point (its place in the block) with at most `candidates` centroids from
    /// `first` on, and their number.
    func forEachProduct(
        _ centroids: PackedRows, _ body: (_ place: Int, _ first: Int, _ count: Int, UnsafePointer<Float>) -> Void
    ) {
        let padded = count.roundedUp(to: kernels.tileRows)
        for first in stride(from: 0, to: centroids.paddedRows, by: Self.candidates) {
            let width = min(Self.candidates, centroids.paddedRows - first)
            for k in stride(from: 0, to: depth, by: depthBlock) {
                let block = min(depthBlock, depth - k)
                kernels.multiplyPanels(
                    left.base + k * padded, rows: count, centroids.panel(depth: k, block: block, row: first), columns: width, depth: block,
                    accumulate: k > 0,
                    tile: tile.base, into: results.base, stride: Self.candidates)
            }
            for place in 0..<count { body(place, first, width, results.base + place * Self.candidates) }
        }
    }
}
