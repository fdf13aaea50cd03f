import Foundation

/// A scatter as SVG, of fixed size. Both axes have the same units, because distances in the picture stand for distances.
struct ScatterPlot {
    let scatter: Scatter
    let identifier: String
    /// Pixels for a unit.
    private let scale: Double

    static let width = 204.0
    static let height = 168.0
    /// Room for the labels of the axes.
    static let margin = 16.0
    /// Points keep this many pixels off the frame.
    private static let inset = 6.0

    init(_ scatter: Scatter, identifier: String) {
        (self.scatter, self.identifier) = (scatter, identifier)
        let (x, y) = (scatter.extent.x, scatter.extent.y)
        let scales = [
            (ScatterPlot.width - 2 * ScatterPlot.inset) / (x.upperBound - x.lowerBound),
            (ScatterPlot.height - 2 * ScatterPlot.inset) / (y.upperBound - y.lowerBound),
        ]
        scale = scales.filter(\.isFinite).min() ?? 1
    }

    var svg: String {
        let (width, height, margin) = (ScatterPlot.width, ScatterPlot.height, ScatterPlot.margin)
        return """
            <svg class="scatter" role="img" aria-labelledby="\(identifier)t \(identifier)d" width="\(Int(width + margin))" \
            height="\(Int(height + margin))">
            <title id="\(identifier)t">\(escape(scatter.source.name)) over \(escape(scatter.reference.name)), first two principal \
            coordinates</title>
            <desc id="\(identifier)d">\(escape(description))</desc>
            <rect class="frame" x="\(Int(margin))" y="0.5" width="\(Int(width))" height="\(Int(height))"/>
            <text class="tick end" x="\(Int(width + margin))" y="\(Int(height + margin) - 2)">PC 1</text>
            <text class="tick end" transform="translate(11 0) rotate(-90)">PC 2</text>
            <g transform="translate(\(Int(margin + width / 2)) \(Int(height / 2))) scale(.1)">
            <path class="far" d="\(path(scatter.reference.points))"/>
            <path class="near" d="\(path(scatter.source.points))"/>
            </g>
            </svg>
            """
    }

    /// The figure in words.
    private var description: String {
        [scatter.source, scatter.reference].map { side in
            let mean = side.points.reduce((x: 0.0, y: 0.0)) { ($0.x + $1.x, $0.y + $1.y) }
            let count = Double(max(1, side.points.count))
            return
                """
                \(side.name): \(side.points.count) of \(side.count) records, mean at PC 1 \(Figures.decimal(mean.x / count)), PC 2 \
                \(Figures.decimal(mean.y / count)).
                """
        }.joined(separator: " ")
    }

    /// A dot each: a line of no length with round ends, in tenths of a pixel from the middle of the frame.
    private func path(_ points: [Projection.Point]) -> String {
        let (x, y) = (scatter.extent.x, scatter.extent.y)
        func place(_ value: Double, _ range: ClosedRange<Double>) -> Int {
            Int(((value - (range.lowerBound / 2 + range.upperBound / 2)) * scale * 10).rounded())
        }
        return points.map { "M\(place($0.x, x)) \(-place($0.y, y))h0" }.joined()
    }
}
