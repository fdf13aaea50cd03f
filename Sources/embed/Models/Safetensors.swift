import Foundation
import Stage

/// A file of named tensors, mapped into memory: the length of a JSON header in 8 bytes, the header, the values
/// (https://github.com/huggingface/safetensors).
// Sendable because nothing writes to the mapping.
final class Safetensors: @unchecked Sendable {
    enum Precision: String {
        case f32 = "F32", f16 = "F16", bf16 = "BF16"
        // Apart from the weights there may be numbers of positions and of clusters.
        case f64 = "F64", i64 = "I64", i32 = "I32"

        var size: Int {
            switch self {
            case .f16, .bf16: 2
            case .f32, .i32: 4
            case .f64, .i64: 8
            }
        }
    }

    private struct Entry {
        var precision: String
        var shape: [Int]
        var range: Range<Int>
    }

    let path: String
    private let base: UnsafeRawPointer
    private let size: Int
    private let header: Record
    private var entries: [String: Entry] = [:]

    /// Throws where the file is damaged: a header that is too long or no JSON, values that lie outside the file or are not as
    /// many as the shape says.
    init(_ path: String) throws {
        self.path = path
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { throw Failure(.noInput, "\(path): cannot be read: \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_size >= 8,
            let mapping = mmap(nil, Int(status.st_size), PROT_READ, MAP_PRIVATE, descriptor, 0), mapping != MAP_FAILED
        else { throw Failure(.data, "\(path): too short for tensors, or not a file") }
        (base, size) = (UnsafeRawPointer(mapping), Int(status.st_size))
        let length = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
        guard length <= UInt64(size - 8) else {
            throw Failure(
                .data, "\(path): the header is said to have \(length) bytes, but the file has \(size)",
                hint: "is it cut off, or another format?")
        }
        let end = 8 + Int(length)
        let bytes = Bytes(UnsafeRawBufferPointer(start: base + 8, count: Int(length)))
        header = try Record(bytes: bytes, range: 0..<bytes.count, place: Place(file: path, line: 1))
        try header.value.forEachField { name, value in
            if name != "__metadata__" { entries[name] = try entry(name, value, valuesBegin: end) }
        }
    }

    deinit { munmap(UnsafeMutableRawPointer(mutating: base), size) }

    private func entry(_ name: String, _ value: JSONValue, valuesBegin: Int) throws -> Entry {
        let offsets = value["data_offsets"]?.elements.compactMap(\.integer) ?? []
        let shape = value["shape"]?.elements.map { $0.integer ?? -1 }
        guard let precision = value["dtype"]?.string, let shape, offsets.count == 2 else {
            throw header.failure("expected dtype, shape and data_offsets", field: name)
        }
        guard 0 <= offsets[0], offsets[0] <= offsets[1], offsets[1] <= size - valuesBegin else {
            throw header.failure("data_offsets \(offsets) lie outside the \(size - valuesBegin) bytes of values", field: name)
        }
        var count = 1
        for side in shape {
            let (product, overflow) = count.multipliedReportingOverflow(by: side)
            guard side >= 0, !overflow else { throw header.failure("a shape of \(shape)", field: name) }
            count = product
        }
        if let size = Precision(rawValue: precision)?.size, count > Int.max / 8 || count * size != offsets[1] - offsets[0] {
            throw header.failure("\(offsets[1] - offsets[0]) bytes, but \(precision) of shape \(shape)", field: name)
        }
        return Entry(precision: precision, shape: shape, range: valuesBegin + offsets[0]..<valuesBegin + offsets[1])
    }

    var names: [String] { entries.keys.sorted() }

    func has(_ name: String) -> Bool { entries[name] != nil }

    func shape(_ name: String) -> [Int]? { entries[name]?.shape }

    /// A tensor that must be there with one of these precisions; a side of the shape that is nil may be of any length.
    func tensor(_ name: String, shape: [Int?], precisions: [Precision] = [.f32, .f16, .bf16]) throws -> Tensor {
        guard let entry = entries[name] else {
            throw Failure(.data, "\(path): no tensor '\(name)' among \(entries.count)")
        }
        guard entry.shape.count == shape.count, zip(entry.shape, shape).allSatisfy({ $1 == nil || $0 == $1 }) else {
            let expected = shape.map { $0.map(String.init) ?? "any" }.joined(separator: ", ")
            throw header.failure("a shape of \(entry.shape), expected [\(expected)]", field: name)
        }
        guard let precision = precisions.first(where: { $0.rawValue == entry.precision }) else {
            let supported = precisions.map(\.rawValue).joined(separator: ", ")
            throw header.unsupported(name, found: "dtype \(entry.precision)", supported: supported)
        }
        return Tensor(file: self, base: base + entry.range.lowerBound, precision: precision, shape: entry.shape)
    }

    /// A number that differs, for all practical purposes, between files that differ anywhere. O(size): 64 bits of FNV-1a in
    /// each of eight lanes, a word at a time.
    func fingerprint() -> UInt64 {
        let prime: UInt64 = 0x100_0000_01B3
        var lanes = SIMD8<UInt64>(repeating: 0xCBF2_9CE4_8422_2325)
        var offset = 0
        while offset + 64 <= size {
            lanes = (lanes ^ base.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self)) &* SIMD8(repeating: prime)
            lanes ^= lanes &>> 29
            offset += 64
        }
        var hash: UInt64 = UInt64(size)
        for lane in 0..<8 { hash = (hash ^ lanes[lane]) &* prime ^ hash >> 29 }
        while offset < size {
            hash = (hash ^ UInt64(base.load(fromByteOffset: offset, as: UInt8.self))) &* prime
            offset += 1
        }
        return hash
    }

    /// Lets the system know that the pages that were read are not needed soon; they are read again where they are.
    func letGo() { madvise(UnsafeMutableRawPointer(mutating: base), size, Int32(MADV_DONTNEED)) }
}

/// Values of a tensor in their file, read as single precision.
struct Tensor: Sendable {
    private let file: Safetensors
    nonisolated(unsafe) private let base: UnsafeRawPointer
    private let precision: Safetensors.Precision
    let shape: [Int]

    fileprivate init(file: Safetensors, base: UnsafeRawPointer, precision: Safetensors.Precision, shape: [Int]) {
        (self.file, self.base, self.precision, self.shape) = (file, base, precision, shape)
    }

    var count: Int { shape.reduce(1, *) }

    var values: [Float] { values(0..<count) }

    /// One row of a matrix.
    func row(_ index: Int) -> [Float] {
        let width = shape.dropFirst().reduce(1, *)
        return values(index * width..<(index + 1) * width)
    }

    /// sum += factor * row, for a matrix.
    func add(row: Int, times factor: Float, to sum: inout [Float]) {
        let start = row * shape[1]
        precondition(row >= 0 && row < shape[0] && sum.count == shape[1], "values outside the tensor")
        sum.withUnsafeMutableBufferPointer { sum in
            for index in sum.indices { sum[index] += factor * value(start + index) }
        }
    }

    private func values(_ range: Range<Int>) -> [Float] {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "values outside the tensor")
        return [Float](unsafeUninitializedCapacity: range.count) { values, filled in
            if precision == .f32, let target = values.baseAddress {  // bytes as they are
                memcpy(target, base + range.lowerBound * 4, range.count * 4)
                filled = range.count
                return
            }
            for (place, index) in range.enumerated() { values.initializeElement(at: place, to: value(index)) }
            filled = range.count
        }
    }

    @inline(__always) private func value(_ index: Int) -> Float {
        func load<Bits: FixedWidthInteger>(_ type: Bits.Type) -> Bits {
            Bits(littleEndian: base.loadUnaligned(fromByteOffset: index * MemoryLayout<Bits>.size, as: type))
        }
        return switch precision {
        case .f32: Float(bitPattern: load(UInt32.self))
        case .bf16: Float(bitPattern: UInt32(load(UInt16.self)) << 16)
        case .f16: half(load(UInt16.self))
        case .f64: Float(Double(bitPattern: load(UInt64.self)))
        case .i32: Float(load(Int32.self))
        case .i64: Float(load(Int64.self))
        }
    }

    /// The value of a tensor of whole numbers.
    func integer(_ index: Int) -> Int {
        precondition(index >= 0 && index < count, "values outside the tensor")
        return precision == .i64
            ? Int(Int64(littleEndian: base.loadUnaligned(fromByteOffset: index * 8, as: Int64.self)))
            : Int(Int32(littleEndian: base.loadUnaligned(fromByteOffset: index * 4, as: Int32.self)))
    }
}

/// The value of an IEEE half, whose type Swift does not have on every platform.
func half(_ bits: UInt16) -> Float {
    let sign = UInt32(bits & 0x8000) << 16
    let magnitude = UInt32(bits & 0x7FFF)
    // Below the least normal: a whole number of 2^-24.
    if magnitude < 0x400 { return Float(bitPattern: sign | (Float(magnitude) * 0x1p-24).bitPattern) }
    let exponentShift: UInt32 = magnitude >= 0x7C00 ? (255 - 31) << 23 : (127 - 15) << 23
    return Float(bitPattern: sign | magnitude << 13 + exponentShift)
}
