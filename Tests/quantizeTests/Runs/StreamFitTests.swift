import Numerics
import Stage
import Testing

@testable import quantize

@Suite struct StreamFitTests {
    private func fitted(_ vectors: Matrix, cuts: [Int], settings: QuantizeSettings, from codebook: Codebook? = nil) throws -> Codebook {
        var fit = codebook.map { StreamFit([$0], settings: settings, threads: 2) } ?? StreamFit(settings: settings, threads: 2)
        var via = ViaCheck(allowMixed: false)
        let rows = Points.rows(vectors.rows)
        for (start, end) in zip([0] + cuts, cuts + [vectors.rows]) {
            let batch = try Points.batch(vectors.selecting(rows: start..<end), Array(rows[start..<end]))
            try fit.add(batch, memberships: codebook == nil ? nil : batch.rows.map { _ in [0] }, via: &via)
        }
        return try #require(try fit.finish().first).codebook
    }

    private func inertia(_ codebook: Codebook, _ vectors: Matrix) throws -> Double {
        try #require(codebook.assign(vectors, threads: 1)).distances.reduce(0) { $0 + Double($1) * Double($1) }
    }

    @Test func oneMinibatchPassComesNearTheFit() throws {
        let vectors = Points.vectors(6000)
        let stream = try fitted(vectors, cuts: [], settings: Points.settings(sample: 500))
        let whole = try Points.codebook(vectors)
        #expect(try inertia(stream, vectors) < 1.05 * inertia(whole, vectors))
        #expect(stream.counts.reduce(0, +) == 6000 && stream.iterations == 6 && !stream.converged && stream.inertia == nil)
    }

    /// However the records are cut into batches.
    @Test func theSameStreamGivesTheSameCodebook() throws {
        let vectors = Points.vectors(3000)
        let settings = Points.settings(sample: 500)
        let whole = CodebookFile.digest(try fitted(vectors, cuts: [], settings: settings))
        for cuts in [[1], [499, 500, 501], [1523, 1524, 2999]] {
            #expect(CodebookFile.digest(try fitted(vectors, cuts: cuts, settings: settings)) == whole)
        }
    }

    @Test func aShortStreamIsFittedAsAWhole() throws {
        let vectors = Points.vectors(300)
        let stream = try fitted(vectors, cuts: [100], settings: Points.settings(sample: 500))
        let whole = try Points.codebook(vectors)
        #expect(stream.centroids == whole.centroids && stream.inertia == whole.inertia && stream.converged)
        #expect(throws: Failure.self) { try fitted(Points.vectors(5), cuts: [], settings: Points.settings()) }
    }

    @Test func goesOnFromACodebook() throws {
        let vectors = Points.vectors(2000)
        let start = try Points.codebook(Points.vectors(300))
        let stream = try fitted(vectors, cuts: [], settings: Points.settings(), from: start)
        #expect(stream.axes == start.axes && stream.counts.reduce(0, +) == 2300)
        #expect(stream.sources.map(\.name) == ["real", "sim"] && stream.sources.reduce(0) { $0 + $1.count } == 2300)
    }

    /// Sculley's rule, by hand: with counts 1 and 1, the points 4 and 6 move a centroid from 2 to 3 and then to 4.
    @Test func stepsShrinkWithTheCount() throws {
        var codebook = try Points.codebook(Points.vectors(50), clusters: 2)
        let axes = PrincipalComponents(mean: [0], components: try #require(Matrix(rows: 1, columns: 1, values: [1])), varianceKept: 1)
        codebook.axes = axes
        codebook.centroids = try #require(Matrix(rows: 2, columns: 1, values: [2, -50]))
        codebook.counts = [1, 1]
        var steps = MiniBatch(codebook, threads: 1)
        for value: Float in [4, 6] { steps.add([value]) }
        steps.closeStep()
        #expect(steps.codebook.centroids.values == [4, -50] && steps.codebook.counts == [3, 1] && steps.codebook.iterations == 1)
    }
}
