import Testing

@testable import diverge

@Suite struct MultipleTestingTests {
    private let values = [0.01, 0.04, 0.03, 0.005, 0.5, 0.03]

    /// By the definition in numpy (sorted, times m - i + 1, running maximum).
    @Test func holm() { expect(MultipleTesting.holm(values), [0.05, 0.12, 0.12, 0.03, 0.5, 0.12]) }

    /// scipy.stats.false_discovery_control, scipy 1.17.
    @Test func benjaminiHochberg() { expect(MultipleTesting.benjaminiHochberg(values), [0.03, 0.048, 0.045, 0.03, 0.5, 0.045]) }

    @Test func noneAndOne() {
        #expect(MultipleTesting.holm([]).isEmpty && MultipleTesting.benjaminiHochberg([]).isEmpty)
        #expect(MultipleTesting.holm([0.2]) == [0.2] && MultipleTesting.benjaminiHochberg([0.2]) == [0.2])
        #expect(MultipleTesting.holm([0.9, 0.8]) == [1, 1])
    }

    private func expect(_ found: [Double], _ expected: [Double]) {
        for (left, right) in zip(found, expected) { #expect(abs(left - right) < 1e-15, "\(found)") }
    }
}
