import Stage

/// How many clusters a codebook gets.
enum ClusterCount: Sendable, Equatable {
    case fixed(Int)
    /// A tenth of the smallest source, at least 2 and at most 500: the rule of thumb of MAUVE (Pillutla et al., 2021).
    case automatic

    init?(_ text: String) {
        if text == "auto" {
            self = .automatic
        } else if let count = Int(text), count >= 1 {
            self = .fixed(count)
        } else {
            return nil
        }
    }

    /// The number for sources of these sizes.
    func count(sourceSizes: [Int]) -> Int {
        switch self {
        case .fixed(let count): count
        case .automatic: min(500, max(2, (sourceSizes.min() ?? 0) / 10))
        }
    }
}

/// What a run of quantize does.
enum Mode: Sendable, Equatable {
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

extension Mode {
    init(_ arguments: Arguments) throws {
        let (partial, merge) = (arguments[Options.partial], arguments[Options.merge])
        if partial, merge, arguments.isGiven(Options.codebook) {
            throw Failure.usage("--codebook cannot be used with --merge --partial, which adds sums up to sums")
        }
        self =
            if arguments.isGiven(Options.sweep) {
                .sweep
            } else if arguments[Options.minibatch] {
                .minibatch
            } else if merge {
                partial ? .mergePartials : .merge
            } else if partial {
                .partial
            } else {
                arguments.isGiven(Options.codebook) ? .assign : .fit
            }
    }
}

/// The command line of quantize with its meaning.
struct Settings: Sendable {
    var mode: Mode
    var clusters: ClusterCount
    var keeping: PrincipalComponents.Keeping
    var method: Method
    var initialisation: KMeans.Initialisation
    var spherical: Bool
    /// Numbers of clusters to try.
    var sweep: [Int]
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var scope: ScopeRule
    var fitOn: FittedSources
    /// Records of a codebook that starting centroids are found from.
    var sample: Int
    /// Path of the codebooks at hand.
    var codebook: String?
    var projects: Bool
    var allowMixed: Bool
}

extension Settings {
    init(_ arguments: Arguments) throws {
        mode = try Mode(arguments)
        clusters = arguments[Options.clusters]
        keeping = arguments[Options.components].map { .count($0) } ?? .share(arguments[Options.variance])
        method = arguments[Options.method]
        initialisation = arguments[Options.start]
        spherical = arguments[Options.spherical]
        sweep = arguments[Options.sweep] ?? []
        restarts = arguments[Options.restarts]
        iterations = arguments[Options.iterations]
        seed = UInt64(arguments[Options.seed])
        scope = ScopeRule(
            perTask: arguments[Options.perTask],
            pairReference: arguments[Options.scope] == .pair ? arguments[Options.reference] : nil)
        fitOn = FittedSources(arguments[Options.fitOn])
        sample = arguments[Options.sample]
        codebook = arguments[Options.codebook]
        projects = arguments[Options.projection]
        allowMixed = arguments[ViaCheck.key]
        if mode == .minibatch, codebook == nil, clusters == .automatic {
            throw Failure.usage("--minibatch needs --clusters N: the number of records is not known before its end")
        }
    }

    func kMeans(clusters: Int, threads: Int) -> KMeans {
        KMeans(
            clusters: clusters, restarts: restarts, iterations: iterations, seed: seed, threads: threads,
            initialisation: initialisation, spherical: spherical)
    }
}
