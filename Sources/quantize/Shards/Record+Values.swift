import Foundation
import Stage

/// Base64 of the values as little-endian float64.
func base64(_ values: [Double]) -> String {
    values.map { $0.bitPattern.littleEndian }.withUnsafeBytes { Data($0).base64EncodedString() }
}

extension Record {
    /// The bytes of a base64 field that must be there and be of this length.
    func base64Bytes(_ name: String, count: Int) throws -> Data {
        let value = try required(name)
        guard value.kind == .string, let data = value.withStringBytes({ Data(base64Encoded: Data($0)) }) else {
            throw mismatch(value, name, expected: "a base64 string")
        }
        guard data.count == count else { throw failure("found \(data.count) bytes, expected \(count)", field: name) }
        return data
    }

    /// The finite float64 values of a base64 field, which must be `count`.
    func base64Doubles(_ name: String, count: Int) throws -> [Double] {
        let values = try base64Bytes(name, count: count * 8).withUnsafeBytes { bytes in
            (0..<count).map { Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self))) }
        }
        if let wrong = values.firstIndex(where: { !$0.isFinite }) { throw failure("value \(wrong) is not finite", field: name) }
        return values
    }

    /// The finite float32 values of a field, which must be `count`.
    func floats(_ name: String, count: Int) throws -> [Float] {
        var values: [Float] = []
        let found = try appendVector(name, to: &values)
        guard found == count else { throw failure("found \(found) components, expected \(count)", field: name) }
        return values
    }

    /// The same of a direction, a point or a centroid, none of which is long: vectors have length one.
    func point(_ name: String, count: Int) throws -> [Float] {
        let values = try floats(name, count: count)
        try checkLength(values.lazy.map(Double.init), name)
        return values
    }

    func checkLength(_ values: some Sequence<Double>, _ name: String) throws {
        let length = values.reduce(0) { $0 + $1 * $1 }.squareRoot()
        guard length <= Codebook.longest else {
            throw failure("a vector of length \(length), which cannot be: embeddings have length one", field: name)
        }
    }

    func bool(_ name: String) throws -> Bool {
        let value = try required(name)
        guard let bool = value.bool else { throw mismatch(value, name, expected: "true or false") }
        return bool
    }

    /// An object of counts, in its order.
    func counts(_ name: String) throws -> [(name: String, count: Int)] {
        let value = try required(name)
        guard value.kind == .object else { throw mismatch(value, name, expected: "an object of counts") }
        var counts: [(name: String, count: Int)] = []
        try value.forEachField { key, value in
            guard let count = value.integer, (0...Record.maximumCount).contains(count) else {
                throw mismatch(value, name, expected: "whole numbers from 0 to \(Record.maximumCount)")
            }
            counts.append((key, count))
        }
        return counts
    }
}
