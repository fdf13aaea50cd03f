/// The kernels of one CPU level. What each does stands with it, in Kernels/source, in a file of its name.
///
/// A new kernel is such a file and one line here.
public protocol KernelTable: SendableMetatype {
    // Products of single-precision matrices.
    static var tileRows: Int { get }
    static var tileColumns: Int { get }
    static func packRows(
        _ source: UnsafePointer<Float>, stride: Int, rows: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
        into panels: UnsafeMutablePointer<Float>
    )
    static func packColumns(
        _ source: UnsafePointer<Float>, stride: Int, columns: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
        into panels: UnsafeMutablePointer<Float>
    )
    static func multiplyPanels(
        _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int, accumulate: Bool,
        tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Float>, stride: Int
    )
    static func accumulatePanels(
        _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int,
        diagonal: Int, tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Double>, stride: Int
    )

    // Distances, and the nearest of many.
    static func dotProduct(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float
    static func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float
    static func nearestOf(
        _ products: UnsafePointer<Float>, halfNorms: UnsafePointer<Float>, count: Int, offset: Int32, label: inout Int32,
        best: inout Float
    )
    static func addRows(
        _ source: UnsafePointer<Float>, stride: Int, rows: Int, columns: Int, to sums: UnsafeMutablePointer<Double>
    )
    static func writeBounds(
        _ products: UnsafePointer<Float>, halfNorms: UnsafePointer<Float>, drifts: UnsafePointer<Float>, count: Int, floor: Float,
        into bounds: UnsafeMutablePointer<UInt32>
    )
    static func columnsWithin(
        _ bounds: UnsafePointer<UInt32>, drifts: UnsafePointer<Float>, runs: UnsafePointer<Int32>, count: Int, limit: Float,
        most: Int, into columns: UnsafeMutablePointer<Int32>
    ) -> Int

    // Double precision.
    static var doubleTileRows: Int { get }
    static var doubleTileColumns: Int { get }
    static func packDoubles(
        _ source: UnsafePointer<Double>, rowStride: Int, depthStride: Int, rows: Int, depth: Int, width: Int,
        into panels: UnsafeMutablePointer<Double>
    )
    static func multiplyDoublePanels(
        _ a: UnsafePointer<Double>, rows: Int, _ b: UnsafePointer<Double>, columns: Int, depth: Int, scale: Double,
        accumulate: Bool, tile: UnsafeMutablePointer<Double>, into c: UnsafeMutablePointer<Double>, stride: Int
    )
    static func dotProducts(
        _ rows: UnsafePointer<Double>, stride: Int, count: Int, _ x: UnsafePointer<Double>, length: Int,
        into results: UnsafeMutablePointer<Double>
    )
    static func addCombination(
        _ coefficients: UnsafePointer<Double>, _ rows: UnsafePointer<Double>, stride: Int, count: Int, length: Int,
        to y: UnsafeMutablePointer<Double>
    )
    static func addSymmetricRows(
        _ a: UnsafePointer<Double>, stride: Int, size: Int, first: Int, end: Int, _ x: UnsafePointer<Double>,
        to y: UnsafeMutablePointer<Double>
    )
    static func secularSums(
        _ poles: UnsafePointer<Double>, _ squares: UnsafePointer<Double>, first: Int, end: Int, center: Double, offset: Double,
        differences: UnsafeMutablePointer<Double>, into sums: UnsafeMutablePointer<Double>
    )

    // A transformer layer.
    static func addBias(
        _ bias: UnsafePointer<Float>, to x: UnsafeMutablePointer<Float>, rows: Int, columns: Int, activation: Int
    )
    static func softmaxRows(_ x: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int, scale: Float)
    static func normaliseSums(
        _ x: UnsafeMutablePointer<Float>, _ y: UnsafePointer<Float>, gain: UnsafePointer<Float>, shift: UnsafePointer<Float>,
        rows: Int, columns: Int, epsilon: Float
    )
}
