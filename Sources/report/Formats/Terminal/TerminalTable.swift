import Findings

/// A table laid out in the columns of a terminal, in one block or, where that is too wide, in two.
struct TerminalTable {
    struct Block {
        var header: String
        /// One for each row of the table.
        var lines: [String]
    }

    private struct Column {
        var title: String
        var cells: [String]
        let width: Int

        init(title: String, cells: [String]) {
            (self.title, self.cells) = (title, cells)
            width = cells.reduce(displayWidth(title)) { max($0, displayWidth($1)) }
        }
    }

    private static let gap = 2
    private static let leastName = 9
    private static let leastBar = 8
    /// Columns that are left out first where a block is too narrow, by their places in the table.
    private static let expendable = [2, 3, 1, 8, 9, 7, 4, 6]

    private(set) var blocks: [Block] = []
    private let table: Table
    private let width: Int
    private let nameWidth: Int
    private let marksWidth: Int

    init(_ table: Table, width: Int) {
        self.table = table
        self.width = width
        let names = table.rows.map { displayWidth($0.shortLabel) }
        marksWidth = table.rows.map { displayWidth(TerminalTable.marks($0)) }.max() ?? 0
        nameWidth = min(max(names.max() ?? 0, TerminalTable.leastName), max(width / 4, TerminalTable.leastName))
        let all = Array(table.columns.indices)
        if total(all) + TerminalTable.gap + TerminalTable.leastBar <= width {
            blocks = [block(all, bar: true)]
        } else {
            blocks = [block(Array(0...4), bar: true), block(Array(5...9), bar: false)]
        }
    }

    /// The letters of a row's notes, set off from the name.
    private static func marks(_ row: TableRow) -> String { row.marks.isEmpty ? "" : " \(row.marks.filter { $0 != " " })" }

    private func column(_ index: Int) -> Column {
        let column = table.columns[index]
        let title: String
        switch (column.title, column.subtitle) {
        case (let title_, ""): title = title_
        case ("floor", "mean"): title = "floor"
        case ("interval", _): title = column.title
        case ("floor", let level): title = level
        case (let name, let side): title = name == "n" ? "n \(side)" : name
        }
        return Column(title: title, cells: table.rows.map { $0.cells[index] })
    }

    private func total(_ columns: [Int]) -> Int { columns.reduce(nameWidth + marksWidth) { $0 + TerminalTable.gap + column($1).width } }

    private func block(_ wanted: [Int], bar: Bool) -> Block {
        var shown = wanted
        for index in TerminalTable.expendable where total(shown) > width { shown.removeAll { $0 == index } }
        let columns = shown.map(column)
        let free = width - total(shown) - TerminalTable.gap
        let barWidth = bar && free >= TerminalTable.leastBar ? min(free, 48) : 0
        func line(_ name: String, _ marks: String, _ cells: [String], _ bar: String) -> String {
            var text = fitted(name, nameWidth) + fitted(marks, marksWidth)
            for (column, cell) in zip(columns, cells) {
                text += String(repeating: " ", count: TerminalTable.gap) + fitted(cell, column.width, right: true)
            }
            if barWidth > 0 { text += String(repeating: " ", count: TerminalTable.gap) + bar }
            while text.last == " " { text.removeLast() }
            return text
        }
        let scale = Scale(maximum: table.maximum)
        let lines = table.rows.enumerated().map { number, row in
            line(
                row.shortLabel, TerminalTable.marks(row), columns.map { $0.cells[number] },
                TerminalTable.bar(row.js, scale: scale, width: barWidth))
        }
        let ends = "0" + fitted(Figures.decimal(scale.maximum), max(barWidth - 1, 0), right: true)
        return Block(header: line("simulator", "", columns.map(\.title), barWidth > 0 ? ends : ""), lines: lines)
    }

    /// A bar from 0 to the value, `width` columns being the maximum, with a mark where the floor ends.
    static func bar(_ estimate: Figure, scale: Scale, width: Int) -> String {
        guard width > 0, let value = estimate.value else { return "" }
        let eighths = Int((scale.position(value) * Double(width * 8)).rounded())
        var cells = (0..<width).map { cell -> Character in
            let filled = min(max(eighths - cell * 8, 0), 8)
            return Array(" ▏▎▍▌▋▊▉█")[filled]
        }
        if let floor = estimate.floor95 { cells[min(Int(scale.position(floor) * Double(width)), width - 1)] = "│" }
        return String(cells)
    }
}
