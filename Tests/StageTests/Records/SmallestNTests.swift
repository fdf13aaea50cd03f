import Testing

@testable import Stage

@Suite struct SmallestNTests {
    @Test(arguments: [0, 1, 2, 10, 100, 1000])
    func keepsTheFirstInOrder(limit: Int) {
        var least = SmallestN<UInt64>(limit, by: <)
        var values: [UInt64] = []
        for number in 0..<500 {
            values.append(identityHash("\(number)") % 300)
            least.add(values[values.count - 1])
            if values.count.isMultiple(of: 77) { #expect(least.elements == Array(values.sorted().prefix(limit))) }
        }
        #expect(least.elements == Array(values.sorted().prefix(limit)))
    }
}
