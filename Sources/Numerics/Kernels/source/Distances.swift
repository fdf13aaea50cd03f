// Dot products, squared distances and the arg-min over centroids.

/// sum_k x_k y_k.
@inline(never)
public func dotProduct(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float {
    var sums = Floats.zero
    var k = 0
    while k &+ 16 <= count {
        sums = multiplyAdd(load(x + k), load(y + k), to: sums)
        k &+= 16
    }
    var rest: Float = 0
    while k < count {
        rest = multiplyAdd(x[k], y[k], to: rest)
        k &+= 1
    }
    return sum(sums) + rest
}

/// sum_k (x_k - y_k)^2, which no rounding can make negative. Two sums, so that one addition need not wait for the other.
@inline(never)
public func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float {
    var even = Floats.zero
    var odd = Floats.zero
    var k = 0
    while k &+ 32 <= count {
        let first = load(x + k) - load(y + k)
        let second = load(x + k + 16) - load(y + k + 16)
        even = multiplyAdd(first, first, to: even)
        odd = multiplyAdd(second, second, to: odd)
        k &+= 32
    }
    if k &+ 16 <= count {
        let first = load(x + k) - load(y + k)
        even = multiplyAdd(first, first, to: even)
        k &+= 16
    }
    var rest: Float = 0
    while k < count {
        let difference = x[k] - y[k]
        rest = multiplyAdd(difference, difference, to: rest)
        k &+= 1
    }
    return sum(even + odd) + rest
}

/// Improves the smallest halfNorms[j] - products[j] so far, `best`, and its `label`, over columns offset + 0 ..< count; the
/// lowest index wins a tie, and values that are not numbers never win.
///
/// |x - c|^2 = |x|^2 + 2 (|c|^2 / 2 - x c), so that is the nearest centroid. `count` is a multiple of 16: the half norms of
/// places past the last centroid are infinite.
@inline(never)
public func nearestOf(
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

/// sums_j += the sum over rows of column j.
@inline(never)
public func addRows(
    _ source: UnsafePointer<Float>, stride: Int, rows: Int, columns: Int, to sums: UnsafeMutablePointer<Double>
) {
    var row = 0
    while row < rows {
        let values = source + row &* stride
        var j = 0
        while j < columns {
            sums[j] += Double(values[j])
            j &+= 1
        }
        row &+= 1
    }
}
