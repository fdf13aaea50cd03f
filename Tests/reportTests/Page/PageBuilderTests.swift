import Findings
import Testing

@testable import report

@Suite struct PageBuilderTests {
    @Test func ordersByDivergenceWithTheControlInItsPlaceAndTheUnmeasuredLast() {
        let page = Fixtures.page([
            Fixtures.divergence("c", js: 0.3), Fixtures.divergence("x", js: nil), Fixtures.divergence("a", js: 0.1),
            Fixtures.divergence("real", js: 0.2, isControl: true), Fixtures.divergence("b", js: 0.1),
        ])
        #expect(page.sections[0].main.rows.map(\.name) == ["a", "b", "real", "c", "x"])
        #expect(page.sections[0].main.rows.map(\.isControl) == [false, false, true, false, false])
    }

    @Test func pooledRowsComeFirstThenTasks() {
        let page = Fixtures.page([
            Fixtures.divergence("a", js: 0.1, task: "hotel"), Fixtures.divergence("a", js: 0.2),
            Fixtures.divergence("a", js: 0.3, task: "taxi"),
        ])
        #expect(page.sections[0].main.task == nil)
        #expect(page.sections[0].tasks.map(\.task) == ["hotel", "taxi"])
    }

    @Test func theFirstTaskStandsInWhereNothingIsPooled() {
        let page = Fixtures.page(
            [Fixtures.divergence("a", js: 0.1, task: "hotel"), Fixtures.divergence("a", js: 0.3, task: "taxi")],
            [Fixtures.cluster("a", 1, .missed, p: 0.5, q: 0, task: "hotel"), Fixtures.cluster("a", 2, .missed, p: 0.5, q: 0, task: "taxi")])
        #expect(page.sections[0].main.task == "hotel")
        #expect(page.sections[0].profiles.count == 1)
        #expect(page.sections[0].profiles[0].classes[0].count == 1)
    }

    @Test func facetsKeepTheirOrder() {
        let page = Fixtures.page(["style", "damsl", "style"].map { Fixtures.divergence("a", js: 0.1, facet: $0) })
        #expect(page.sections.map(\.name) == ["style", "damsl"])
    }

    @Test func nothingButASourceIsEnough() {
        var bare = DivergenceFinding()
        bare.subject.source = "a"
        let page = Fixtures.page([bare])
        #expect(page.sections[0].main.rows[0].cells.allSatisfy { $0 == "–" })
        #expect(page.settings.isEmpty)
        for text in [HTML.render(page), Markdown.render(page), Terminal.render(page, width: 80, colour: false)] {
            #expect(!text.isEmpty && !text.lowercased().contains("nan") && !text.contains("nil"))
        }
    }

    @Test func otherKindsAreCounted() {
        var findings = Fixtures.findings([Fixtures.divergence("a", js: 0.1)])
        findings.skip()
        #expect(PageBuilder(findings: findings, title: nil).page().notes == ["1 record of other kinds not shown."])
    }

    @Test func aTitleIsTakenAsItIs() {
        let builder = PageBuilder(findings: Fixtures.findings([Fixtures.divergence("a", js: 0.1)]), title: "A title")
        #expect(builder.page().title == "A title")
        #expect(Fixtures.small.title == "How far simulated users are from real")
    }
}
