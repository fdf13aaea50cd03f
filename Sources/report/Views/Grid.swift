/// A table of texts: one or two columns that say what a row is about, then its figures.
struct Grid: Sendable {
    var title: Prose
    var columns: [String]
    /// How many columns come before the figures: 1 or 2.
    var leading = 1
    /// Figures that a narrow terminal leaves out, by their place in `columns`, the first one first.
    var expendable: [Int] = []
    var rows: [GridRow]
    /// Sentences under the table.
    var notes: [String] = []
}

struct GridRow: Sendable, Equatable {
    /// One for each column.
    var cells: [String]
    /// Whether the row says little: what chance could make, or a control.
    var isFaint = false
}

/// A heading with tables under it.
struct Chapter: Sendable {
    var title: Prose
    var grids: [Grid]
    /// Whether a page that can be unfolded shows it folded.
    var isFolded = false
}
