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

/// sum_k (x_k - y_k)^2, which no rounding can make negative.
@inline(never)
public func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float {
    var sums = Floats.zero
    var k = 0
    while k &+ 16 <= count {
        let difference = load(x + k) - load(y + k)
        sums = multiplyAdd(difference, difference, to: sums)
        k &+= 16
    }
    var rest: Float = 0
    while k < count {
        let difference = x[k] - y[k]
        rest = multiplyAdd(difference, difference, to: rest)
        k &+= 1
    }
    return sum(sums) + rest
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
    var least = Floats(repeating: .infinity)
    var places = SIMD16<Int32>(repeating: 0)
    var place = SIMD16<Int32>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    var j = 0
    while j < count {
        let score = load(halfNorms + j) - load(products + j)
        let better = score .< least
        least.replace(with: score, where: better)
        places.replace(with: place, where: better)
        place &+= SIMD16<Int32>(repeating: 16)
        j &+= 16
    }
    // Lane order is not index order, so a tie between lanes is decided by index.
    var winner = Float.infinity
    var index = Int32.max
    var lane = 0
    while lane < 16 {
        if least[lane] < winner || (least[lane] == winner && places[lane] < index && winner < .infinity) {
            winner = least[lane]
            index = places[lane]
        }
        lane &+= 1
    }
    if winner < best {
        best = winner
        label = offset &+ index
    }
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
