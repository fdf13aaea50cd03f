import Testing

@testable import report

@Suite struct TerminalTests {
    @Test func saysTheSmallPage() {
        let text = Terminal.render(Fixtures.small, width: 100, colour: false)
        #expect(
            text.hasPrefix(
                """
                How far simulated users are from real

                sim:a lies at a Jensen–Shannon divergence of 0.250 from real. It lies above the floor that chance
                alone reaches.

                style  against real
                All tasks together
                """))
        #expect(text.contains("real\u{A0}0.200 sim:a\u{A0}0.050 short, polite"))
        #expect(text.contains("    real: thanks\n    sim:a: thank you\n"))
        #expect(text.hasSuffix("\nseed: 42\n"))
    }

    @Test(arguments: [24, 30, 40, 60, 80, 100, 120, 200])
    func fitsTheTerminal(width: Int) {
        let page = Fixtures.page(
            [
                Fixtures.divergence("sim:一個很長的模擬器名字一個很長的模擬器名字", js: 0.2),
                Fixtures.divergence("sim:a-long-name-for-a-simulator/with-parts", js: 0.3),
                Fixtures.divergence("real", js: 0.03, isControl: true),
            ],
            [Fixtures.cluster("sim:一個很長的模擬器名字一個很長的模擬器名字", 1, .captured, p: 0.2, q: 0.2)])
        for line in Terminal.render(page, width: width, colour: false).split(separator: "\n") {
            #expect(displayWidth(String(line)) <= width, "\(line)")
        }
    }

    @Test(arguments: [24, 30, 40, 60, 80, 100, 200]) func chaptersFitTheTerminal(width: Int) throws {
        var findings = Fixtures.findings([])
        findings.add(Fixtures.dimension("a rather long name of an aspect of behaviour", 0.5, p: 0.5, label: "一個很長的模擬器名字一個很長的模擬器名字"))
        findings.add(Fixtures.dimension("short", 0.5, source: "sim:a-long-name-for-a-simulator/with-parts", domain: "a domain"))
        findings.add(Fixtures.dimension("nothing", nil))
        findings.add(try #require(try Fixtures.index("sim:a-long-name-for-a-simulator/with-parts", 70)))
        findings.add(try Fixtures.feature("sim:一個很長的模擬器名字", "pushback_q_rate", 0.3))
        let text = Terminal.render(PageBuilder(findings: findings, title: nil).page(), width: width, colour: false)
        for line in text.split(separator: "\n") { #expect(displayWidth(String(line)) <= width, "\(line)") }
        #expect(text.contains("What differs most"))
    }

    @Test func coloursOnlyWhereAsked() {
        #expect(!Terminal.render(Fixtures.small, width: 80, colour: false).contains("\u{1B}"))
        #expect(Terminal.render(Fixtures.small, width: 80, colour: true).contains("\u{1B}[1m"))
    }

    @Test func hostileTextIsInert() {
        let text = Terminal.render(Fixtures.hostile("\u{1B}]0;x\u{7}\u{202E}\r\n\u{9B}31m"), width: 80, colour: false)
        let controls = text.unicodeScalars.filter { $0 != "\n" && $0.properties.generalCategory == .control || $0 == "\u{202E}" }
        #expect(controls.isEmpty)
    }

    @Test func theWidthComesFromTheEnvironmentFirst() {
        #expect(terminalWidth(environment: ["COLUMNS": "132"]) == 132)
        #expect(terminalWidth(environment: ["COLUMNS": "many"]) > 0)
    }
}
