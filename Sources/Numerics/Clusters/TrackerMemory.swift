/// Where a `NearestTracker` keeps what a search reads and writes.
// Sendable because each thread writes to what belongs to the points of its own chunk alone.
struct TrackerMemory: @unchecked Sendable {
    let kernels: Kernels
    /// Components of a point.
    let depth: Int
    /// Words of bounds of a point.
    let words: Int
    let rounding: Rounding
    /// Not less than |c| of any centroid.
    let longest: Double
    let points: UnsafePointer<Float>
    let centroids: UnsafePointer<Float>
    let labels: UnsafeMutableBufferPointer<Int32>
    let squaredDistances: UnsafeMutableBufferPointer<Float>
    let squaredNorms: UnsafeMutablePointer<Float>
    let norms: UnsafeMutablePointer<Float>
    let scores: UnsafeMutablePointer<Float>
    let bounds: UnsafeMutablePointer<UInt32>
    let drifts: UnsafeMutablePointer<Float>
    let halfNorms: UnsafeMutablePointer<Float>

    @inline(__always) func bounds(of row: Int) -> PackedBounds { PackedBounds(words: bounds + row &* words) }

    @inline(__always) func squaredDistance(_ row: Int, _ centroid: Int) -> Float {
        kernels.squaredDistance(points + row &* depth, centroids + centroid &* depth, count: depth)
    }
}
