import Stage

/// How many clusters a codebook gets.
enum ClusterCount: Sendable, Equatable {
    case fixed(Int)
    /// A tenth of the smallest source, at least 2 and at most 500: the rule of thumb of MAUVE (Pillutla et al., 2021).
    case automatic

    init(_ text: String) throws {
        if text == "auto" {
            self = .automatic
        } else if let count = Int(text), count >= 1 {
            self = .fixed(count)
        } else {
            throw Failure.usage("--clusters: found '\(text)', expected a whole number from 1, or auto")
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
enum Work: Sendable, Equatable {
    /// Fits codebooks and labels the records with them.
    case fit
    /// Fits codebooks of several sizes and tells how good each is.
    case sweep
    /// Labels the records with codebooks at hand.
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

/// The command line of quantize with its meaning.
struct Settings: Sendable {
    var work: Work
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
        work = try Settings.work(arguments)
        clusters = try ClusterCount(arguments.string("clusters") ?? "auto")
        let variance = try arguments.double("variance", in: 0...1) ?? 0.9
        keeping = try arguments.integer("components", in: 1...1_000_000).map { .count($0) } ?? .share(variance)
        method = arguments.string("method").flatMap { Method(rawValue: $0) } ?? .kmeans
        initialisation = arguments.string("init") == "random" ? .random : .plusPlus
        spherical = arguments.has("spherical")
        sweep = try arguments.list("sweep").map { text in
            guard let count = Int(text), count >= 1 else {
                throw Failure.usage("--sweep: found '\(text)', expected whole numbers from 1, separated by commas")
            }
            return count
        }
        restarts = try arguments.integer("restarts", in: 1...10_000) ?? 5
        iterations = try arguments.integer("iterations", in: 1...1_000_000) ?? 500
        seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 42)
        let reference = arguments.string("reference") ?? "real"
        scope = ScopeRule(
            perTask: arguments.has("per-task"), pairReference: arguments.string("scope") == "pair" ? reference : nil)
        fitOn = FittedSources(arguments.string("fit-on") ?? "all")
        sample = try arguments.integer("sample", in: 1...10_000_000) ?? 10_000
        codebook = arguments.string("codebook")
        projects = arguments.has("projection")
        allowMixed = arguments.has("allow-mixed")
        if work == .minibatch, codebook == nil, clusters == .automatic {
            throw Failure.usage("--minibatch needs --clusters N: the number of records is not known before its end")
        }
        if method != .kmeans {
            for flag in ["write-codebook", "codebook", "partial", "merge", "minibatch", "sweep", "spherical", "init"]
            where arguments.has(flag) && !(flag == "init" && method == .gmm) {
                throw Failure.usage("--\(flag) works with --method kmeans only")
            }
            guard fitOn == .all else {
                throw Failure.usage("--fit-on works with --method kmeans only: its centroids alone can label other records")
            }
        }
        if work == .partial || work == .minibatch, scope.pairReference != nil {
            throw Failure.usage(
                "--scope pair needs all records at once", hint: "give the records of one simulator and the reference, with --scope joint")
        }
    }

    /// The way from flags to work; flags that would change nothing are refused.
    private static func work(_ arguments: Arguments) throws -> Work {
        let (partial, merge) = (arguments.has("partial"), arguments.has("merge"))
        let hasCodebook = arguments.has("codebook")
        if arguments.has("minibatch"), partial || merge {
            throw Failure.usage("--minibatch cannot be used with --\(partial ? "partial" : "merge")")
        }
        let work: Work =
            arguments.has("sweep")
            ? .sweep
            : arguments.has("minibatch")
                ? .minibatch
                : merge ? (partial ? .mergePartials : .merge) : partial ? .partial : hasCodebook ? .assign : .fit
        let used: Set<String>
        switch work {
        case .fit: used = fitting.union(division).union(["spherical", "scope", "projection", "write-codebook"])
        case .sweep: used = fitting.subtracting(["clusters", "init"]).union(division).union(["scope"])
        case .assign: used = ["projection"]
        case .partial: used = hasCodebook ? [] : division.union(["scope", "sample"])
        case .merge: used = hasCodebook ? [] : fitting
        case .mergePartials: used = []
        case .minibatch: used = hasCodebook ? [] : fitting.union(division).union(["scope", "sample"])
        }
        let known = fitting.union(division).union(["spherical", "scope", "sample", "projection", "write-codebook"])
        if work == .sweep, partial || merge || hasCodebook || arguments.has("minibatch") {
            throw Failure.usage("--sweep fits the whole input: it cannot be used with --codebook, --partial, --merge or --minibatch")
        }
        if let idle = options.first(where: { known.contains($0.name) && !used.contains($0.name) && arguments.has($0.name) }) {
            throw Failure.usage(
                "--\(idle.name) has no effect with \(describe(work, hasCodebook: hasCodebook))",
                hint: hasCodebook ? "the codebook was fitted with its own" : nil)
        }
        if work == .mergePartials, hasCodebook {
            throw Failure.usage("--codebook has no effect with --merge --partial, which adds sums up to sums")
        }
        return work
    }

    /// Options that say how a codebook is fitted, and into which codebooks records fall.
    private static let fitting: Set<String> = [
        "clusters", "variance", "components", "method", "init", "restarts", "iterations", "seed",
    ]
    private static let division: Set<String> = ["reference", "per-task", "fit-on"]

    private static func describe(_ work: Work, hasCodebook: Bool) -> String {
        let flags: [String] =
            switch work {
            case .fit, .assign: []
            case .sweep: ["--sweep"]
            case .partial: ["--partial"]
            case .merge: ["--merge"]
            case .mergePartials: ["--merge", "--partial"]
            case .minibatch: ["--minibatch"]
            }
        let all = flags + (hasCodebook ? ["--codebook"] : [])
        return all.isEmpty ? "a fit of the whole input" : all.joined(separator: " ")
    }

    func kMeans(clusters: Int, threads: Int) -> KMeans {
        KMeans(
            clusters: clusters, restarts: restarts, iterations: iterations, seed: seed, threads: threads,
            initialisation: initialisation, spherical: spherical)
    }
}
