import Testing

@testable import report

@Suite struct MarkdownTests {
    @Test func rendersTheSmallPage() {
        let text = Markdown.render(Fixtures.small)
        #expect(
            text.hasPrefix(
                """
                # How far simulated users are from real

                **sim:a** lies at a Jensen–Shannon divergence of 0.250 from **real**. It lies above the floor that chance alone reaches.

                ## Divergence: style

                **All tasks together**

                | simulator | JS | interval (95 %) | floor (mean) | floor (95th) | p | KL fwd (missed) | KL bwd (invented) | TV | n (ref.) | n (sim.) | by floor |
                | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |
                | *real in halves (control)* <sup>a</sup> | 0.030 | -0.020–0.080 | 0.020 | 0.040 | &lt;0.001 | 0.500 | 0.250 | 0.750 | 40 | 30 | within |
                | sim:a | 0.250 | 0.200–0.300 | 0.020 | 0.040 | &lt;0.001 | 0.500 | 0.250 | 0.750 | 40 | 30 | above |

                - <sup>a</sup> Fewer than ten
                """))
        #expect(
            text.contains(
                """
                ### sim:a

                **missed** (share under half that of real, beyond chance): 1 cluster, share of real 0.200, of sim:a 0.050

                | terms | share of real | share of sim:a | JS part | example of real | example of sim:a |
                | --- | ---: | ---: | ---: | --- | --- |
                | short, polite | 0.200 | 0.050 | 0.010 | thanks | thank you |

                """))
    }

    @Test func escapesMarkup() {
        #expect(Markdown.escape("a|b*c_d`e`") == "a\\|b\\*c\\_d\\`e\\`")
        #expect(
            Markdown.escape("<img src=x> & [x](y) ![z] $m$ ~~s~~ # \\ @who")
                == "&lt;img src=x&gt; &amp; \\[x\\](y) \\!\\[z\\] \\$m\\$ \\~\\~s\\~\\~ \\# \\\\ \\@who")
        #expect(Markdown.escape("http://a www.b") == "http\\://a www\\.b")
    }

    @Test func hostileTextStaysInItsCell() {
        let text = Markdown.render(Fixtures.hostile("a|b\n# head\n<script>alert(1)</script>"))
        #expect(!text.contains("<script") && !text.contains("\n# head"))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| a") }
        #expect(!rows.isEmpty)
        for row in rows {
            let bars = row.replacing("\\|", with: "").filter { $0 == "|" }.count
            #expect(bars == 13 || bars == 7, "\(row)")
        }
    }

    @Test func rendersAGrid() {
        var findings = Fixtures.findings([])
        findings.add(Fixtures.dimension("says thanks", 0.62))
        findings.add(Fixtures.dimension("tone", 0.9, p: 0.2, label: "warm"))
        let text = Markdown.render(PageBuilder(findings: findings, title: nil).page())
        #expect(
            text.contains(
                """
                ## What differs most: style

                **sim:a (60 conversations) against real (50): 1 of 2 aspects differ beyond chance**

                | aspect | real | simulator | difference, 95 % | distance | adjusted p |
                | --- | ---: | ---: | ---: | ---: | ---: |
                | says thanks | 0.120 | 0.710 | +0.500 to +0.650 | 0.620 | 0.001 |
                | tone: warm (n 40 and 30) ° | 0.200 | 0.600 | +0.500 to +0.650 | 0.900 | 0.200 |

                - ° As chance alone could make it: adjusted p over 0.050.

                """))
    }
}
