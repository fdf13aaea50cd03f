import Foundation
import TestSupport
import Testing

/// The sets of measures of extract through the built programs, and what diverge makes of them.
@Suite struct UserMeasuresTests {
    @Test func measuresOfTheSampleAreCompared() throws {
        let shell = try Shell()
        let findings = try objects(
            shell.succeed(
                """
                extract -q --measures realsim,shape $CHECKOUT/pipelines/sample/*.ndjson -o measures
                diverge -q --bootstrap 50 --permutations 50 measures
                """
            ).output)
        let dimensions = findings.filter { $0["kind"] as? String == "dimension" }
        let measures = Set(dimensions.compactMap { $0["measure"] as? String })
        #expect(measures.isSuperset(of: ["words", "turns", "sentences", "flesch_kincaid_grade", "mtld", "errors", "emotion", "identity"]))
        #expect(measures.isSuperset(of: ["turn_words_mean", "capital_share", "type_token_ratio", "assistant_overlap", "code_line_share"]))
        #expect(Set(dimensions.compactMap { $0["source"] as? String }).count == 3)
        #expect(dimensions.allSatisfy { $0["measure"] as? String != "words" || $0["w1"] as? Double != nil })
        #expect(dimensions.allSatisfy { $0["measure"] as? String != "emotion" || $0["tvd"] as? Double != nil })
        #expect(dimensions.first { $0["measure"] as? String == "latency_mean" } == nil, "the sample has no times")
        let records = try objects(shell.read("measures"))
        #expect(records.allSatisfy { $0["messages"] == nil && ($0["via"] as? String)?.hasPrefix("extract:measures:") ?? false })
        #expect(records.allSatisfy { ($0["unmeasured"] as? [String: String])?["latency_mean"] != nil })
    }

    /// Every quote stands at its place of its message, counted in Unicode scalars.
    @Test func evidenceIsQuotedFromItsPlace() throws {
        let shell = try Shell()
        let records = try objects(shell.succeed("cat $CHECKOUT/pipelines/sample/*.ndjson").output)
        let measured = try objects(shell.succeed("extract -q --measures realsim $CHECKOUT/pipelines/sample/*.ndjson").output)
        #expect(records.count == measured.count && !measured.isEmpty)
        var labels: Set<String> = []
        for (record, measures) in zip(records, measured) {
            let messages = try #require(record["messages"] as? [[String: Any]]).filter { $0["role"] as? String == "user" }
            for item in try #require(measures["evidence"] as? [[String: Any]]) {
                let (turn, start, end) = (
                    try #require(item["turn"] as? Int), try #require(item["start"] as? Int), try #require(item["end"] as? Int)
                )
                let scalars = Array(try #require(messages[turn]["content"] as? String).unicodeScalars)
                var quote = String.UnicodeScalarView()
                quote.append(contentsOf: scalars[start..<end])
                #expect(String(quote) == item["quote"] as? String)
                labels.insert(try #require(item["measure"] as? String))
            }
        }
        #expect(labels == ["emotion", "errors", "feedback", "identity", "intent"])
    }

    /// Labels given twice count twice in the shares of labels, and once in the shares of conversations that have them.
    @Test func repeatedLabelsCount() throws {
        let shell = try Shell()
        func line(_ id: Int, _ source: String, _ text: String) -> String {
            #"{"id":"\#(id)","source":"\#(source)","messages":[{"role":"user","content":"\#(text)"}]}"# + "\n"
        }
        try shell.write(
            "in", (0..<10).map { line($0, "real", "My wife, my son. I prefer tea.") + line($0, "sim", "My wife. I prefer tea.") }.joined())
        let findings = try objects(shell.succeed("extract -q --measures realsim in | diverge -q --bootstrap 20 --permutations 20").output)
        let identity = try #require(findings.first { $0["measure"] as? String == "identity" && $0["kind"] as? String == "dimension" })
        // Interpersonal is 2/3 of people's labels and 1/2 of the simulator's; every conversation has both labels.
        #expect(abs(try #require(identity["tvd"] as? Double) - 1.0 / 6) < 1e-12 && identity["tvd_prevalence"] as? Double == 0)
        #expect(identity["labels_reference"] as? Int == 30 && identity["labels_source"] as? Int == 20)
    }

    @Test func isTheSameOnAnyNumberOfThreads() throws {
        let shell = try Shell()
        let outputs = try [1, 2, 5].map {
            try shell.succeed("extract -q --jobs \($0) --measures realsim,shape $CHECKOUT/pipelines/sample/*.ndjson").output
        }
        #expect(Set(outputs).count == 1 && !outputs[0].isEmpty)
    }
}
