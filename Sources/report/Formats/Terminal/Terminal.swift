import Foundation

/// The page as aligned text for a terminal.
struct Terminal {
    /// Columns of the terminal.
    let width: Int
    let colour: Bool
    private var text = ""

    init(width: Int, colour: Bool) {
        self.width = max(width, 24)
        self.colour = colour
    }

    static func render(_ page: Page, width: Int, colour: Bool) -> String {
        var terminal = Terminal(width: width, colour: colour)
        terminal.write(page)
        return terminal.text
    }

    private mutating func write(_ page: Page) {
        paragraph(page.title, style: .bold)
        line()
        paragraph(page.lead.map { $0.text() }.joined(separator: " "))
        for section in page.sections {
            heading(section.name, "against \(section.reference)")
            table(section.main)
        }
        for chapter in page.chapters {
            heading(chapter.title.text())
            for (index, grid) in chapter.grids.enumerated() {
                if index > 0 { line() }
                write(grid)
            }
        }
        for section in page.sections {
            for profile in section.profiles {
                heading("Clusters of \(profile.source)", section.name)
                for group in profile.classes { write(group, reference: section.reference, source: profile.source) }
            }
        }
        for section in page.sections where !section.tasks.isEmpty {
            heading("Task by task", section.name)
            for (index, task) in section.tasks.enumerated() {
                if index > 0 { line() }
                table(task)
            }
        }
        heading("How to read the figures")
        for reading in page.reading { paragraph("\(reading.term): \(reading.meaning)", indent: "  ") }
        if !page.settings.isEmpty {
            heading("Settings")
            for setting in page.settings { paragraph("\(setting.name): \(setting.value)", indent: "  ") }
        }
        for note in [page.undrawn].compactMap({ $0 }) + page.notes {
            line()
            paragraph(note)
        }
    }

    // MARK: Tables

    private mutating func table(_ table: Table) {
        paragraph(table.title.text(), style: .underline)
        let layout = TerminalTable(table, width: width)
        for block in layout.blocks {
            line(styled(block.header, .dim))
            for (row, text) in zip(table.rows, block.lines) { line(row.isControl ? styled(text, .dim) : text) }
        }
        for note in table.notes { paragraph("\(note.mark)  \(note.text)", indent: "   ") }
    }

    private mutating func write(_ grid: Grid) {
        paragraph(grid.title.text(), style: .underline)
        let layout = TerminalGrid(grid, width: width)
        line(styled(layout.header, .dim))
        for (row, lines) in zip(grid.rows, layout.rows) { for text in lines { line(styled(text, row.isFaint ? .dim : nil)) } }
        for note in grid.notes { paragraph(note) }
    }

    private mutating func write(_ group: Profile.ClassGroup, reference: String, source: String) {
        let title =
            """
            \(group.name) (\(group.meaning.text())): \(group.count) \(group.count == 1 ? "cluster" : "clusters"), share of \
            \(reference)\u{A0}\(group.p), \
            of \(source)\u{A0}\(group.q)
            """
        paragraph(title, style: group.style, indent: "  ")
        for cluster in group.clusters {
            paragraph("  \(reference)\u{A0}\(cluster.p)  \(source)\u{A0}\(cluster.q)  \(cluster.terms)", indent: "    ")
            line(styled(cut("    \(reference): \(cluster.exampleReference)", width), .dim))
            line(styled(cut("    \(source): \(cluster.exampleSource)", width), .dim))
        }
    }

    // MARK: Lines

    private mutating func heading(_ title: String, _ more: String = "") {
        line()
        let cutTitle = cut(title, width)
        let rest = more.isEmpty ? "" : cut("  \(more)", width - displayWidth(cutTitle))
        line(styled(cutTitle, .bold) + styled(rest, .dim))
    }

    private mutating func paragraph(_ words: String, style: Style? = nil, indent: String = "") {
        let lead = words.prefix { $0 == " " }
        for (index, part) in wrapped(words, width - lead.count, indent: indent).enumerated() {
            line(styled((index == 0 ? String(lead) : "") + part, style))
        }
    }

    private mutating func line(_ content: String = "") { text += content + "\n" }

    enum Style: String { case bold = "1", dim = "2", underline = "4", green = "32", yellow = "33", magenta = "35" }

    private func styled(_ text: String, _ style: Style?) -> String {
        guard colour, let style, !text.isEmpty else { return text }
        return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
    }
}

extension Profile.ClassGroup {
    fileprivate var style: Terminal.Style {
        switch name {
        case "missed": .yellow
        case "invented": .magenta
        case "captured": .green
        default: .dim
        }
    }
}

/// Columns of the terminal that standard output is: COLUMNS, else what the terminal says, else 80.
func terminalWidth(environment: [String: String]) -> Int {
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return min(columns, 1000) }
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return 80
}
