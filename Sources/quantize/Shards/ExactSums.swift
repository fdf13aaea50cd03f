import Foundation

/// Sums in fixed point, in steps of 2^-64: adding loses nothing, so they are the same in any order and any grouping.
///
/// A term is cut off at 2^-64 towards zero, alike wherever it is added. Sums stay exact below 2^63.
struct ExactSums: Sendable, Equatable {
    /// One sum: whole units, and 2^-64ths above them.
    private struct Fixed: Sendable, Equatable {
        var units: Int64 = 0
        var fraction: UInt64 = 0

        /// The magnitude must be below 2^62.
        init(_ value: Double) {
            let magnitude = value.magnitude
            let whole = Int64(magnitude)
            let rest = UInt64((magnitude - Double(whole)) * 0x1p64)
            if value < 0 {
                (units, fraction) = (rest == 0 ? -whole : ~whole, 0 &- rest)
            } else {
                (units, fraction) = (whole, rest)
            }
        }

        init(units: Int64, fraction: UInt64) { (self.units, self.fraction) = (units, fraction) }

        var value: Double {
            guard units < 0 else { return Double(units) + Double(fraction) * 0x1p-64 }
            // The magnitude, so that a small one keeps all its digits.
            let magnitude = fraction == 0 ? (0 &- units, 0) : (~units, 0 &- fraction)
            return -(Double(magnitude.0) + Double(magnitude.1) * 0x1p-64)
        }

        /// False where the sum is out of range.
        mutating func add(_ other: Fixed) -> Bool {
            let (sum, carry) = fraction.addingReportingOverflow(other.fraction)
            let (whole, overflow) = units.addingReportingOverflow(other.units)
            let (carried, again) = whole.addingReportingOverflow(carry ? 1 : 0)
            (units, fraction) = (carried, sum)
            return !overflow && !again
        }
    }

    private var sums: [Fixed]

    /// So many sums of nothing.
    init(count: Int) { sums = Array(repeating: Fixed(0), count: count) }

    var count: Int { sums.count }

    subscript(index: Int) -> Double { sums[index].value }

    var values: [Double] { sums.map(\.value) }

    /// Adds a term, which must be finite and below 2^62 in magnitude.
    mutating func add(_ term: Double, at index: Int) { _ = sums[index].add(Fixed(term)) }

    /// Adds a term to each of the sums from `index` on.
    mutating func add(_ terms: UnsafeBufferPointer<Float>, from index: Int) {
        sums.withUnsafeMutableBufferPointer { sums in
            for (offset, term) in terms.enumerated() { _ = sums[index + offset].add(Fixed(Double(term))) }
        }
    }

    mutating func subtract(_ terms: [Float], from index: Int) {
        for (offset, term) in terms.enumerated() { add(-Double(term), at: index + offset) }
    }

    /// Adds sums to those from `index` on; false where one is out of range, which honest sums never are.
    mutating func add(_ other: ExactSums, from index: Int = 0) -> Bool {
        var isGood = true
        for (offset, sum) in other.sums.enumerated() { isGood = sums[index + offset].add(sum) && isGood }
        return isGood
    }

    // MARK: As text

    static let bytesPerSum = 16

    /// Base64 of little-endian 128-bit integers, which count the steps of 2^-64.
    func base64(_ range: Range<Int>) -> String {
        sums[range].flatMap { [$0.fraction.littleEndian, UInt64(bitPattern: $0.units).littleEndian] }
            .withUnsafeBytes { Data($0).base64EncodedString() }
    }

    /// The sums that 16 bytes each stand for.
    init(bytes: Data) {
        sums = bytes.withUnsafeBytes { bytes in
            stride(from: 0, to: bytes.count - 15, by: 16).map { offset in
                Fixed(
                    units: Int64(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self))),
                    fraction: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
            }
        }
    }
}
