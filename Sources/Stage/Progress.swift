import Foundation

/// A line on standard error that says how far a run has come.
final class Progress {
    private let program: String
    private let totalBytes: Int?
    private let isTerminal: Bool
    private let isShown: Bool
    private let start = DispatchTime.now()
    private var next: DispatchTime
    private var hasShown = false

    init(program: String, mode: String, quiet: Bool, totalBytes: Int?) {
        self.program = program
        self.totalBytes = totalBytes
        isTerminal = isatty(2) == 1
        isShown = !quiet && (mode == "always" || mode == "auto" && isTerminal)
        next = start + (isTerminal ? 0.5 : 10)
    }

    func advance(records: Int, bytes: Int) {
        guard isShown else { return }
        let now = DispatchTime.now()
        guard now >= next else { return }
        next = now + (isTerminal ? 0.2 : 10)
        show(line(records: records, bytes: bytes, now: now))
    }

    func finish(records: Int, bytes: Int) {
        guard isShown, hasShown || !isTerminal else { return }
        show(line(records: records, bytes: bytes, now: .now()))
        if isTerminal { writeToStandardError("\n") }
    }

    private func show(_ line: String) {
        hasShown = true
        writeToStandardError(isTerminal ? "\r\(line)\u{1B}[K" : "\(line)\n")
    }

    private func line(records: Int, bytes: Int, now: DispatchTime) -> String {
        let seconds = max(Double(now.uptimeNanoseconds - start.uptimeNanoseconds) / 1e9, 1e-3)
        var text = "\(program): \(records) records, \(Int(Double(records) / seconds))/s"
        if let totalBytes, bytes > 0, totalBytes > bytes {
            let left = min(seconds * Double(totalBytes - bytes) / Double(bytes), 1e9)
            text += ", \(Int(left) + 1) s left"
        }
        return text
    }
}
