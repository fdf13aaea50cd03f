import Dispatch
import Foundation

/// Files that must not stay behind when the program ends before they have their names.
enum TemporaryFiles {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var paths: Set<String> = []  // only touched under `lock`

    /// Takes note of the path that `create` returns, if any; no signal comes between the two.
    static func add(_ create: () -> String?) -> String? {
        lock.withLock {
            let path = create()
            if let path { paths.insert(path) }
            return path
        }
    }
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
    // Dispatch blocks signals on its threads.
    var only = sigset_t()
    sigemptyset(&only)
    sigaddset(&only, number)
    pthread_sigmask(SIG_UNBLOCK, &only, nil)
    raise(number)
    exit(128 + number)
}

/// A reader that went away ends the program as it ends cat, also where the parent had the signal ignored.
func endByBrokenPipe() -> Never {
    TemporaryFiles.removeAll()
    end(by: SIGPIPE)
}

/// Gives a closed standard descriptor a file that cannot be used, lest an output file gets its number and with it the
/// messages meant for standard error.
func reserveStandardDescriptors() {
    for (descriptor, mode) in [(Int32(0), O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)] where fcntl(descriptor, F_GETFD) < 0 {
        // The lowest free number is given, and those below are taken.
        _ = open("/dev/null", mode)
    }
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
