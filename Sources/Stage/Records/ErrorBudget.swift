import Foundation

/// How many bad records a run goes past before it stops: a count, or a share of the records read.
public enum ErrorLimit: Sendable, Equatable {
    case count(Int)
    case percent(Double)

    /// Records that must have been read before a share is judged while the run goes on; it is judged again at the end.
    static let judgedFrom = 1000

    static let expected = "a count or a percentage such as 1%"

    init?(_ text: String) {
        if text.hasSuffix("%"), let percent = Double(text.dropLast()), (0...100).contains(percent) {
            self = .percent(percent)
        } else if let count = Int(text), count >= 0 {
            self = .count(count)
        } else {
            return nil
        }
    }

    func allows(_ bad: Int, of read: Int, atEnd: Bool) -> Bool {
        switch self {
        case .count(let limit): bad <= limit
        case .percent(let limit):
            (!atEnd && read < ErrorLimit.judgedFrom && limit > 0) || Double(bad) * 100 <= limit * Double(read)
        }
    }
}

/// A record that was refused, and why.
struct Reject: Sendable {
    var failure: Failure
    /// Its bytes, or its beginning.
    var raw: [UInt8]
    var source: String?
    /// How many bytes it has, where `raw` is its beginning.
    var length: Int?
}

/// Counts the bad records of a run, keeps them, and stops the run past its limit.
final class ErrorBudget {
    /// Sources named in the summary; those with most bad records come first.
    static let sourcesShown = 30

    private let limit: ErrorLimit
    private let rejects: OutputFile?
    private let warn: (String) -> Void
    private var bad = 0
    private var perSource: [String: Int] = [:]

    init(limit: ErrorLimit, rejects: OutputFile?, warn: @escaping (String) -> Void) {
        self.limit = limit
        self.rejects = rejects
        self.warn = warn
    }

    /// Takes note of a bad record, or throws its failure where the limit is passed.
    func reject(_ reject: Reject, recordsRead: Int, program: String) throws {
        bad += 1
        perSource[reject.source ?? "unknown", default: 0] += 1
        try keep(reject)
        guard limit.allows(bad, of: recordsRead, atEnd: false) else { throw reject.failure }
        warn(reject.failure.lines(program: program))
    }

    private func keep(_ reject: Reject) throws {
        guard let rejects else { return }
        var object = JSONObject()
        object.add("file", reject.failure.place?.file ?? "")
        object.add("line", reject.failure.place?.line ?? 0)
        object.add("reason", reject.failure.reason)
        if let length = reject.length { object.add("bytes", length) }
        // A beginning may end within a character.
        let ends = reject.length == nil ? 0...0 : 0...3
        if let text = ends.lazy.compactMap({ String(validating: reject.raw.dropLast($0), as: UTF8.self) }).first {
            object.add("record", text)
        } else {
            object.add("record_base64", Data(reject.raw).base64EncodedString())
        }
        try rejects.write(object.line)
    }

    /// Judges the limit at the end of the input and reports the counts by source.
    func finish(recordsRead: Int, program: String) throws {
        guard bad > 0 else { return }
        let most = perSource.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var counts = most.prefix(ErrorBudget.sourcesShown).map { "\($0.key) \($0.value)" }
        if most.count > counts.count { counts.append("\(most.count - counts.count) more sources") }
        let summary = "\(bad) of \(recordsRead) records refused, by source: \(counts.joined(separator: ", "))"
        guard limit.allows(bad, of: recordsRead, atEnd: true) else { throw Failure(.data, summary) }
        writeToStandardError(Failure(.data, summary).lines(program: program))
    }
}
