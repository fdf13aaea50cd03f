/// Which characters differ in case alone, as Python's re takes it: the same simple lower case, or lower cases that share an upper case.
enum LetterCase {
    /// Characters besides those of `range` that are the same but for case.
    static func variants(of range: ClosedRange<UInt32>) -> [UInt32] {
        cased.filter { range.contains($0.scalar) }.flatMap { groups[$0.key] ?? [] }.filter { !range.contains($0) }
    }

    /// Letters with case and what they share with their other cases; Unicode has none beyond U+1E943.
    private static let cased: [(scalar: UInt32, key: [UInt32])] = (0...0x1E943).compactMap { value in
        guard let scalar = Unicode.Scalar(UInt32(value)), scalar.properties.isCased else { return nil }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
        return (scalar.value, lower.properties.uppercaseMapping.unicodeScalars.map(\.value))
    }

    private static let groups = Dictionary(grouping: cased, by: \.key).mapValues { $0.map(\.scalar) }
}
