import Testing

@testable import Numerics

@Suite struct NeighborBallsTests {
    @Test(arguments: [(1, 3), (5, 3), (5, 90)]) func agreesWithSortedDistances(k: Int, d: Int) {
        let points = normalDoubles(150, d)
        let (centers, members) = (10..<95, 95..<150)
        let radii = centers.map { i in centers.filter { $0 != i }.map { distance(points, i, $0) }.sorted()[k - 1] }
        let found = squaredNeighborDistances(points, within: centers, k: k, threads: 2)
        for (a, b) in zip(found, radii) { #expect(abs(a.squareRoot() / b - 1) < 1e-12) }
        #expect(found.count == centers.count)
        let counts = ballCounts(points, centers: centers, squaredRadii: found, members: members, threads: 2)
        #expect(counts.ballsOfMember == members.map { j in zip(centers, radii).count { distance(points, $0, j) <= $1 } })
        #expect(counts.membersOfBall == zip(centers, radii).map { i, radius in members.count { distance(points, i, $0) <= radius } })
    }

    /// On a line at 0, 1, 3, 3: the second neighbours are at 3, 2, 2, 2.
    @Test func byHand() {
        let line = DoubleMatrix(rows: 6, columns: 1, values: [0, 1, 3, 3, 5, 5.5])!
        let squared = squaredNeighborDistances(line, within: 0..<4, k: 2, threads: 1)
        #expect(squared == [9, 4, 4, 4])
        #expect(squaredNeighborDistances(line, within: 0..<4, k: 1, threads: 1) == [1, 1, 0, 0])
        // A ball holds its edge: 5 is at 2 from both points at 3.
        let counts = ballCounts(line, centers: 0..<4, squaredRadii: squared, members: 4..<6, threads: 1)
        #expect(counts.ballsOfMember == [2, 0] && counts.membersOfBall == [0, 0, 1, 1])
    }

    @Test func fewerThanKNeighboursHaveNoEnd() {
        #expect(squaredNeighborDistances(normalDoubles(3, 2), within: 0..<3, k: 3, threads: 1) == [.infinity, .infinity, .infinity])
        #expect(squaredNeighborDistances(normalDoubles(3, 2), within: 1..<1, k: 3, threads: 1) == [])
    }
}
