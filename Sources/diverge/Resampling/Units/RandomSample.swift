import Numerics

/// `count` of the numbers 0 ..< total, drawn without replacement, ascending; all of them where there are no more.
func randomSample(_ count: Int, of total: Int, using generator: inout Xoshiro256) -> [Int] {
    var order = Array(0..<total)
    generator.partialShuffle(&order, count: count)
    return order.prefix(count).sorted()
}
