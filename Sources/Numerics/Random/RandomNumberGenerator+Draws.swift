extension RandomNumberGenerator {
    /// A uniform integer in 0 ..< bound, without bias; 0, with no draw, when `bound` is 1 or less.
    ///
    /// Written out here because the standard library does not promise to keep its own way of doing it.
    /// Source: Lemire, "Fast random integer generation in an interval" (2019).
    @inlinable public mutating func integer(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// A uniform Double in [0, 1): the upper 53 bits of one draw, divided by 2^53.
    @inlinable public mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

    /// A draw from the normal distribution of mean 0 and variance 1, by Marsaglia's polar method; the second of each pair is dropped.
    ///
    /// Uses only + - * / and the square root, which IEEE 754 rounds exactly, so all platforms agree to the last bit.
    @inlinable public mutating func normal() -> Double {
        while true {
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let s = u * u + v * v
            if s > 0, s < 1 { return u * (-2 * logarithm(s) / s).squareRoot() }
        }
    }

    /// Puts the elements of `array` in a uniformly random order (Fisher-Yates, from the front). O(n).
    @inlinable public mutating func shuffle<Element>(_ array: inout [Element]) {
        partialShuffle(&array, count: array.count)
    }

    /// Brings a uniform sample without replacement, in random order, to the first `count` places of `array`; a `count` past
    /// the end shuffles all, one under 1 nothing. O(count).
    @inlinable public mutating func partialShuffle<Element>(_ array: inout [Element], count: Int) {
        for i in 0..<max(0, min(count, array.count)) {
            array.swapAt(i, i + integer(below: array.count - i))
        }
    }
}
