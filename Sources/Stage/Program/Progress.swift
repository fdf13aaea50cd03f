import Foundation

/// A line on standard error that says how far a run has come.
final class Progress {
    enum Mode: String, CaseIterable { case auto, always, never }

    private let program: String
    private let totalBytes: Int?
    private let isTerminal: Bool
    private let isShown: Bool
    private let start = DispatchTime.now()
    private var next: DispatchTime
    private var hasShown = false

    init(program: String, mode: Mode, quiet: Bool, totalBytes: Int?) {
        self.program = program
        self.totalBytes = totalBytes
        isTerminal = isatty(2) == 1
        isShown = !quiet && (mode == .always || mode == .auto && isTerminal)
        next = start + (isTerminal ? 0.5 : 10)
    }

    func advance(records: Int, bytes: Int) {
        guard isShown else { return }
        let now = DispatchTime.now()
        guard now >= next else { return }
        next = now + (isTerminal ? 0.2 : 10)
        show(records: records, bytes: bytes, now: now)
    }

    func finish(records: Int, bytes: Int) {
        guard isShown, hasShown || !isTerminal else { return }
        show(records: records, bytes: bytes, now: .now())
        if isTerminal { writeToStandardError("\n") }
    }

    private func show(records: Int, bytes: Int, now: DispatchTime) {
        hasShown = true
        let seconds = Double(now.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9
        let line = Progress.line(program, records: records, bytes: bytes, of: totalBytes, seconds: seconds)
        writeToStandardError(isTerminal ? "\r\(line)\u{1B}[K" : "\(line)\n")
    }

    static func line(_ program: String, records: Int, bytes: Int, of totalBytes: Int?, seconds: Double) -> String {
        let seconds = max(seconds, 1e-3)
        var text = "\(program): \(records) records, \(whole(Double(records) / seconds))/s"
        if let totalBytes, bytes > 0, totalBytes > bytes {
            text += ", \(whole(seconds * Double(totalBytes - bytes) / Double(bytes)) + 1) s left"
        }
        return text
    }

    private static func whole(_ value: Double) -> Int { Int(min(value, 1e15)) }
}
