/// The page as one self-contained HTML document without scripts.
struct HTML {
    var text = ""

    static func render(_ page: Page) -> String {
        var html = HTML()
        html.write(page)
        return html.text
    }

    private mutating func write(_ page: Page) {
        line("<!DOCTYPE html>")
        line(#"<html lang="en">"#)
        line("<head>")
        line(#"<meta charset="utf-8">"#)
        line(#"<meta name="viewport" content="width=device-width, initial-scale=1">"#)
        line(#"<meta name="color-scheme" content="light dark">"#)
        line("<title>\(escape(page.title))</title>")
        line("<style>\n\(stylesheet)</style>")
        line("</head>")
        line("<body>")
        line("<header>")
        line(#"<h1 dir="auto">\#(escape(page.title))</h1>"#)
        line(#"<p class="lead">\#(page.lead.map(prose).joined(separator: " "))</p>"#)
        line("</header>")
        line("<main>")
        if !page.sections.isEmpty { figure(page) }
        for (index, section) in page.sections.enumerated() { write(section, of: page, identifier: "scatter\(index + 1)") }
        for chapter in page.chapters { self.chapter(chapter) }
        for (index, section) in page.sections.enumerated() where !section.profiles.isEmpty {
            clusters(section, heading: heading(section, of: page), isOpen: index == 0)
        }
        for section in page.sections where !section.tasks.isEmpty { tasks(section, heading: heading(section, of: page)) }
        reading(page)
        line("</main>")
        line("</body>")
        line("</html>")
    }

    /// The facet's name, with the reference's where there are several.
    func heading(_ section: Page.Section, of page: Page) -> String {
        let name = isolated(section.name)
        return Set(page.sections.map(\.reference)).count > 1 ? "\(name), reference \(isolated(section.reference))" : name
    }

    // MARK: Parts

    private mutating func figure(_ page: Page) {
        line(page.sections.count > 1 ? #"<figure class="charts many">"# : #"<figure class="charts">"#)
        for (index, section) in page.sections.enumerated() {
            line(#"<div class="chart">"#)
            if page.sections.count > 1 { line(#"<p class="panel">\#(heading(section, of: page))</p>"#) }
            let chart = Chart(
                section.main, name: section.name, reference: section.reference, identifier: "chart\(index + 1)",
                ticks: page.sections.count > 1 ? 4 : 7)
            line(chart.svg)
            line("</div>")
        }
        line(
            """
            <figcaption>Jensen–Shannon divergence of each simulator from \
            \(Set(page.sections.map(\.reference)).count == 1 ? isolated(page.sections[0].reference) : "its reference") (dot, hollow \
            where it does not lie above the floor) with its interval (line). The band reaches from 0 to the 95th percentile of what \
            chance alone gives, its tick marks the mean. The hollow diamond is the control: the reference against itself in \
            halves.</figcaption>
            """
        )
        line("</figure>")
    }

    private mutating func write(_ section: Page.Section, of page: Page, identifier: String) {
        line("<section>")
        line("<h2>Divergence: \(heading(section, of: page))</h2>")
        table(section.main)
        if !section.scatters.isEmpty { scatters(section, identifier: identifier) }
        line("</section>")
    }

    private mutating func scatters(_ section: Page.Section, identifier: String) {
        line(#"<figure class="scatters">"#)
        for (index, scatter) in section.scatters.enumerated() {
            line(#"<div class="chart">"#)
            line(#"<p class="panel">\#(isolated(scatter.source.name))</p>"#)
            line(ScatterPlot(scatter, identifier: "\(identifier)-\(index + 1)").svg)
            line("</div>")
        }
        line(
            """
            <figcaption>Conversations by the first two principal coordinates of their vectors: those of each simulator (small dots) \
            over those of \(isolated(section.reference)) (large, pale dots), of each a sample by the hash of the id, where they are \
            many. Both axes have the same units. What lies apart here differs; what overlaps may still lie apart in the other \
            coordinates, which the divergence takes in.</figcaption>
            """
        )
        line("</figure>")
    }

    mutating func table(_ table: Table) {
        line(#"<div class="scroll" tabindex="0" role="region" aria-label="\#(escape(table.title.text()))">"#)
        line(#"<table class="main">"#)
        line(#"<caption>\#(table.title.text(plain: escape, name: isolated))</caption>"#)
        line(#"<thead><tr><th scope="col">Simulator</th>"#, end: "")
        for column in table.columns {
            let subtitle = column.subtitle.isEmpty ? "" : " <small>\(column.subtitle)</small>"
            line(#"<th scope="col">\#(column.title)\#(subtitle)</th>"#, end: "")
        }
        line(#"<th scope="col">By floor</th></tr></thead>"#)
        line("<tbody>")
        for row in table.rows {
            line(row.isControl ? #"<tr class="control">"# : "<tr>", end: "")
            let marks = row.marks.isEmpty ? "" : "<sup>\(row.marks)</sup>"
            let name = isolated(row.name) + (row.isControl ? " <small>in halves (control)</small>" : "")
            line(#"<th scope="row">\#(name)\#(marks)</th>"#, end: "")
            for cell in row.cells { line("<td>\(escape(cell))</td>", end: "") }
            line(#"<td class="verdict">\#(row.verdict ?? Figures.dash)</td></tr>"#)
        }
        line("</tbody></table></div>")
        guard !table.notes.isEmpty else { return }
        line(#"<ul class="notes">"#)
        for note in table.notes { line("<li><sup>\(note.mark)</sup> \(escape(note.text))</li>") }
        line("</ul>")
    }

    private mutating func tasks(_ section: Page.Section, heading: String) {
        line("<section>")
        line("<h2>Task by task: \(heading)</h2>")
        line("<details>")
        line("<summary>\(section.tasks.count) \(section.tasks.count == 1 ? "task" : "tasks")</summary>")
        for task in section.tasks { table(task) }
        line("</details>")
        line("</section>")
    }

    private mutating func reading(_ page: Page) {
        line(#"<section class="reading">"#)
        line("<h2>How to read the figures</h2>")
        definitions(page.reading.map { ($0.term, $0.meaning) }, class: "terms")
        line("</section>")
        if !page.settings.isEmpty {
            line(#"<section class="settings">"#)
            line("<h2>Settings</h2>")
            definitions(page.settings, class: "values")
            line("</section>")
        }
        for note in page.notes { line(#"<p class="note">\#(escape(note))</p>"#) }
    }

    private mutating func definitions(_ items: [(String, String)], class name: String) {
        line(#"<dl class="\#(name)">"#)
        for (term, meaning) in items { line("<div><dt>\(escape(term))</dt><dd>\(escape(meaning))</dd></div>") }
        line("</dl>")
    }

    // MARK: Text

    mutating func line(_ content: String, end: String = "\n") { text += content + end }

    /// A name or text from the data, which cannot reorder what stands around it.
    func isolated(_ text: String) -> String { "<bdi>\(escape(text))</bdi>" }

    private func prose(_ prose: Prose) -> String { prose.text(plain: escape, name: { "<b>\(isolated($0))</b>" }) }
}

/// Text as it stands in HTML and SVG, in elements and in quoted attributes.
func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": escaped += "&amp;"
        case "<": escaped += "&lt;"
        case ">": escaped += "&gt;"
        case "\"": escaped += "&quot;"
        case "'": escaped += "&#39;"
        default: escaped.unicodeScalars.append(scalar)
        }
    }
    return escaped
}
