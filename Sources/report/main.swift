import Foundation
import Findings
import Stage

let program = Program(
    name: "report",
    summary: "findings -> something to look at",
    description: [
        Topic(
            "Input and output",
            """
            Reads findings and writes a page: which simulator is closest to the reference and which is farthest, a table per facet \
            with intervals, floors and p-values (kind divergence), the clusters that each simulator captures, misses and invents, with \
            examples (cluster), the tables task by task, how to read the figures, and the settings that they depend on. Findings of kinds \
            that it does not show are skipped and counted.
            """),
        Topic(
            "Measures and aspects",
            """
            Of measures and of aspects of behavior (kind dimension) it shows for each simulator those that differ most: both means, or \
            the shares of the label that differs most, the interval of their difference, a distance from 0 to 1 by which all are sorted, \
            and the adjusted p. Differences that chance could make come last and are marked.
            """),
        Topic(
            "User-Sim Index",
            """
            The User-Sim Index (kinds index and feature) has a table of its terms, and one of the features that are most off.
            """),
        Topic(
            "Maps",
            """
            Assignments with `projection` (quantize --projection) may be given together with the findings that were made of them. HTML \
            then draws the first two principal coordinates of each simulator's conversations over the reference's: on each side at most \
            \(Projections.limit), those whose ids have the smallest hashes.
            """),
        Topic("HTML", "One file with its charts inside, without scripts and without anything fetched from elsewhere."),
    ],
    memory: "The divergences, the clusters and measures shown of each comparison, and the assignments drawn.",
    options: ReportOptions.rows,
    environment: [("COLUMNS", "columns of the terminal; what it says itself by default, else 80")],
    examples: [
        ("a page for the browser", "report --format html -o report.html findings.ndjson"),
        ("what differs most in how users write", "extract --facet style conversations.ndjson | diverge | report --format terminal"),
        ("a page for a repository", "report --format markdown findings.ndjson"),
        ("assignments with coordinates", "quantize --projection --clusters 12 embeddings.ndjson >projected.ndjson"),
        ("a page that draws them", "diverge projected.ndjson | report --format html -o report.html - projected.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "report --gate 'js<0.2' -o report.md findings.ndjson"),
    ])

/// The format asked for, else the one that suits where the page goes.
func format(_ arguments: Arguments) -> Format {
    if let named = arguments[ReportOptions.format] { return named }
    let output = arguments[CommonOptions.output].flatMap { $0 == "-" ? nil : $0 }
    if output == nil, isatty(1) == 1 { return .terminal }
    return output?.lowercased().hasSuffix(".md") == true ? .markdown : .html
}

program.run { run in
    let top = run.arguments[ReportOptions.top]
    let gates = run.arguments[Gate.key]

    var findings = FindingCollection(limit: top)
    try run.forEachBatch(make: { FindingBatch() }) { record, batch in
        try batch.add(record)
    } consume: { batch in
        for finding in batch.judged { run.judge(finding, by: gates) }
        for entry in batch.entries { findings.add(entry) }
    }
    guard findings.count > 0 else { throw Failure(.data, "no record in the input, expected findings") }
    guard !findings.isEmpty else {
        throw Failure(
            .data,
            "nothing that a page shows among \(findings.count) \(findings.count == 1 ? "record" : "records")",
            hint: "diverge writes them")
    }

    let page = PageBuilder(findings: findings, title: run.arguments[ReportOptions.title]).page()
    let environment = ProcessInfo.processInfo.environment
    switch format(run.arguments) {
    case .terminal:
        let colour = isatty(1) == 1 && environment["NO_COLOR", default: ""].isEmpty && run.arguments[CommonOptions.output] == nil
        try run.output.write(Terminal.render(page, width: terminalWidth(environment: environment), colour: colour))
    case .markdown: try run.output.write(Markdown.render(page))
    case .html: try run.output.write(HTML.render(page))
    }
}
