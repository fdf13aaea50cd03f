import Stage
import Testing

@testable import diverge

@Suite struct SmoothingTests {
    @Test(arguments: [
        ("paper", Smoothing.paper), ("krichevsky-trofimov", .krichevskyTrofimov), ("additive:0.25", .additive(0.25)), ("none", .none),
    ])
    func isReadAndNamed(text: String, smoothing: Smoothing) {
        #expect(Smoothing(name: text) == smoothing && smoothing.name == text)
    }

    @Test(arguments: ["", "laplace", "additive", "additive:", "additive:0", "additive:-1", "additive:nan", "additive:inf", "additive:1:2"])
    func refusesOtherText(text: String) { #expect(Smoothing(name: text) == nil) }

    /// By hand: two of ten records, four cells.
    @Test(arguments: [(Smoothing.paper, 0.225), (.krichevskyTrofimov, 2.5 / 12), (.additive(1), 3.0 / 14), (.none, 0.2)])
    func share(smoothing: Smoothing, expected: Double) {
        #expect(abs(smoothing.share(2, of: 10, cells: 4) - expected) < 1e-16)
        let all = [2.0, 0, 8, 0].reduce(0) { $0 + smoothing.share($1, of: 10, cells: 4) }
        #expect(abs(all - 1) < 1e-15, "shares sum to one")
    }
}
