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

/// The command line of quantize with its meaning.
struct Settings: Sendable {
    var clusters: ClusterCount
    var variance: Double
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var scope: ScopeRule
    var reference: String

    init(_ arguments: Arguments) throws {
        clusters = try ClusterCount(arguments.string("clusters") ?? "auto")
        variance = try arguments.double("variance", in: 0...1) ?? 0.9
        restarts = try arguments.integer("restarts", in: 1...10_000) ?? 5
        iterations = try arguments.integer("iterations", in: 1...1_000_000) ?? 500
        seed = UInt64(try arguments.integer("seed", in: 0...Int.max) ?? 42)
        reference = arguments.string("reference") ?? "real"
        scope = ScopeRule(
            perTask: arguments.has("per-task"), pairReference: arguments.string("scope") == "pair" ? reference : nil)
    }

    /// What the assignments depend on besides the vectors.
    var digested: [String] {
        [
            "\(clusters)", "variance \(variance)", "restarts \(restarts)", "iterations \(iterations)", "seed \(seed)",
            "per task \(scope.perTask)", "pair \(scope.pairReference ?? "")",
        ]
    }

    static let options: [Option] = [
        Option(
            "clusters", short: "k", value: "N|auto", default: "auto", help: "clusters of a codebook",
            details: """
                auto: a tenth of the smallest source, at least 2 and at most 500. The more clusters for the same number of \
                conversations, the higher the floor that diverge reports: about (k-1)/(4n) for JS.
                """),
        Option(
            "variance", value: "SHARE", default: "0.9", help: "variance that the principal components keep",
            details: "The smallest number of components whose cumulative explained variance exceeds it; 1 keeps all."),
        Option("restarts", value: "N", default: "5", help: "starts of k-means, of which the best is kept"),
        Option("iterations", value: "N", default: "500", help: "iterations of k-means at most"),
        Option("seed", value: "N", default: "42", help: "seed of the random starts"),
        Option(
            "scope", choices: ["joint", "pair"], default: "joint", help: "one codebook for all sources, or one for each pair",
            details: """
                joint: cluster numbers mean the same for every simulator. pair: the reference and one simulator at a time, as \
                in the published protocol; the reference's records are then written once for each simulator.
                """),
        Option("reference", value: "SOURCE", default: "real", help: "the source that --scope pair puts beside each other one"),
        Option("per-task", help: "a codebook for each task, instead of one for all tasks of a facet"),
        ViaCheck.option,
    ]
}
