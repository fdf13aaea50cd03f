import Kernels_table

/// The kernels of one CPU level; each stands in a file of its own, as an extension of this type.
///
/// This folder is compiled once for each level, so nothing in it may leave a symbol that the linker could share between
/// levels: raw pointers, concrete SIMD types and inlined helpers only; no arrays, no generics, no Foundation.
/// Sums keep the same lanes and the same order at every level.
enum Level: KernelTable {}

/// What a program calls them through.
public let kernels: any KernelTable.Type = Level.self
