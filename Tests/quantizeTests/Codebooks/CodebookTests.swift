import Numerics
import Testing

@testable import quantize

@Suite struct CodebookTests {
    @Test func labelsDoNotDependOnHowVectorsArePutTogether() throws {
        let vectors = Points.vectors(300)
        let codebook = try Points.codebook(vectors)
        let whole = try #require(codebook.assign(vectors, threads: 2))
        for row in [0, 7, 48, 299] {
            let one = try #require(codebook.assign(vectors.selecting(rows: [row]), threads: 1))
            #expect(one.labels == [whole.labels[row]] && one.distances == [whole.distances[row]])
        }
        #expect(codebook.assign(Matrix(rows: 1, columns: 3), threads: 1) == nil)
    }

    /// The distance of a vector is that of its coordinates to the centroid, computed here in double precision.
    @Test func distancesAreThoseInTheSpaceOfTheComponents() throws {
        let vectors = Points.vectors(60)
        let codebook = try Points.codebook(vectors, clusters: 4)
        let (labels, distances) = try #require(codebook.assign(vectors, threads: 1))
        for row in 0..<60 {
            let coordinates = (0..<codebook.axes.components.rows).map { component in
                zip(zip(vectors.row(row), codebook.axes.mean), codebook.axes.components.row(component))
                    .reduce(0.0) { $0 + (Double($1.0.0) - $1.0.1) * Double($1.1) }
            }
            let all = (0..<4).map { cluster in
                zip(coordinates, codebook.centroids.row(cluster)).reduce(0.0) { $0 + ($1.0 - Double($1.1)) * ($1.0 - Double($1.1)) }
                    .squareRoot()
            }
            #expect(all.min() == all[Int(labels[row])] && abs(Double(distances[row]) - all[Int(labels[row])]) < 1e-5)
        }
    }

    @Test func countsAddUp() throws {
        let codebook = try Points.codebook(Points.vectors(100))
        #expect(codebook.counts.reduce(0, +) == 100 && codebook.counts.allSatisfy { $0 > 0 })
    }
}
