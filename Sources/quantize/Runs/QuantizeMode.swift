import Stage

/// What a run of quantize does.
enum QuantizeMode: Sendable, Equatable {
    /// Fits codebooks and labels the records with them.
    case fit
    /// Fits codebooks of several sizes and says how good each is.
    case sweep
    /// Labels the records with codebooks that were fitted before.
    case assign
    /// Sums up a shard, for principal components and a start, or, with a codebook at hand, for the next one.
    case partial
    /// Makes codebooks of sums.
    case merge
    /// Adds sums up to sums.
    case mergePartials
    /// Fits codebooks in one pass.
    case minibatch
}

extension QuantizeMode {
    init(_ arguments: Arguments) throws {
        let (partial, merge) = (arguments[QuantizeOptions.partial], arguments[QuantizeOptions.merge])
        if partial, merge, arguments.isGiven(QuantizeOptions.codebook) {
            throw Failure.usage("--codebook cannot be used with --merge --partial, which adds sums up to sums")
        }
        self =
            if arguments.isGiven(QuantizeOptions.sweep) {
                .sweep
            } else if arguments[QuantizeOptions.minibatch] {
                .minibatch
            } else if merge {
                partial ? .mergePartials : .merge
            } else if partial {
                .partial
            } else {
                arguments.isGiven(QuantizeOptions.codebook) ? .assign : .fit
            }
    }
}
