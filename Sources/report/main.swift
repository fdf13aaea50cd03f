import Foundation
import Stage

enum Format: String, CaseIterable { case terminal, markdown, html }

let program = Program(
    name: "report",
    summary: "findings -> something to look at",
    description: [
        Topic(
            "Description",
            """
            Reads findings and writes a page: which simulator is closest to the reference and which farthest, a table for each facet \
            with intervals, floors and p-values (kind divergence), the clusters that each simulator captures, misses and invents with \
            examples (cluster), the tables task by task, how to read the figures, and the settings they depend on.
            Of measures and of aspects of behaviour (dimension) it shows for each simulator those that differ most: both means, or \
            shares of the label that differs most, the interval of their difference, a distance from 0 to 1 that all are sorted by, and the \
            adjusted p; what chance could make comes last and is marked. The User-Sim Index (index, feature) has a table of its \
            terms, and one of the features most off. Other kinds are passed over and counted.
            Assignments with `projection` (quantize --projection) may stand beside the findings that were made of them: HTML then \
            draws the first two principal coordinates of each simulator's conversations over the reference's, of each side at most \
            \(Projections.limit), those whose ids have the least hashes.
            HTML is one file with its charts inside, without scripts and without anything fetched from elsewhere.
            """)
    ],
    memory: "The divergences, the clusters and measures shown of each comparison, and the assignments drawn.",
    options: [
        Option(
            "format", value: Format.allCases.map(\.rawValue).joined(separator: "|"), choices: Format.allCases.map(\.rawValue),
            help: "form of the page",
            details: "By default terminal where standard output is one; else by the name of the -o file, .md or .html; else html."),
        Option("top", value: "N", default: "5", help: "clusters of each class, measures, features shown of a simulator"),
        Option("title", value: "TEXT", help: "title of the page"),
        Gate.option,
    ],
    environment: [("COLUMNS", "columns of the terminal; what it says itself by default, else 80")],
    examples: [
        ("a page for the browser", "report --format html -o report.html findings.ndjson"),
        ("what differs most in how users write", "extract --facet style conversations.ndjson | diverge | report --format terminal"),
        ("a page for a repository", "report --format markdown findings.ndjson"),
        ("assignments with coordinates", "quantize --projection --clusters 12 embeddings.ndjson >projected.ndjson"),
        ("a page that draws them", "diverge projected.ndjson | report --format html -o report.html - projected.ndjson"),
        ("fail where a simulator lies further than 0.2 nats", "report --gate 'js<0.2' -o report.md findings.ndjson"),
    ])

/// What one batch of records holds, in their order.
struct Batch: Sendable {
    enum Entry: Sendable {
        case divergence(DivergenceFinding, Record)
        case cluster(ClusterFinding)
        case dimension(DimensionFinding)
        case index(IndexFinding)
        case feature(FeatureFinding)
        case projection(Projection)
        case other
    }
    var entries: [Entry] = []

    mutating func add(_ record: Record) throws {
        if record["kind"] == nil, record["cluster"] != nil {
            guard record["projection"] != nil else {
                throw record.failure(
                    "missing", field: "projection", hint: "of assignments those are drawn that quantize --projection wrote")
            }
            return entries.append(.projection(try Projection(record)))
        }
        switch try record.string("kind") {
        case "divergence": entries.append(.divergence(try DivergenceFinding(record), record))
        case "cluster": entries.append(.cluster(try ClusterFinding(record)))
        case "dimension": entries.append(try DimensionFinding(record).map { .dimension($0) } ?? .other)
        case "index": entries.append(try IndexFinding(record).map { .index($0) } ?? .other)
        case "feature": entries.append(.feature(try FeatureFinding(record)))
        default: entries.append(.other)
        }
    }
}

/// The format asked for, else the one that suits where the page goes.
func format(_ arguments: Arguments) -> Format {
    if let named = arguments.string("format").flatMap(Format.init) { return named }
    let output = arguments.string("output").flatMap { $0 == "-" ? nil : $0 }
    if output == nil, isatty(1) == 1 { return .terminal }
    return output?.lowercased().hasSuffix(".md") == true ? .markdown : .html
}

program.run { run in
    let top = try run.arguments.integer("top", in: 0...1000) ?? 5
    let gates = try run.arguments.strings("gate").map { try Gate($0) }

    var findings = Findings(limit: top)
    try run.forEachBatch(make: { Batch() }) { record, batch in
        try batch.add(record)
    } consume: { batch in
        for entry in batch.entries {
            switch entry {
            case .divergence(let finding, let record):
                findings.add(finding)
                run.judge(record, by: gates)
            case .cluster(let finding): findings.add(finding)
            case .dimension(let finding): findings.add(finding)
            case .index(let finding): findings.add(finding)
            case .feature(let finding): findings.add(finding)
            case .projection(let projection): findings.add(projection)
            case .other: findings.passOver()
            }
        }
    }
    guard findings.count > 0 else { throw Failure(.data, "no record in the input, expected findings") }
    guard !findings.isEmpty else {
        throw Failure(
            .data,
            "no finding of kind divergence, dimension or index among \(findings.count) \(findings.count == 1 ? "record" : "records")",
            hint: "diverge writes them")
    }

    let page = PageBuilder(findings: findings, title: run.arguments.string("title")).page()
    let environment = ProcessInfo.processInfo.environment
    switch format(run.arguments) {
    case .terminal:
        let colour = isatty(1) == 1 && environment["NO_COLOR", default: ""].isEmpty && run.arguments.string("output") == nil
        try run.output.write(Terminal.render(page, width: terminalWidth(environment: environment), colour: colour))
    case .markdown: try run.output.write(Markdown.render(page))
    case .html: try run.output.write(HTML.render(page))
    }
}
