import Findings
import Stage

enum Format: String, CaseIterable, Sendable { case terminal, markdown, html }

/// The options of report.
enum ReportOptions {
    static let format = OptionKey.choice(
        "format", of: Format.self, help: "form of the page",
        details: "By default terminal where standard output is one; else by the name of the -o file, .md or .html; else html.")
    static let top = OptionKey.integer("top", in: 0...1000, help: "clusters of each class, measures and features shown per simulator")
        .defaulting(to: 5)
    static let title = OptionKey.text("title", help: "title of the page")

    static let rows = [format.option, top.option, title.option, Gate.key.option]
}
