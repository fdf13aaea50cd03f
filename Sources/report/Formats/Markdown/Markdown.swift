/// The page as GitHub's Markdown.
struct Markdown {
    private var text = ""

    static func render(_ page: Page) -> String {
        var markdown = Markdown()
        markdown.write(page)
        return markdown.text
    }

    private mutating func write(_ page: Page) {
        line("# \(escape(page.title))")
        line(page.lead.map { $0.text(plain: { $0 }, name: { "**\(Markdown.escape($0))**" }) }.joined(separator: " "))
        for section in page.sections {
            line("## Divergence: \(heading(section, of: page))")
            table(section.main)
        }
        for chapter in page.chapters {
            line("## \(chapter.title.text(name: Markdown.escape))")
            for grid in chapter.grids { write(grid) }
        }
        for section in page.sections where !section.profiles.isEmpty {
            line("## Clusters: \(heading(section, of: page))")
            for profile in section.profiles { write(profile, reference: section.reference) }
        }
        for section in page.sections where !section.tasks.isEmpty {
            line("## Task by task: \(heading(section, of: page))")
            for task in section.tasks { table(task) }
        }
        line("## How to read the figures")
        list(page.reading.map { "**\($0.term)**: \($0.meaning)" })
        if !page.settings.isEmpty {
            line("## Settings")
            list(page.settings.map { "\($0.name): \(escape($0.value))" })
        }
        for note in [page.undrawn].compactMap({ $0 }) + page.notes { line(note) }
    }

    private func heading(_ section: Page.Section, of page: Page) -> String {
        let references = Set(page.sections.map(\.reference))
        return escape(section.name) + (references.count > 1 ? " (reference \(escape(section.reference)))" : "")
    }

    // MARK: Parts

    private mutating func table(_ table: Table) {
        line("**\(table.title.text(name: Markdown.escape))**")
        let titles = table.columns.map { $0.subtitle.isEmpty ? $0.title : "\($0.title) (\($0.subtitle))" }
        var rows = [["simulator"] + titles + ["by floor"]]
        for row in table.rows {
            let name = row.isControl ? "*\(escape(row.label))*" : escape(row.label)
            let marks = row.marks.isEmpty ? "" : " <sup>\(row.marks)</sup>"
            rows.append([name + marks] + row.cells.map(escape) + [row.verdict ?? Figures.dash])
        }
        grid(rows, right: 1...titles.count)
        if !table.notes.isEmpty { list(table.notes.map { "<sup>\($0.mark)</sup> \(escape($0.text))" }) }
    }

    private mutating func write(_ grid: Grid) {
        line("**\(grid.title.text(name: Markdown.escape))**")
        self.grid([grid.columns.map(escape)] + grid.rows.map { $0.cells.map(escape) }, right: grid.leading...(grid.columns.count - 1))
        if !grid.notes.isEmpty { list(grid.notes.map(escape)) }
    }

    private mutating func write(_ profile: Profile, reference: String) {
        line("### \(escape(profile.source))")
        for group in profile.classes {
            line(
                """
                **\(group.name)** (\(group.meaning.text(name: Markdown.escape))): \(group.count) \
                \(group.count == 1 ? "cluster" : "clusters"), share of \(escape(reference)) \(group.p), of \(escape(profile.source)) \
                \(group.q)
                """
            )
            var rows = [
                [
                    "terms", "share of \(escape(reference))", "share of \(escape(profile.source))", "JS part",
                    "example of \(escape(reference))", "example of \(escape(profile.source))",
                ]
            ]
            for cluster in group.clusters {
                rows.append([
                    escape(cluster.terms), cluster.p, cluster.q, cluster.jsPart, escape(cluster.exampleReference),
                    escape(cluster.exampleSource),
                ])
            }
            grid(rows, right: 1...3)
        }
    }

    // MARK: Blocks

    /// A block of its own, set off by an empty line.
    private mutating func line(_ content: String) { text += (text.isEmpty ? "" : "\n") + content + "\n" }

    private mutating func list(_ items: [String]) { line(items.map { "- \($0)" }.joined(separator: "\n")) }

    /// The first row is the header; `right` are the columns set to the right.
    private mutating func grid(_ rows: [[String]], right: ClosedRange<Int>) {
        guard let header = rows.first else { return }
        let rule = header.indices.map { right.contains($0) ? "---:" : "---" }
        let lines = [header, rule] + rows.dropFirst()
        line(lines.map { "| \($0.joined(separator: " | ")) |" }.joined(separator: "\n"))
    }

    private func escape(_ text: String) -> String { Markdown.escape(text) }

    /// Text that Markdown and the HTML in it leave as it is, cells of tables included.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\\", "`", "*", "_", "[", "]", "#", "|", "~", "$", "!", "@": escaped += "\\\(character)"
            default: escaped.unicodeScalars.append(character)
            }
        }
        // What GitHub makes a link of by itself.
        return escaped.replacing("://", with: "\\://").replacing("www.", with: "www\\.")
    }
}
