import Numerics
import Stage
import Testing

@testable import quantize

/// Partials, and their way through text.
@Suite struct PartialSumsTests {
    private func settings(_ sample: Int = 30) -> QuantizeSettings { Points.settings(clusters: 4, sample: sample) }

    private func partial(_ vectors: Matrix, _ range: Range<Int>, codebook: Codebook? = nil, settings: QuantizeSettings? = nil) throws
        -> [PartialSums]
    {
        let settings = settings ?? self.settings()
        let batch = try Points.batch(vectors.selecting(rows: range), Array(Points.rows(vectors.rows)[range]))
        guard let codebook else {
            var pass = ShardPass(settings: settings, threads: 1)
            var via = ViaCheck(allowMixed: false)
            try pass.addVectors(batch, via: &via)
            return pass.finish()
        }
        var pass = ShardPass([codebook], settings: settings, threads: 1)
        let stream = LabelStream([codebook], allowMixed: false, threads: 1)
        var own = LabelBatch()
        own.table = batch
        own.memberships = batch.rows.map { _ in [0] }
        pass.addLabels(stream.label(own), of: batch)
        return pass.finish()
    }

    private func text(_ partials: [PartialSums]) throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for partial in partials { try partial.write { lines.append($0) } }
        return lines
    }

    private func parsed(_ lines: [[UInt8]], allowMixed: Bool = false) throws -> [PartialSums] {
        var parser = PartialParser(allowMixed: allowMixed)
        for record in try Points.records(lines) { try parser.take(PartialLine(record), at: record.place) }
        return try parser.finish()
    }

    /// The bytes of merges of merges are those of one merge, in any order.
    @Test(arguments: [false, true])
    func nestedMergesGiveTheSameBytes(hasCodebook: Bool) throws {
        let vectors = Points.vectors(400)
        var codebook = hasCodebook ? try Points.codebook(vectors, clusters: 60) : nil
        // Far from all points, so that these clusters are empty in every shard.
        for cluster in [7, 40] { codebook?.centroids[cluster, 0] = 50 }
        let shards = try [0..<90, 90..<91, 91..<200, 200..<400].map { try text(partial(vectors, $0, codebook: codebook)) }
        let straight = try text(parsed(shards.flatMap { $0 }))
        #expect(try text(parsed(straight)) == straight)
        for (left, right) in [([3, 1], [0, 2]), ([0], [3, 2, 1]), ([2, 0, 3], [1])] {
            let nested = try [left, right].flatMap { group in try text(parsed(group.flatMap { shards[$0] })) }
            #expect(try text(parsed(nested)) == straight, "\(left) \(right)")
        }
        if codebook != nil { #expect(straight.contains { String(decoding: $0, as: UTF8.self).contains("far_from") }) }
    }

    @Test func whatDoesNotBelongTogetherIsRefused() throws {
        let vectors = Points.vectors(100)
        let codebook = try Points.codebook(vectors, clusters: 4)
        let other = try Points.codebook(Points.vectors(100, seed: 8), clusters: 4)
        let first = try text(partial(vectors, 0..<50))
        let iteration = try text(partial(vectors, 0..<50, codebook: codebook))
        func replaced(_ lines: [[UInt8]], _ from: String, _ to: String) -> [[UInt8]] {
            lines.map { Array(String(decoding: $0, as: UTF8.self).replacing(from, with: to).utf8) }
        }
        let cases: [(lines: [[UInt8]], says: String)] = [
            (first + first, "was there before"),
            (first + iteration, "was there before"),
            (first + (try text(partial(vectors, 50..<100, codebook: codebook))), "another kind"),
            (iteration + (try text(partial(vectors, 50..<100, codebook: other))), "another kind, size, sample or codebook"),
            (first + (try text(partial(vectors, 50..<100, settings: settings(29)))), "sample"),
            (first + replaced(try text(partial(vectors, 50..<100)), "\"via\":\"v\"", "\"via\":\"w\""), "via 'w'"),
            (first + replaced(try text(partial(vectors, 50..<100)), "\"fit_on\":\"all\"", "\"fit_on\":\"real\""), "sums of 'real'"),
            (Array(first.dropLast()), "1 lines of the sample"),
            (Array(iteration.dropLast()), "row or cluster 3 of 4 is missing"),
            (Array(first.dropFirst()), "begins a partial is missing"),
            (Array(first[...1] + first[1...]), "was there before"),
            (replaced(first, "\"row\":11", "\"row\":12"), "does not fit"),
            (replaced(iteration, "\"count\":50", "\"count\":51"), "expected 51"),
            (first + [first[first.count - 1]], "does not fit"),
            ([first[0], iteration[1]], "does not fit"),
        ]
        for example in cases {
            let failure = #expect(throws: Failure.self) { try parsed(example.lines) }
            #expect(failure?.reason.contains(example.says) == true, "expected '\(example.says)' in '\(failure?.reason ?? "")'")
        }
        let mixed = first + replaced(try text(partial(vectors, 50..<100)), "\"via\":\"v\"", "\"via\":\"w\"")
        #expect(try parsed(mixed, allowMixed: true).first?.covariance?.count == 100)
    }

    @Test func onlyTheFittedSourceIsSummedUpAndAllAreCounted() throws {
        let vectors = Points.vectors(90)
        var settings = settings()
        settings.fitOn = .one("sim")
        let partials = try partial(vectors, 0..<90, settings: settings)
        #expect(partials.first?.covariance?.count == 30 && partials.first?.counts.sources == ["real": 60, "sim": 30])
        settings.fitOn = .one("nobody")
        #expect(try partial(vectors, 0..<90, settings: settings).isEmpty)
    }

    @Test func mergesBecomeCodebooks() throws {
        let vectors = Points.vectors(400)
        let merge = CodebookMerge(settings: settings(), threads: 1)
        let sums = try parsed(text(partial(vectors, 0..<150)) + text(partial(vectors, 150..<400)))
        let first = try merge.first(sums[0])
        #expect(
            first.clusters == 4 && first.iterations == 0 && first.inertia == nil && !first.converged
                && first.sources.map(\.count) == [266, 134])
        let next = try merge.next(try #require(partial(vectors, 0..<400, codebook: first).first), after: [first])
        #expect(next.iterations == 1 && next.counts.reduce(0, +) == 400)
        #expect(throws: Failure.self, "made with another codebook") {
            try merge.next(try #require(partial(vectors, 0..<400, codebook: first).first), after: [next])
        }
        #expect(throws: Failure.self, "no iteration") { try merge.next(sums[0], after: [first]) }
        #expect(throws: Failure.self, "no covariance") { try merge.first(try #require(partial(vectors, 0..<400, codebook: first).first)) }
    }
}
