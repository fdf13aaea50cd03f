import Foundation
import Stage

/// Text -> vector without a model: hashed word and character n-grams, the same vector for the same text everywhere.
///
/// Words give 1- and 2-grams, characters 3- to 5-grams. A feature that occurs t times weighs 1 + ln t (sublinear term
/// frequency) and is added, with signs, to four components that its hash names: a sparse sign projection (Kane and Nelson,
/// "Sparser Johnson-Lindenstrauss Transforms", 2014). The words' and the characters' part are each scaled to length one
/// before they are added, so that both have equal say. The sum has length one, or is zero for a text without characters.
struct HashingEncoder: Sendable {
    static let wordLengths = 1...2
    static let characterLengths = 3...5
    private static let componentsPerFeature = 4

    let dimensions: Int
    private let weights: [Double]

    init(dimensions: Int) {
        self.dimensions = dimensions
        weights = (0...256).map { 1 + log(max(1, Double($0))) }
    }

    /// What the vector depends on besides the text.
    var settings: [String] {
        ["hashing 1", "dimensions \(dimensions)", "words \(HashingEncoder.wordLengths)", "characters \(HashingEncoder.characterLengths)"]
    }

    /// Room that is reused from text to text.
    struct Workspace {
        var text = NormalisedText()
        var prefixes: [UInt64] = []
        var features: [UInt64] = []
        var counts = FeatureCounts()
    }

    /// The vector of a UTF-8 text, `dimensions` long. O(bytes of the text), in memory of about 30 times as many.
    func encode(_ text: UnsafeBufferPointer<UInt8>, using workspace: inout Workspace) -> [Float] {
        workspace.text.set(text)
        hashPrefixes(workspace.text.bytes, into: &workspace.prefixes)
        listWords(&workspace)
        let words = projected(&workspace)
        var characters = [Double](repeating: 0, count: dimensions)
        // A length at a time, so that no more than a hash for each character is held.
        for length in HashingEncoder.characterLengths where length < workspace.text.characters.count {
            listCharacters(of: length, &workspace)
            project(&workspace, onto: &characters)
        }
        return scaledToLengthOne(zip(words, scaledToLengthOne(characters)).map { $0 + $1 }).map { Float($0) }
    }

    // MARK: Features

    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Polynomial hashes of all prefixes, so that any piece's hash is one subtraction (Rabin and Karp).
    private func hashPrefixes(_ bytes: [UInt8], into prefixes: inout [UInt64]) {
        prefixes = Array(unsafeUninitializedCapacity: bytes.count + 1) { prefixes, count in
            var hash: UInt64 = 0
            prefixes.initializeElement(at: 0, to: hash)
            count = 1
            for byte in bytes {
                hash = hash &* HashingEncoder.base &+ UInt64(byte) &+ 1
                prefixes.initializeElement(at: count, to: hash)
                count &+= 1
            }
        }
    }

    private static let powers: [UInt64] = {
        var powers: [UInt64] = [1]
        for _ in 0..<64 { powers.append((powers.last ?? 1) &* base) }
        return powers
    }()

    @inline(__always)
    private func hash(_ range: Range<Int>, _ prefixes: [UInt64], _ powers: [UInt64]) -> UInt64 {
        let length = range.count
        let power = length < powers.count ? powers[length] : longPower(length)
        return prefixes[range.upperBound] &- prefixes[range.lowerBound] &* power
    }

    private func longPower(_ exponent: Int) -> UInt64 {
        var (result, square, rest) = (UInt64(1), HashingEncoder.base, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = result &* square }
            square = square &* square
            rest >>= 1
        }
        return result
    }

    private func listWords(_ workspace: inout Workspace) {
        workspace.features.removeAll(keepingCapacity: true)
        let powers = HashingEncoder.powers
        var previous: UInt64?
        for word in workspace.text.words {
            let hash = mixed(hash(word, workspace.prefixes, powers) &+ 1)
            workspace.features.append(hash)
            if let previous { workspace.features.append(mixed(previous &* 3 &+ hash)) }
            previous = hash
        }
    }

    private func listCharacters(of length: Int, _ workspace: inout Workspace) {
        workspace.features = []
        let starts = workspace.text.characters
        let prefixes = workspace.prefixes
        let count = starts.count - length
        workspace.features = Array(unsafeUninitializedCapacity: count) { features, initialized in
            starts.withUnsafeBufferPointer { starts in
                prefixes.withUnsafeBufferPointer { prefixes in
                    HashingEncoder.powers.withUnsafeBufferPointer { powers in
                        listRuns(of: length, starts, prefixes, powers, features.baseAddress!)  // there are `count`, at least one
                        initialized = count
                    }
                }
            }
        }
    }

    /// Writes the hashes of all runs of `length` characters.
    @inline(__always)
    private func listRuns(
        of length: Int, _ starts: UnsafeBufferPointer<UInt32>, _ prefixes: UnsafeBufferPointer<UInt64>,
        _ powers: UnsafeBufferPointer<UInt64>, _ features: UnsafeMutablePointer<UInt64>
    ) {
        let salt = UInt64(length) << 56
        for first in 0..<(starts.count &- length) {
            let (start, end) = (Int(starts[first]), Int(starts[first &+ length]))
            // A character has four bytes at most, so the power is in the table.
            let hash = prefixes[end] &- prefixes[start] &* powers[end &- start]
            features[first] = mixed(hash ^ salt)
        }
    }

    /// The finaliser of MurmurHash3 for 64 bits (Appleby): every input bit reaches every output bit.
    @inline(__always)
    private func mixed(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ hash >> 33
    }

    // MARK: Projection

    /// The listed features' weighted sum, scaled to length one.
    private func projected(_ workspace: inout Workspace) -> [Double] {
        var sum = [Double](repeating: 0, count: dimensions)
        project(&workspace, onto: &sum)
        return scaledToLengthOne(sum)
    }

    /// Counts the listed features and adds them.
    private func project(_ workspace: inout Workspace, onto sum: inout [Double]) {
        workspace.counts.count(&workspace.features)
        let features = workspace.counts
        defer { if features.hashes.count > FeatureCounts.tabled { workspace.counts = FeatureCounts() } }
        sum.withUnsafeMutableBufferPointer { sum in
            for (hash, count) in zip(features.hashes, features.counts) {
                let weight = Int(count) < weights.count ? weights[Int(count)] : 1 + log(Double(count))
                var bits = hash
                for _ in 0..<HashingEncoder.componentsPerFeature {
                    // 16 bits each: one for the sign, 15 for the component.
                    let component = (Int((bits & 0xFFFF) >> 1) &* dimensions) >> 15
                    sum[component] += Double(bitPattern: weight.bitPattern ^ bits << 63)  // no branch on a random bit
                    bits >>= 16
                }
            }
        }
    }

    private func scaledToLengthOne(_ vector: [Double]) -> [Double] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }
}
