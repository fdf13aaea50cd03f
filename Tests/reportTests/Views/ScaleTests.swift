import Foundation
import Testing

@testable import report

@Suite struct ScaleTests {
    @Test func theMaximumFollowsTheBase() {
        #expect(Scale.maximum(logBase: "e") == log(2))
        #expect(Scale.maximum(logBase: nil) == log(2))
        #expect(Scale.maximum(logBase: "2") == 1)
        #expect(abs(Scale.maximum(logBase: "4") - 0.5) < 1e-15)
        #expect(Scale.maximum(logBase: "1") == log(2) && Scale.maximum(logBase: "-3") == log(2))
    }

    @Test func positionsStayOnTheAxis() {
        let scale = Scale(maximum: 0.5)
        #expect(scale.position(0.25) == 0.5)
        #expect(scale.position(-1) == 0 && scale.position(2) == 1 && scale.position(.nan) == 0)
    }

    @Test func ticksAreRoundAndClearOfTheMaximum() {
        let shown = { (scale: Scale, count: Int) in scale.ticks(count).map { String(format: "%.2f", $0) } }
        #expect(shown(Scale(maximum: log(2)), 7) == ["0.00", "0.10", "0.20", "0.30", "0.40", "0.50", "0.60"])
        #expect(shown(Scale(maximum: log(2)), 4) == ["0.00", "0.20", "0.40"])
        #expect(shown(Scale(maximum: 1), 5) == ["0.00", "0.20", "0.40", "0.60", "0.80"])
    }
}
