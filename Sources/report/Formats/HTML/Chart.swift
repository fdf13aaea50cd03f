import Findings
import Foundation

/// The rows of a table as dots with whiskers over the floor's band, drawn as SVG.
///
/// Heights are in pixels and places along the axis in percent, so that the letters keep their size at any width. Where there
/// is room, the style sheet moves the labels from above the rows to beside them.
struct Chart {
    let table: Table
    let name: String
    let reference: String
    let identifier: String
    /// About how many places of the axis are marked.
    let ticks: Int
    private let scale: Scale

    static let rowHeight = 34
    static let axisHeight = 38

    init(_ table: Table, name: String, reference: String, identifier: String, ticks: Int = 7) {
        (self.table, self.name, self.reference, self.identifier) = (table, name, reference, identifier)
        self.ticks = ticks
        scale = Scale(maximum: table.maximum)
    }

    private var plotHeight: Int { table.rows.count * Chart.rowHeight }

    var svg: String {
        var lines = [
            #"""
            <svg class="dots" role="img" aria-labelledby="\#(identifier)t \#(identifier)d" width="100%" \#
            height="\#(plotHeight + Chart.axisHeight)">
            """#,
            #"<title id="\#(identifier)t">Divergence from \#(escape(reference)), \#(escape(name))</title>"#,
            #"<desc id="\#(identifier)d">\#(escape(description))</desc>"#,
        ]
        lines += axis
        for (index, row) in table.rows.enumerated() { lines += marks(row, y: index * Chart.rowHeight + 24) }
        for (index, row) in table.rows.enumerated() {
            lines.append(
                #"""
                <text class="\#(row.isControl ? "label control" : "label")" \#
                y="\#(index * Chart.rowHeight + 13)">\#(escape(cutLabel(row)))</text>
                """#
            )
        }
        lines.append("</svg>")
        return lines.joined(separator: "\n")
    }

    private func cutLabel(_ row: TableRow) -> String {
        row.isControl ? "\(displayText(row.name, limit: 22)) in halves" : displayText(row.name, limit: 32)
    }

    /// The figure in words.
    private var description: String {
        table.rows.map { row in
            guard let value = row.js.value else { return "\(row.label): no value." }
            var text = "\(row.label): JS \(Figures.decimal(value))"
            if row.js.low != nil { text += ", interval \(Figures.interval(row.js))" }
            if let floor = row.js.floor95 { text += ", floor up to \(Figures.decimal(floor))" }
            return text + "."
        }.joined(separator: " ")
    }

    private var axis: [String] {
        var lines: [String] = []
        for tick in scale.ticks(ticks) {
            let x = percent(tick)
            lines.append(#"<line class="grid" x1="\#(x)" x2="\#(x)" y1="0" y2="\#(plotHeight + 6)"/>"#)
            lines.append(#"<text class="tick" x="\#(x)" y="\#(plotHeight + 20)">\#(tick == 0 ? "0" : String(format: "%.1f", tick))</text>"#)
        }
        lines.append(#"<line class="maximum" x1="100%" x2="100%" y1="0" y2="\#(plotHeight + 6)"/>"#)
        lines.append(#"<text class="tick end" x="100%" y="\#(plotHeight + 20)">\#(Figures.decimal(scale.maximum))</text>"#)
        lines.append(#"<text class="tick end" x="100%" y="\#(plotHeight + 33)">maximum</text>"#)
        return lines
    }

    private func marks(_ row: TableRow, y: Int) -> [String] {
        var lines: [String] = []
        if let floor = row.js.floor95 {
            lines.append(#"<rect class="band" x="0" width="\#(percent(floor))" y="\#(y - 8)" height="16"/>"#)
        }
        if let mean = row.js.floorMean {
            lines.append(#"<line class="mean" x1="\#(percent(mean))" x2="\#(percent(mean))" y1="\#(y - 8)" y2="\#(y + 8)"/>"#)
        }
        if let low = row.js.low, let high = row.js.high {
            lines.append(
                #"""
                <line class="\#(row.isControl ? "whisker control" : "whisker")" x1="\#(percent(low))" x2="\#(percent(high))" \#
                y1="\#(y)" y2="\#(y)"/>
                """#
            )
        }
        guard let value = row.js.value else { return lines }
        if row.isControl {
            // A nested svg gives the diamond an origin in percent.
            lines.append(
                #"<svg x="\#(percent(value))" y="\#(y)" overflow="visible"><path class="diamond" d="M0-5.5L5.5 0L0 5.5L-5.5 0Z"/></svg>"#)
        } else {
            // Hollow within the floor, so that colour and place are not the only sign.
            let isWithin = row.js.floor95.map { value <= $0 } ?? false
            lines.append(#"<circle class="\#(isWithin ? "dot within" : "dot")" cx="\#(percent(value))" cy="\#(y)" r="4.5"/>"#)
        }
        return lines
    }

    /// A place along the axis.
    private func percent(_ value: Double) -> String { String(format: "%.2f%%", scale.position(value) * 100) }
}
