import Dispatch
import Foundation

/// Files that must not stay behind when the program ends before they have their names.
enum TemporaryFiles {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var paths: Set<String> = []  // only touched under `lock`

    static func add(_ path: String) { lock.withLock { _ = paths.insert(path) } }
    static func remove(_ path: String) { lock.withLock { _ = paths.remove(path) } }

    static func removeAll() {
        lock.withLock {
            for path in paths { unlink(path) }
            paths = []
        }
    }
}

/// Ends the program the way a signal does by default.
private func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
    raise(number)
    exit(128 + number)
}

/// A reader that went away ends the program as it ends cat, also where the parent had the signal ignored.
func endByBrokenPipe() -> Never {
    TemporaryFiles.removeAll()
    end(by: SIGPIPE)
}

/// Signals that remove the temporary files before they end the program.
struct SignalHandlers {
    private let sources: [DispatchSourceSignal]

    init() {
        let queue = DispatchQueue(label: "signals")
        sources = [SIGINT, SIGTERM, SIGHUP, SIGUSR1].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                TemporaryFiles.removeAll()
                end(by: number)
            }
            source.resume()
            return source
        }
        signal(SIGPIPE, SIG_IGN)
    }
}
