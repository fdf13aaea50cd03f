extension HTML {
    /// A heading and its tables.
    mutating func chapter(_ chapter: Chapter) {
        line("<section>")
        line("<h2>\(chapter.title.text(plain: escape, name: isolated))</h2>")
        if chapter.isFolded {
            line("<details>")
            line("<summary>\(chapter.grids.count) \(chapter.grids.count == 1 ? "table" : "tables")</summary>")
        }
        for grid in chapter.grids { write(grid) }
        if chapter.isFolded { line("</details>") }
        line("</section>")
    }

    private mutating func write(_ grid: Grid) {
        line(#"<div class="scroll" tabindex="0" role="region" aria-label="\#(escape(grid.title.text()))">"#)
        line(#"<table class="main figures">"#)
        line(#"<caption>\#(grid.title.text(plain: escape, name: isolated))</caption>"#)
        line("<thead><tr>", end: "")
        for (index, column) in grid.columns.enumerated() {
            line(#"<th scope="col"\#(index < grid.leading ? #" class="text""# : "")>\#(isolated(column))</th>"#, end: "")
        }
        line("</tr></thead>")
        line("<tbody>")
        for row in grid.rows {
            line(row.isFaint ? #"<tr class="faint">"# : "<tr>", end: "")
            for (index, cell) in row.cells.enumerated() {
                switch index {
                case 0: line(#"<th scope="row">\#(isolated(cell))</th>"#, end: "")
                case ..<grid.leading: line(#"<td class="text">\#(isolated(cell))</td>"#, end: "")
                default: line("<td>\(escape(cell))</td>", end: "")
                }
            }
            line("</tr>")
        }
        line("</tbody></table></div>")
        for note in grid.notes { line(#"<p class="note">\#(escape(note))</p>"#) }
    }
}
