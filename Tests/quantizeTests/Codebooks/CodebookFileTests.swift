import Numerics
import Stage
import Testing

@testable import quantize

@Suite struct CodebookFileTests {
    private func parsed(_ lines: [[UInt8]]) throws -> [Codebook] {
        var parser = CodebookParser()
        for record in try Points.records(lines) { try parser.take(record) }
        return try parser.finish()
    }

    private func two() throws -> [Codebook] {
        var second = try Points.codebook(Points.vectors(80, seed: 9), clusters: 3, facet: "g\"\n")
        second.domain.task = ""
        second.domain.pair = CodebookDomain.Pair(reference: "real", source: "sim:ü")
        (second.via, second.inertia, second.fitOn) = (nil, nil, .one("real"))
        return [try Points.codebook(Points.vectors(200)), second]
    }

    /// What is read back is what was written, to the bit.
    @Test func goesThroughAFile() throws {
        let codebooks = try two()
        let again = try parsed(codebooks.flatMap(CodebookFile.lines))
        #expect(again.flatMap(CodebookFile.lines) == codebooks.flatMap(CodebookFile.lines))
        #expect(again.map(\.name) == ["f", "g\"\n//sim:ü"])
        #expect(again.map(\.centroids) == codebooks.map(\.centroids) && again.map(\.axes) == codebooks.map(\.axes))
        #expect(again.map(CodebookFile.digest) == codebooks.map(CodebookFile.digest))
        #expect(Set(codebooks.map(CodebookFile.digest)).count == 2)
    }

    /// The stage is of all codebooks of a file, and of all that is in them.
    @Test func anyChangeOfACodebookChangesTheStage() throws {
        let codebooks = try two()
        let stage = CodebookFile.stage(of: codebooks)
        #expect(stage.wholeMatch(of: /quantize:kmeans:[0-9a-f]{8}/) != nil)
        #expect(CodebookFile.stage(of: try parsed(codebooks.flatMap(CodebookFile.lines))) == stage)
        var other = codebooks
        other[1].centroids.withMutableRow(2) { $0[0] = $0[0].nextUp }
        #expect(CodebookFile.stage(of: other) != stage && CodebookFile.stage(of: [codebooks[0]]) != stage)
    }

    @Test func theFirstLineSaysWhatWasFitted() throws {
        let codebook = try Points.codebook(Points.vectors(200))
        let head = try #require(Points.records(CodebookFile.lines(codebook)).first)
        #expect(try head.string("kind") == "codebook" && head.integer("clusters") == 8 && head.integer("dimensions") == 12)
        #expect(try head.integer("components") == codebook.axes.components.rows && head.double("inertia") == codebook.inertia)
        #expect(try head.bool("converged") && head.integer("iterations") > 0 && head.integer("restarts") == 2 && head.integer("seed") == 1)
        #expect(head["sources"]?["real"]?.integer == 200)
    }

    /// What is wrong, and a part of what is said of it.
    @Test func filesThatAreNotWholeAreRefused() throws {
        let lines = CodebookFile.lines(try Points.codebook(Points.vectors(100), clusters: 3))
        let text = lines.map { String(decoding: $0, as: UTF8.self) }
        let m = text.count { $0.contains("direction") }
        func changed(_ line: Int, _ from: String, _ to: String) -> [String] {
            var copy = text
            #expect(copy[line].contains(from))
            copy[line] = copy[line].replacing(from, with: to)
            return copy
        }
        let cases: [(lines: [String], says: String)] = [
            (Array(text.dropLast()), "centroid of cluster 2 of 3 is missing"),
            (Array(text[...2] + text[4...]), "component 2 of \(m) is missing"),
            (Array(text.dropFirst()), "begins a codebook is missing"),
            (text + [text[1]], "0 was there before"),
            (text + [text[text.count - 1]], "2 was there before"),
            (text + text, "'f' was there before"),
            (changed(text.count - 1, "\"cluster\":2", "\"cluster\":3"), "expected less than 3"),
            (changed(1, "\"codebook\":\"f\"", "\"codebook\":\"g\""), "to stand together"),
            (changed(0, "\"codebook\":\"f\"", "\"codebook\":\"g\""), "expected 'f'"),
            (changed(0, "\"dimensions\":12", "\"dimensions\":13"), "bytes, expected 104"),
            (changed(0, "\"components\":\(m)", "\"components\":\(m - 1)"), "expected less than"),
            (changed(0, "\"components\":\(m)", "\"components\":99"), "cannot be"),
            (changed(0, "\"clusters\":3", "\"clusters\":4000000000000"), "cannot be"),
            (changed(0, "\"clusters\":3", "\"clusters\":0"), "from 1"),
            (changed(0, "\"kind\":\"codebook\"", "\"kind\":\"partial\""), "expected codebook"),
            (changed(0, "\"converged\":true", "\"converged\":1"), "true or false"),
            (changed(0, "\"real\":100", "\"real\":-1"), "whole numbers from 0"),
            (changed(0, "\"kmeans\"", "\"gmm\""), "expected kmeans"),
            (Array(text.dropLast()) + [#"{"codebook":"f","cluster":2,"centroid":"AADAfwAAgD8="}"#], "not finite"),
            (Array(text.dropLast()) + [#"{"codebook":"f","cluster":2,"centroid":[1,2]}"#], "found 2 components, expected \(m)"),
            (Array(text.dropLast()) + [#"{"codebook":"f","cluster":2}"#], "missing"),
        ]
        for example in cases {
            let failure = #expect(throws: Failure.self) { try parsed(example.lines.map { Array($0.utf8) }) }
            #expect(failure?.reason.contains(example.says) == true, "expected '\(example.says)' in '\(failure?.reason ?? "")'")
        }
    }
}
