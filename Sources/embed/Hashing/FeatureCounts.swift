/// How often each hashed feature of a text occurs, in the order of first appearance.
///
/// The room is kept between texts, so that counting allocates nothing once it has grown.
struct FeatureCounts {
    private(set) var hashes: [UInt64] = []
    private(set) var counts: [Int32] = []
    /// An open-addressing table at most half full: an index into `hashes` plus one, 0 for a free place.
    private var places: [Int32] = []

    /// Counts the features, in place of those that were counted before. O(number of features).
    mutating func count(_ features: [UInt64]) {
        var size = 64
        while size < features.count * 2 { size *= 2 }
        if places.count < size || places.count > size * 64 { places = Array(repeating: 0, count: size) }
        let distinct = tally(features, size: size)
        hashes.removeLast(hashes.count - distinct)
        counts.removeLast(counts.count - distinct)
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
