import Foundation

/// Files that must not stay behind when the program ends before they have their names.
enum TemporaryFiles {
    private static let lock = NSLock()
    nonisolated(unsafe) private static var paths: Set<String> = []  // only touched under `lock`

    /// Changes what is to be removed, and the files with it: a signal ends the program before or after, not in between.
    static func update<Result>(_ body: (inout Set<String>) throws -> Result) rethrows -> Result { try lock.withLock { try body(&paths) } }

    /// Takes note of the path that `create` returns, if any.
    static func add(_ create: () -> String?) -> String? {
        update { paths in
            let path = create()
            if let path { paths.insert(path) }
            return path
        }
    }

    static func removeAll() {
        update { paths in
            for path in paths { unlink(path) }
            paths = []
        }
    }
}

/// Ends the program the way a signal does by default.
private func end(by number: Int32) -> Never {
    signal(number, SIG_DFL)
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

/// Signals that remove the temporary files before they end the program. What the parent has ignored (nohup, a shell's background jobs)
/// stays ignored.
enum SignalHandlers {
    /// Those that end a program where it does nothing about them, and that somebody sends.
    private static let numbers: [Int32] = {
        let everywhere = [SIGHUP, SIGINT, SIGQUIT, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF]
        #if os(Linux)
        return everywhere + [SIGPOLL, SIGPWR, SIGSTKFLT]
        #else
        return everywhere
        #endif
    }()

    /// To be called while there is one thread: those that come block the signals as it does, and leave them to the one that waits.
    /// (Dispatch's sources lose some of them.)
    static func install() {
        var (taken, ignored) = (sigset_t(), sigset_t())
        sigemptyset(&taken)
        sigemptyset(&ignored)
        for number in numbers { sigaddset(&taken, number) }
        pthread_sigmask(SIG_BLOCK, &taken, nil)
        for number in numbers where isIgnored(signal(number, SIG_DFL)) {
            signal(number, SIG_IGN)
            sigdelset(&taken, number)
            sigaddset(&ignored, number)
        }
        pthread_sigmask(SIG_UNBLOCK, &ignored, nil)
        Thread.detachNewThread { [taken] in
            var (taken, number) = (taken, Int32(0))
            while sigwait(&taken, &number) != 0 {}
            TemporaryFiles.removeAll()
            end(by: number)
        }
        // The write fails instead, and is reported: to a pipe without a reader, past the limit of a file's size.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}

/// Whether a handler is SIG_IGN, which is compared by its address.
private func isIgnored(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
    unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}
