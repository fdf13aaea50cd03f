import Stage

/// The way from a record to its vector, told from the flags.
enum Way: String, CaseIterable {
    /// The built-in encoder, which needs nothing.
    case hashing
    /// A server is asked.
    case api
    /// What a server is to be asked is written to a file, in place of vectors.
    case requests
    /// Answers are read from a file.
    case answers
    /// Vectors are read from a NumPy file.
    case vectors
    /// Vectors that are there are written to a NumPy file.
    case toNPY = "to-npy"

    init(_ arguments: Arguments) throws {
        var given = Way.allCases.filter { $0 != .hashing && arguments.has($0.rawValue) }
        if given == [.requests, .answers] { given = [.requests] }  // the answers that need no request
        if given.count > 1 { throw Failure.usage("--\(given[0].rawValue) cannot be used with --\(given[1].rawValue)") }
        self = given.first ?? .hashing
        let settings = Set(Way.allCases.flatMap(\.settings)).subtracting(self.settings)
        if let idle = settings.sorted().first(where: { arguments.has($0) }) {
            let users = Way.allCases.filter { $0.settings.contains(idle) && $0 != .hashing }.map { "--\($0.rawValue)" }
            throw Failure.usage(
                self == .hashing
                    ? "--\(idle) has an effect only with \(users.joined(separator: " or "))" : "--\(idle) has no effect with --\(rawValue)")
        }
    }

    /// Flags that change what is done on this way.
    private var settings: Set<String> {
        switch self {
        case .hashing: ["dimensions", "encoding"]
        case .api: ["model", "dimensions", "encoding", "batch", "concurrency", "retries", "timeout", "journal"]
        case .requests: ["model", "dimensions"]
        case .answers, .vectors: ["model", "dimensions", "encoding"]
        case .toNPY: []
        }
    }
}
