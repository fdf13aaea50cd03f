import Stage
import Testing

@testable import diverge

@Suite struct TermsTests {
    private func value(_ text: String) throws -> JSONValue {
        var object = JSONObject()
        object.add("text", text)
        return try Record(object).required("text")
    }

    /// By hand: "messages" is in all four texts and weighs ln 1 = 0; "short" and "long" weigh 1 ln(4/2) = 0.69, "polite" and
    /// "please" and the two together 1/2 ln(4/1) = 0.69 too.
    @Test func termInEveryTextIsNoTerm() throws {
        var terms = TermCounts()
        terms.add(try value("messages: short"), cluster: 0)
        terms.add(try value("messages: short"), cluster: 0)
        terms.add(try value("messages: long\npolite please"), cluster: 2)
        terms.add(try value("messages: long"), cluster: 2)
        let leading = terms.leading(9, clusters: 3)
        #expect(leading == [["short"], [], ["long", "please", "polite"]])
    }

    @Test func pairsStayWithinPunctuationAndLines() throws {
        var terms = TermCounts()
        terms.add(try value("alpha beta, gamma\ndelta 7 epsilon"), cluster: 0)
        terms.add(try value("other"), cluster: 1)
        let all = terms.leading(100, clusters: 2)[0]
        // A pair and its words weigh the same here and share words, so the first by spelling stands for all.
        #expect(all == ["alpha", "beta", "delta", "epsilon", "gamma"], "\(all)")
    }

    @Test func removedTextLeavesNoTrace() throws {
        let texts = ["a b c", "b c d", "c d e", "a a a"]
        var (whole, rest) = (TermCounts(), TermCounts())
        for (index, text) in texts.enumerated() {
            whole.add(try value(text), cluster: index % 2)
            if index != 1 { rest.add(try value(text), cluster: index % 2) }
        }
        whole.remove(try value(texts[1]), cluster: 1)
        #expect(whole.leading(9, clusters: 2) == rest.leading(9, clusters: 2))
        let (left, right) = (whole.byCluster, rest.byCluster)
        #expect(left.map(\.texts) == right.map(\.texts))
        #expect(left.map { $0.terms.map(\.term) } == right.map { $0.terms.map(\.term) })
        #expect(left.map { $0.terms.map(\.count) } == right.map { $0.terms.map(\.count) })
    }

    @Test func mergedCountsAreThoseOfOneStream() throws {
        let texts = ["a b c", "b c d", "c d e", "a a a", "e f"]
        var (whole, left, right) = (TermCounts(), TermCounts(), TermCounts())
        for (index, text) in texts.enumerated() {
            whole.add(try value(text), cluster: index % 2)
            if index < 2 { left.add(try value(text), cluster: index % 2) } else { right.add(try value(text), cluster: index % 2) }
        }
        left.merge(right)
        #expect(left.leading(9, clusters: 2) == whole.leading(9, clusters: 2))
    }
}
