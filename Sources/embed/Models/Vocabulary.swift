/// The pieces of a vocabulary with their numbers, found by their UTF-8.
struct Vocabulary: Sendable {
    /// What stands in front of a piece that continues a word.
    static let continuation = Array("##".utf8)

    private var bytes: [UInt8] = []
    /// Where the bytes of each piece begin, and behind the last one the end.
    private var starts: [Int] = [0]
    private var ids: [Int32] = []
    /// An open-addressing table at most half full: an index into `ids` plus one, 0 for a free place.
    private var places: [Int32] = []
    /// Bytes of the longest piece.
    private(set) var longest = 0

    /// Where a piece is listed twice, its last number counts.
    init(_ pieces: [(piece: String, id: Int32)]) {
        var size = 64
        while size < pieces.count * 2 { size *= 2 }
        places = Array(repeating: 0, count: size)
        for (piece, id) in pieces { add(piece, id) }
    }

    private mutating func add(_ piece: String, _ id: Int32) {
        var piece = piece
        piece.withUTF8 { piece in
            let place = place(of: piece, hash: Vocabulary.hash(piece))
            guard places[place] == 0 else {
                ids[Int(places[place]) - 1] = id
                return
            }
            bytes.append(contentsOf: piece)
            starts.append(bytes.count)
            ids.append(id)
            places[place] = Int32(ids.count)
            longest = max(longest, piece.count)
        }
    }

    var count: Int { ids.count }

    /// Differs, for all practical purposes, between vocabularies that differ.
    var fingerprint: UInt64 {
        ids.indices.reduce(Vocabulary.hash(bytes)) { ($0 ^ UInt64(starts[$1]) << 32 ^ UInt64(ids[$1])) &* 0x100_0000_01B3 }
    }

    /// The median of the pieces' lengths in characters (Unicode scalars), rounded down as NumPy's int(median) is.
    var medianLength: Int {
        let lengths = ids.indices.map { index in bytes[starts[index]..<starts[index + 1]].count { $0 & 0xC0 != 0x80 } }.sorted()
        guard !lengths.isEmpty else { return 0 }
        return (lengths[(lengths.count - 1) / 2] + lengths[lengths.count / 2]) / 2
    }

    var largest: Int32 { ids.max() ?? -1 }

    subscript(piece: String) -> Int32? {
        var piece = piece
        return piece.withUTF8 { id(of: $0, hash: Vocabulary.hash($0)) }
    }

    /// The number of a piece of which the hash is known.
    func id(of piece: UnsafeBufferPointer<UInt8>, after prefix: [UInt8] = [], hash: UInt64) -> Int32? {
        let index = places[place(of: piece, after: prefix, hash: hash)]
        return index == 0 ? nil : ids[Int(index) - 1]
    }

    private func place(of piece: UnsafeBufferPointer<UInt8>, after prefix: [UInt8] = [], hash: UInt64) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while places[place] != 0, !isPiece(Int(places[place]) - 1, piece, after: prefix) { place = (place + 1) & mask }
        return place
    }

    private func isPiece(_ index: Int, _ piece: UnsafeBufferPointer<UInt8>, after prefix: [UInt8]) -> Bool {
        let (start, end) = (starts[index], starts[index + 1])
        guard end - start == prefix.count + piece.count else { return false }
        return bytes[start..<start + prefix.count].elementsEqual(prefix) && bytes[start + prefix.count..<end].elementsEqual(piece)
    }

    // FNV-1a, which can be continued byte by byte.
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always) static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 { bytes.reduce(seed, hash) }
}
