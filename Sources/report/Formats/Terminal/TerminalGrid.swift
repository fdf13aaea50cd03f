/// A grid laid out in the columns of a terminal: the last leading column is wrapped, and figures are left out, where room is short.
struct TerminalGrid {
    private(set) var header = ""
    /// The lines of each row.
    private(set) var rows: [[String]] = []

    private static let gap = "  "
    private static let leastName = 20

    init(_ grid: Grid, width: Int) {
        let widths = grid.columns.indices.map { column in
            ([grid.columns[column]] + grid.rows.map { $0.cells[column] }).map(displayWidth).max() ?? 0
        }
        let last = grid.leading - 1
        let first = last == 0 ? 0 : min(widths[0], width / 4)
        func room(_ figures: [Int]) -> Int {
            width - first - (last + figures.count) * TerminalGrid.gap.count - figures.reduce(0) { $0 + widths[$1] }
        }
        var figures = Array(grid.columns.indices.dropFirst(grid.leading))
        for column in grid.expendable where room(figures) < min(widths[last], TerminalGrid.leastName) { figures.removeAll { $0 == column } }
        let name = min(widths[last], max(room(figures), 8))

        func lines(_ cells: [String], repeatsFirst: Bool) -> [String] {
            let parts = displayWidth(cells[last]) <= name ? [cells[last]] : wrapped(cells[last], name, indent: "  ")
            return parts.enumerated().map { index, part in
                var line = last == 0 ? "" : fitted(index > 0 || repeatsFirst ? "" : cells[0], first) + TerminalGrid.gap
                line += fitted(part, name)
                for column in index == 0 ? figures : [] { line += TerminalGrid.gap + fitted(cells[column], widths[column], right: true) }
                while line.last == " " { line.removeLast() }
                return cut(line, width)
            }
        }
        header = lines(grid.columns, repeatsFirst: false).first ?? ""
        rows = grid.rows.enumerated().map { number, row in
            lines(row.cells, repeatsFirst: last > 0 && number > 0 && grid.rows[number - 1].cells[0] == row.cells[0])
        }
    }
}
