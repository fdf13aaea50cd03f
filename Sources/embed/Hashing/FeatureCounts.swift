/// How often each hashed feature of a text occurs, in the order of first appearance; of more than `tabled` features, in that of their
/// hashes.
///
/// The room is kept between texts, so that counting allocates nothing once it has grown.
struct FeatureCounts {
    /// Up to so many features a table is fastest; more are sorted, which takes no room beside them.
    static let tabled = 1 << 20

    private(set) var hashes: [UInt64] = []
    private(set) var counts: [Int32] = []
    /// An open-addressing table at most half full: an index into `hashes` plus one, 0 for a free place.
    private var places: [Int32] = []

    /// Counts the features, in place of those that were counted before; what is in the array then means nothing. O(number of features),
    /// or O(n log n) where they are sorted.
    mutating func count(_ features: inout [UInt64]) {
        guard features.count <= FeatureCounts.tabled else { return sort(&features) }
        var size = 64
        while size < features.count * 2 { size *= 2 }
        if places.count < size || places.count > size * 64 { places = Array(repeating: 0, count: size) }
        let distinct = tally(features, size: size)
        hashes.removeLast(hashes.count - distinct)
        counts.removeLast(counts.count - distinct)
    }

    private mutating func sort(_ features: inout [UInt64]) {
        (hashes, features, counts, places) = (features, [], [], [])
        hashes.sort()
        for index in hashes.indices {
            if let last = counts.indices.last, hashes[last] == hashes[index] {
                counts[last] &+= 1
            } else {
                hashes[counts.count] = hashes[index]
                counts.append(1)
            }
        }
        hashes.removeLast(hashes.count - counts.count)
    }

    /// Fills `hashes` and `counts` and returns how many of their elements are in use.
    private mutating func tally(_ features: [UInt64], size: Int) -> Int {
        if hashes.count < features.count {
            hashes = Array(repeating: 0, count: features.count)
            counts = Array(repeating: 0, count: features.count)
        }
        var used = 0
        places.withUnsafeMutableBufferPointer { places in
            hashes.withUnsafeMutableBufferPointer { hashes in
                counts.withUnsafeMutableBufferPointer { counts in
                    places[0..<size].update(repeating: 0)
                    for feature in features {
                        var place = Int(truncatingIfNeeded: feature >> 20) & (size &- 1)
                        while places[place] != 0, hashes[Int(places[place]) &- 1] != feature { place = (place &+ 1) & (size &- 1) }
                        if places[place] == 0 {
                            hashes[used] = feature
                            counts[used] = 0
                            used &+= 1
                            places[place] = Int32(truncatingIfNeeded: used)
                        }
                        counts[Int(places[place]) &- 1] &+= 1
                    }
                }
            }
        }
        return used
    }
}
