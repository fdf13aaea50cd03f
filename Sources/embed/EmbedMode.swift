import Stage

/// How a record gets its vector, as the options say.
enum EmbedMode {
    /// The built-in encoder, which needs nothing.
    case hashing
    /// A sentence encoder in a folder. With one of the modes below --model is the name of its model.
    case model
    /// A server is asked.
    case api
    /// What a server is to be asked is written to a file, in place of vectors.
    case requests
    /// Answers are read from a file.
    case answers
    /// Vectors are read from a NumPy file.
    case fromNPY
    /// Vectors that are there are written to a NumPy file.
    case toNPY

    init(_ arguments: Arguments) throws {
        if arguments[ServerOptions.api] != nil {
            self = .api
        } else if arguments[ServerOptions.requests] {
            self = .requests
        } else if arguments[ServerOptions.answers] != nil {
            self = .answers
        } else if arguments[EmbedOptions.fromNPY] != nil {
            self = .fromNPY
        } else if arguments[EmbedOptions.toNPY] != nil {
            self = .toNPY
        } else if arguments[EmbedOptions.model] != nil {
            guard !arguments.isGiven(EmbedOptions.dimensions) else {
                throw Failure.usage("--dimensions cannot be used with --model DIR: a vector has as many components as the model gives")
            }
            self = .model
        } else {
            self = .hashing
        }
    }
}
