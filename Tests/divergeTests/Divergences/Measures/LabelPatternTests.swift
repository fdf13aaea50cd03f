import Testing

@testable import diverge

@Suite struct LabelPatternTests {
    /// Three domains, two labels, one a conversation: shares of label 0 are (1/4, 1/2, 1) and (1/2, 3/4, 3/4); label 1 has the rest,
    /// so its r is the same, and the flattened matrix is both.
    @Test func labelsByHand() {
        let base = LabelCells(labels: 2)
        let pattern = LabelPattern(domains: 3, base: base)
        func counts(_ zeros: [Int]) -> [Int32] {
            counted(
                zeros.enumerated().flatMap { domain, zeros in
                    (0..<4).flatMap { base.cells(of: [$0 < zeros ? 0 : 1]).map { Int32(domain * base.cells) + $0 } }
                }, clusters: pattern.cells)
        }
        let found = pattern.values(reference: counts([1, 2, 4]), source: counts([2, 3, 3]))
        let r = pearson([0.25, 0.5, 1], [0.5, 0.75, 0.75])
        let flattened = pearson([0.25, 0.75, 0.5, 0.5, 1, 0], [0.5, 0.5, 0.75, 0.25, 0.75, 0.25])
        #expect(
            pattern.statistics.map(\.name) == [
                "r", "r_prevalence", "r", "r_prevalence", "r", "r_prevalence", "r_mean", "r_prevalence_mean",
            ])
        for (value, expected) in zip(found, [r, r, r, r, flattened, flattened, r, r]) { #expect(abs(value - expected) < 1e-12, "\(found)") }
    }

    @Test func aDomainWithoutConversationsIsLeftOutAndAConstantLabelHasNoR() {
        let base = LabelCells(labels: 2)
        let pattern = LabelPattern(domains: 3, base: base)
        func side(_ labels: [[Int32]]) -> [Int32] {
            counted(
                labels.enumerated().flatMap { domain, labels in
                    labels.flatMap { base.cells(of: [$0]).map { Int32(domain * base.cells) + $0 } }
                },
                clusters: pattern.cells)
        }
        let found = pattern.values(reference: side([[0, 0], [0, 0], []]), source: side([[0, 1], [0, 0], [1]]))
        #expect(found[0].isNaN && found[2].isNaN && found[6].isNaN, "label 0 has the share 1 in both domains that are left")
        #expect(abs(found[4] - pearson([1, 0, 1, 0], [0.5, 0.5, 1, 0])) < 1e-12)
    }
}
