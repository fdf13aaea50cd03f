import Findings
import Testing

@testable import report

@Suite struct HTMLClustersTests {
    @Test func showsClustersByClass() {
        let html = HTML.render(Fixtures.small)
        #expect(html.contains(#"<tbody class="missed">"#))
        #expect(html.contains(#"<th scope="rowgroup">missed <small>1 cluster</small></th><td>0.200</td><td>0.050</td>"#))
        #expect(
            html.contains(
                #"<tr><th scope="row" dir="auto">short, polite</th><td>0.200</td><td>0.050</td><td>0.010</td><td dir="auto">thanks</td><td dir="auto">thank you</td></tr>"#
            ))
    }

    @Test func aClusterWithoutTermsIsNamedByItsNumber() {
        var cluster = Fixtures.cluster("sim:a", 7, .captured, p: 0.1, q: 0.1)
        cluster.terms = []
        cluster.examplesSource = nil
        let html = HTML.render(Fixtures.page([Fixtures.divergence("sim:a", js: 0.1)], [cluster]))
        #expect(html.contains(#"dir="auto">cluster 7</th>"#) && html.contains(#"<td dir="auto">–</td></tr>"#))
    }
}
