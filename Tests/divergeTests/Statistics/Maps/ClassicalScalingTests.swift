import Foundation
import Testing

@testable import diverge

@Suite struct ClassicalScalingTests {
    /// numpy 2, eigh of the doubly centred squared Jensen-Shannon distances of PairEstimateTests, the last point to the left and below.
    @Test func agreesWithNumpy() throws {
        var squared = [[Double]](repeating: [0, 0, 0, 0, 0], count: 5)
        var js = PairEstimateTests.js.makeIterator()
        for i in 0..<5 { for j in (i + 1)..<5 { if let js = js.next() { (squared[i][j], squared[j][i]) = (js, js) } } }
        let map = try #require(ClassicalScaling(squared: squared, anchor: 4))
        let x = [0.25568830824226524, 0.14637430181046243, -0.3059365867891327, 0.08215378371846706, -0.17827980698206197]
        let y = [-0.08006522367263169, 0.2302499434374903, 0.13093777588310795, -0.08943063407072481, -0.1916918615772418]
        for i in 0..<5 { #expect(abs(map.x[i] - x[i]) < 1e-12 && abs(map.y[i] - y[i]) < 1e-12) }
        #expect(abs(try #require(map.share) - 0.7078889163664532) < 1e-12)
    }

    @Test func pointsOfAPlaneComeBack() throws {
        let squared = AverageLinkageTests.plane.map { $0.map { $0 * $0 } }
        let map = try #require(ClassicalScaling(squared: squared, anchor: 3))
        #expect(abs(try #require(map.share) - 1) < 1e-12 && map.x[3] <= 0 && map.y[3] <= 0)
        for i in 0..<9 {
            for j in 0..<9 { #expect(abs(hypot(map.x[i] - map.x[j], map.y[i] - map.y[j]) - AverageLinkageTests.plane[i][j]) < 1e-10) }
        }
    }

    @Test func twoPointsAndPointsWithoutDistance() throws {
        let two = try #require(ClassicalScaling(squared: [[0, 4], [4, 0]], anchor: 1))
        #expect(abs(two.x[0] - 1) < 1e-15 && abs(two.x[1] + 1) < 1e-15 && two.y.allSatisfy { abs($0) < 1e-7 } && two.share == 1)
        let same = try #require(ClassicalScaling(squared: [[0, 0], [0, 0]], anchor: 1))
        #expect(same.x == [0, 0] && same.share == nil)
        #expect(ClassicalScaling(squared: [[0, .infinity], [.infinity, 0]], anchor: 0) == nil)
    }
}
