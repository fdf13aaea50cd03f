extension Level {
    /// Improves the smallest halfNorms[j] - products[j] so far, `best`, and its `label`, over columns offset + 0 ..< count; the
    /// lowest index wins a tie, and values that are not numbers never win.
    ///
    /// |x - c|^2 = |x|^2 + 2 (|c|^2 / 2 - x c), so that is the nearest centroid. `count` is a multiple of 16: the half norms of
    /// places past the last centroid are infinite.
    static func nearestOf(
        _ products: UnsafePointer<Float>, halfNorms: UnsafePointer<Float>, count: Int, offset: Int32, label: inout Int32,
        best: inout Float
    ) {
        var least = Floats(repeating: best)
        var places = Integers(repeating: .max)
        var place = Integers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
        var j = 0
        while j < count {
            let score = load(halfNorms + j) - load(products + j)
            let better = isLess(score, least)
            least = choose(score, least, where: better)
            places = choose(place, places, where: better)
            place &+= Integers(repeating: 16)
            j &+= 16
        }
        // Lane order is not index order, so a tie between lanes is decided by index; a lane that found nothing has the last.
        var index = Int32.max
        var lane = 0
        while lane < 16 {
            if least[lane] < best || (least[lane] == best && places[lane] < index) {
                best = least[lane]
                index = places[lane]
            }
            lane &+= 1
        }
        if index < .max { label = offset &+ index }
    }
}
