import Testing

@testable import extract

@Suite struct CaseSetTests {
    /// As many cases as a set can hold.
    private struct Number: RawRepresentable, Sendable {
        let rawValue: Int
    }

    private func numbers(_ set: CaseSet<Number>) -> [Int] { (0..<128).filter { set.contains(Number(rawValue: $0)) } }

    @Test func holdsAnyOfItsCases() {
        for number in 0..<128 {
            var set = CaseSet<Number>()
            #expect(set.isEmpty)
            set.insert(Number(rawValue: number))
            #expect(!set.isEmpty && numbers(set) == [number])
        }
    }

    @Test func doesWhatSetsDo() {
        for (a, b) in [([], []), ([1], [70]), ([0, 63, 64, 127], [63, 100, 127]), ([5, 90], [5, 90]), ([3], [3, 4])] {
            let (first, second) = (set(a), set(b))
            #expect(numbers(first.union(second)) == Set(a).union(b).sorted())
            #expect(numbers(first.intersection(second)) == Set(a).intersection(b).sorted())
            #expect(first.isDisjoint(with: second) == Set(a).isDisjoint(with: b))
            #expect(first.isSuperset(of: second) == Set(a).isSuperset(of: b))
        }
    }

    private func set(_ numbers: [Int]) -> CaseSet<Number> {
        numbers.reduce(into: CaseSet()) { $0.insert(Number(rawValue: $1)) }
    }

    @Test func allCategoriesFitIn() {
        #expect(Category.allCases.count <= 128)
        #expect(MemoryLayout<Word>.stride == 32, "words are read in the hottest loops")
    }
}
