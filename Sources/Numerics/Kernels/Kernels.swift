#if arch(x86_64)
import Kernels_v2
import Kernels_v3
import Kernels_v4
#else
import Kernels_source
#endif

/// The kernels of one CPU level. Shapes and orders of sums are described where the kernels are, in Kernels/source.
public struct Kernels: Sendable {
    public let level: CPULevel
    let tileRows: Int
    let tileColumns: Int
    let packRows: PackRows
    let packColumns: PackColumns
    let multiplyPanels: MultiplyPanels
    let accumulatePanels: AccumulatePanels
    let dotProduct: PairOfRows
    let squaredDistance: PairOfRows
    let nearestOf: NearestOf
    let addRows: AddRows
    let writeBounds: WriteBounds
    let columnsWithin: ColumnsWithin
    let doubleTileRows: Int
    let doubleTileColumns: Int
    let packDoubles: PackDoubles
    let multiplyDoublePanels: MultiplyDoublePanels
    let dotProducts: DotProducts
    let addCombination: AddCombination
    let addSymmetricRows: AddSymmetricRows
    let secularSums: SecularSums
    let addBias: AddBias
    let softmaxRows: SoftmaxRows
    let normaliseSums: NormaliseSums

    /// Those of the level in use.
    public static let current = level(.current)

    typealias PackRows =
        @Sendable (
            UnsafePointer<Float>, _ stride: Int, _ rows: Int, _ depth: Int, _ width: Int, _ means: UnsafePointer<Double>?,
            UnsafeMutablePointer<Float>
        ) -> Void
    typealias PackColumns =
        @Sendable (
            UnsafePointer<Float>, _ stride: Int, _ columns: Int, _ depth: Int, _ width: Int, _ means: UnsafePointer<Double>?,
            UnsafeMutablePointer<Float>
        ) -> Void
    typealias MultiplyPanels =
        @Sendable (
            UnsafePointer<Float>, _ rows: Int, UnsafePointer<Float>, _ columns: Int, _ depth: Int, _ accumulate: Bool,
            _ tile: UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, _ stride: Int
        ) -> Void
    typealias AccumulatePanels =
        @Sendable (
            UnsafePointer<Float>, _ rows: Int, UnsafePointer<Float>, _ columns: Int, _ depth: Int,
            _ diagonal: Int, _ tile: UnsafeMutablePointer<Float>, UnsafeMutablePointer<Double>, _ stride: Int
        ) -> Void
    typealias PairOfRows = @Sendable (UnsafePointer<Float>, UnsafePointer<Float>, _ count: Int) -> Float
    typealias NearestOf =
        @Sendable (
            UnsafePointer<Float>, _ halfNorms: UnsafePointer<Float>, _ count: Int, _ offset: Int32, inout Int32, inout Float
        ) -> Void
    typealias AddRows =
        @Sendable (
            UnsafePointer<Float>, _ stride: Int, _ rows: Int, _ columns: Int, UnsafeMutablePointer<Double>
        ) -> Void

    typealias WriteBounds =
        @Sendable (
            UnsafePointer<Float>, _ halfNorms: UnsafePointer<Float>, _ drifts: UnsafePointer<Float>, _ count: Int, _ floor: Float,
            UnsafeMutablePointer<UInt32>
        ) -> Void
    typealias ColumnsWithin =
        @Sendable (
            UnsafePointer<UInt32>, _ drifts: UnsafePointer<Float>, _ runs: UnsafePointer<Int32>, _ count: Int, _ limit: Float,
            _ most: Int, UnsafeMutablePointer<Int32>
        ) -> Int

    typealias PackDoubles =
        @Sendable (
            UnsafePointer<Double>, _ rowStride: Int, _ depthStride: Int, _ rows: Int, _ depth: Int, _ width: Int,
            UnsafeMutablePointer<Double>
        ) -> Void
    typealias MultiplyDoublePanels =
        @Sendable (
            UnsafePointer<Double>, _ rows: Int, UnsafePointer<Double>, _ columns: Int, _ depth: Int, _ scale: Double,
            _ accumulate: Bool, _ tile: UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>, _ stride: Int
        ) -> Void
    typealias DotProducts =
        @Sendable (
            UnsafePointer<Double>, _ stride: Int, _ count: Int, UnsafePointer<Double>, _ length: Int,
            UnsafeMutablePointer<Double>
        ) -> Void
    typealias AddCombination =
        @Sendable (
            UnsafePointer<Double>, UnsafePointer<Double>, _ stride: Int, _ count: Int, _ length: Int,
            UnsafeMutablePointer<Double>
        ) -> Void
    typealias AddSymmetricRows =
        @Sendable (
            UnsafePointer<Double>, _ stride: Int, _ size: Int, _ first: Int, _ end: Int, UnsafePointer<Double>,
            UnsafeMutablePointer<Double>
        ) -> Void

    typealias SecularSums =
        @Sendable (
            UnsafePointer<Double>, UnsafePointer<Double>, _ first: Int, _ end: Int, _ center: Double, _ offset: Double,
            UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>
        ) -> Void

    typealias AddBias =
        @Sendable (
            UnsafePointer<Float>, UnsafeMutablePointer<Float>, _ rows: Int, _ columns: Int, _ activation: Int
        ) -> Void
    typealias SoftmaxRows =
        @Sendable (
            UnsafeMutablePointer<Float>, _ stride: Int, _ rows: Int, _ columns: Int, _ scale: Float
        ) -> Void
    typealias NormaliseSums =
        @Sendable (
            UnsafeMutablePointer<Float>, UnsafePointer<Float>, _ gain: UnsafePointer<Float>, _ shift: UnsafePointer<Float>,
            _ rows: Int, _ columns: Int, _ epsilon: Float
        ) -> Void

    /// The kernels of `level`, which the CPU must have. Of a level that the build is not for there are none: the plainest
    /// that it has stand in.
    static func level(_ level: CPULevel) -> Kernels {
        #if arch(x86_64)
        switch level {
        case .v4:
            Kernels(
                level: .v4, tileRows: Kernels_v4.tileRows, tileColumns: Kernels_v4.tileColumns,
                packRows: Kernels_v4.packRows, packColumns: Kernels_v4.packColumns,
                multiplyPanels: Kernels_v4.multiplyPanels, accumulatePanels: Kernels_v4.accumulatePanels,
                dotProduct: Kernels_v4.dotProduct, squaredDistance: Kernels_v4.squaredDistance,
                nearestOf: Kernels_v4.nearestOf, addRows: Kernels_v4.addRows,
                writeBounds: Kernels_v4.writeBounds, columnsWithin: Kernels_v4.columnsWithin,
                doubleTileRows: Kernels_v4.doubleTileRows, doubleTileColumns: Kernels_v4.doubleTileColumns,
                packDoubles: Kernels_v4.packDoubles, multiplyDoublePanels: Kernels_v4.multiplyDoublePanels,
                dotProducts: Kernels_v4.dotProducts, addCombination: Kernels_v4.addCombination,
                addSymmetricRows: Kernels_v4.addSymmetricRows, secularSums: Kernels_v4.secularSums,
                addBias: Kernels_v4.addBias, softmaxRows: Kernels_v4.softmaxRows,
                normaliseSums: Kernels_v4.normaliseSums)
        case .v3:
            Kernels(
                level: .v3, tileRows: Kernels_v3.tileRows, tileColumns: Kernels_v3.tileColumns,
                packRows: Kernels_v3.packRows, packColumns: Kernels_v3.packColumns,
                multiplyPanels: Kernels_v3.multiplyPanels, accumulatePanels: Kernels_v3.accumulatePanels,
                dotProduct: Kernels_v3.dotProduct, squaredDistance: Kernels_v3.squaredDistance,
                nearestOf: Kernels_v3.nearestOf, addRows: Kernels_v3.addRows,
                writeBounds: Kernels_v3.writeBounds, columnsWithin: Kernels_v3.columnsWithin,
                doubleTileRows: Kernels_v3.doubleTileRows, doubleTileColumns: Kernels_v3.doubleTileColumns,
                packDoubles: Kernels_v3.packDoubles, multiplyDoublePanels: Kernels_v3.multiplyDoublePanels,
                dotProducts: Kernels_v3.dotProducts, addCombination: Kernels_v3.addCombination,
                addSymmetricRows: Kernels_v3.addSymmetricRows, secularSums: Kernels_v3.secularSums,
                addBias: Kernels_v3.addBias, softmaxRows: Kernels_v3.softmaxRows,
                normaliseSums: Kernels_v3.normaliseSums)
        case .v2, .arm64:
            Kernels(
                level: .v2, tileRows: Kernels_v2.tileRows, tileColumns: Kernels_v2.tileColumns,
                packRows: Kernels_v2.packRows, packColumns: Kernels_v2.packColumns,
                multiplyPanels: Kernels_v2.multiplyPanels, accumulatePanels: Kernels_v2.accumulatePanels,
                dotProduct: Kernels_v2.dotProduct, squaredDistance: Kernels_v2.squaredDistance,
                nearestOf: Kernels_v2.nearestOf, addRows: Kernels_v2.addRows,
                writeBounds: Kernels_v2.writeBounds, columnsWithin: Kernels_v2.columnsWithin,
                doubleTileRows: Kernels_v2.doubleTileRows, doubleTileColumns: Kernels_v2.doubleTileColumns,
                packDoubles: Kernels_v2.packDoubles, multiplyDoublePanels: Kernels_v2.multiplyDoublePanels,
                dotProducts: Kernels_v2.dotProducts, addCombination: Kernels_v2.addCombination,
                addSymmetricRows: Kernels_v2.addSymmetricRows, secularSums: Kernels_v2.secularSums,
                addBias: Kernels_v2.addBias, softmaxRows: Kernels_v2.softmaxRows,
                normaliseSums: Kernels_v2.normaliseSums)
        }
        #else
        Kernels(
            level: .arm64, tileRows: Kernels_source.tileRows, tileColumns: Kernels_source.tileColumns,
            packRows: Kernels_source.packRows, packColumns: Kernels_source.packColumns,
            multiplyPanels: Kernels_source.multiplyPanels, accumulatePanels: Kernels_source.accumulatePanels,
            dotProduct: Kernels_source.dotProduct, squaredDistance: Kernels_source.squaredDistance,
            nearestOf: Kernels_source.nearestOf, addRows: Kernels_source.addRows,
            writeBounds: Kernels_source.writeBounds, columnsWithin: Kernels_source.columnsWithin,
            doubleTileRows: Kernels_source.doubleTileRows, doubleTileColumns: Kernels_source.doubleTileColumns,
            packDoubles: Kernels_source.packDoubles, multiplyDoublePanels: Kernels_source.multiplyDoublePanels,
            dotProducts: Kernels_source.dotProducts, addCombination: Kernels_source.addCombination,
            addSymmetricRows: Kernels_source.addSymmetricRows, secularSums: Kernels_source.secularSums,
            addBias: Kernels_source.addBias, softmaxRows: Kernels_source.softmaxRows,
            normaliseSums: Kernels_source.normaliseSums)
        #endif
    }
}
