import Findings
import Foundation
import Stage
import Testing

@testable import report

@Suite struct HTMLTests {
    @Test func rendersTheSmallPage() {
        let html = HTML.render(Fixtures.small)
        #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">\n"))
        #expect(
            html.contains(
                #"<p class="lead"><b><bdi>sim:a</bdi></b> lies at a Jensen–Shannon divergence of 0.250 from <b><bdi>real</bdi></b>. It lies"#
            ))
        #expect(
            html.contains(
                #"<tr><th scope="row"><bdi>sim:a</bdi></th><td>0.250</td><td>0.200–0.300</td><td>0.020</td><td>0.040</td><td>&lt;0.001</td><td>0.500</td><td>0.250</td><td>0.750</td><td>40</td><td>30</td><td class="verdict">above</td></tr>"#
            ))
        #expect(html.contains(#"<tr class="control"><th scope="row"><bdi>real</bdi> <small>in halves (control)</small><sup>a</sup></th>"#))
        #expect(html.hasSuffix("</html>\n"))
    }

    @Test func fetchesAndRunsNothing() {
        let html = HTML.render(Fixtures.small)
        for word in ["<script", "<link", "<img", "<iframe", "http:", "https:", "url(", "@import", "src=", "href="] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test(arguments: ["<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "</style></svg></title>", "&lt;b&gt;"])
    func hostileTextIsInert(text: String) {
        let html = HTML.render(Fixtures.hostile(text))
        let body = html.replacing(stylesheet, with: "")
        #expect(!body.contains(text))
        #expect(body.contains(escape(text)))
        #expect(!body.contains("<script") && !body.contains("<img"))
    }

    @Test func bidiControlsDoNotReachThePage() {
        let html = HTML.render(Fixtures.hostile("a\u{202E}b\u{2067}c"))
        #expect(!html.unicodeScalars.contains("\u{202E}") && !html.unicodeScalars.contains("\u{2067}"))
        #expect(html.contains("<bdi>abc</bdi>"))
    }

    @Test func everyElementIsClosed() {
        let html = HTML.render(Fixtures.hostile("<x>&\"'"))
        let void: Set = ["meta", "!DOCTYPE"]
        var open: [Substring] = []
        for match in html.matches(of: /<(\/?)([a-zA-Z!0-9]+)[^>]*?(\/?)>/) {
            let (closing, name, empty) = (!match.1.isEmpty, match.2, !match.3.isEmpty)
            if closing {
                #expect(open.popLast() == name)
            } else if !empty, !void.contains(String(name)) {
                open.append(name)
            }
        }
        #expect(open.isEmpty)
    }

    @Test func manySimulatorsAndFacetsStaySmall() throws {
        let text = String(repeating: "words of a user ", count: 40)
        var findings = FindingCollection(limit: 5)
        let names = (0..<24).map { "sim:model-\($0)" } + ["real"]
        for facet in 0..<7 {
            for source in 0..<25 {
                for number in 0..<600 {
                    findings.add(
                        try Projection(
                            Record(
                                #"{"id":"\#(number)","source":"\#(names[source])","facet":"facet\#(facet)","projection":[\#(number % 23),\#(number % 29)]}"#
                            )))
                }
                guard source < 24 else { continue }
                for task in [nil, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"] {
                    findings.add(Fixtures.divergence("sim:model-\(source)", js: 0.2, task: task, facet: "facet\(facet)"))
                }
                for number in 0..<30 {
                    var cluster = Fixtures.cluster(
                        "sim:model-\(source)", number, ClusterFinding.Class.allCases[number % 3], p: 0.1, q: 0.1)
                    cluster.subject.facet = "facet\(facet)"
                    cluster.terms = (0..<8).map { "term number \($0)" }
                    (cluster.examplesReference, cluster.examplesSource) = ([Example(id: "1", text: text)], [Example(id: "2", text: text)])
                    findings.add(cluster)
                }
            }
        }
        let html = HTML.render(PageBuilder(findings: findings, title: nil).page())
        #expect(html.matches(of: /<svg class="scatter"/).count == 7 * 24)
        #expect(html.matches(of: /h0/).count > Projections.pointLimit / 2)
        let size = html.utf8.count
        #expect(size < 3_000_000, "\(size) bytes")
    }
}
