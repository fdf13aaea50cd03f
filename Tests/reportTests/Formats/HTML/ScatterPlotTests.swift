import Testing

@testable import report

@Suite struct ScatterPlotTests {
    private func scatter(_ source: [(Double, Double)], _ reference: [(Double, Double)], name: String = "sim:a") throws -> Scatter {
        func points(_ places: [(Double, Double)]) -> [Projection.Point] { places.map { .init(hash: 0, x: $0.0, y: $0.1) } }
        return Scatter(
            source: .init(name: name, count: 40, points: points(source)),
            reference: .init(name: "real", count: 2, points: points(reference)),
            extent: try #require(Extent(points(source + reference))))
    }

    /// 192 pixels hold the 6 units across, so a unit is 32 pixels, 320 tenths; upwards is less.
    @Test func dotsStandAtTheirPlaces() throws {
        let svg = ScatterPlot(try scatter([(3, 1)], [(-3, -1), (0, 0)]), identifier: "s").svg
        #expect(svg.contains(#"<path class="near" d="M960 -320h0"/>"#))
        #expect(svg.contains(#"<path class="far" d="M-960 320h0M0 0h0"/>"#))
        #expect(svg.contains(">PC 1</text>") && svg.contains(">PC 2</text>"))
        #expect(
            svg.contains(#"aria-labelledby="st sd""#)
                && svg.contains(#"<title id="st">sim:a over real, first two principal coordinates</title>"#))
        #expect(
            svg.contains("sim:a: 1 of 40 records, mean at PC 1 3.000, PC 2 1.000. real: 2 of 2 records, mean at PC 1 -1.500, PC 2 -0.500."))
    }

    /// Equal points, one dimension, and the largest numbers there are.
    @Test(arguments: [
        [(0.25, 0.5), (0.25, 0.5)], [(1, 0), (2, 0)], [(1.7e308, 1), (-1.7e308, 0)], [(.leastNonzeroMagnitude, 1.7e308), (0, -1.7e308)],
    ])
    func dotsStayInTheFrame(places: [(Double, Double)]) throws {
        let svg = ScatterPlot(try scatter([places[0]], [places[1]]), identifier: "s").svg
        let dots = svg.matches(of: /M(-?\d+) (-?\d+)h0/)
        #expect(dots.count == 2)
        #expect(dots.allSatisfy { abs(Int($0.1) ?? .max) <= 1020 && abs(Int($0.2) ?? .max) <= 840 })
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }

    @Test func namesAreEscaped() throws {
        let svg = ScatterPlot(try scatter([(0, 0)], [(1, 1)], name: "<x>&"), identifier: "s").svg
        #expect(!svg.contains("<x>") && svg.contains("&lt;x&gt;&amp;"))
    }
}
