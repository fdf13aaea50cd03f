public import Kernels_table

#if arch(x86_64)
import Kernels_v2
import Kernels_v3
import Kernels_v4
#else
import Kernels_source
#endif

/// The kernels of one CPU level, which are called by a table: `kernels.dotProduct(x, y, count: n)`.
public typealias Kernels = any KernelTable.Type

/// Those of the level in use.
public let currentKernels: Kernels = CPULevel.current.kernels

extension CPULevel {
    /// The kernels of this level, which the CPU must have. Of a level that the build is not for there are none: the plainest
    /// that it has stand in.
    var kernels: Kernels {
        #if arch(x86_64)
        switch self {
        case .v4: Kernels_v4.kernels
        case .v3: Kernels_v3.kernels
        case .v2, .arm64: Kernels_v2.kernels
        }
        #else
        Kernels_source.kernels
        #endif
    }
}
