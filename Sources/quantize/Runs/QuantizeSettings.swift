import Stage

/// The command line of quantize with its meaning.
struct QuantizeSettings: Sendable {
    var mode: QuantizeMode
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

extension QuantizeSettings {
    init(_ arguments: Arguments) throws {
        mode = try QuantizeMode(arguments)
        clusters = arguments[QuantizeOptions.clusters]
        keeping = arguments[QuantizeOptions.components].map { .count($0) } ?? .share(arguments[QuantizeOptions.variance])
        method = arguments[QuantizeOptions.method]
        initialisation = arguments[QuantizeOptions.start]
        spherical = arguments[QuantizeOptions.spherical]
        sweep = arguments[QuantizeOptions.sweep] ?? []
        restarts = arguments[QuantizeOptions.restarts]
        iterations = arguments[QuantizeOptions.iterations]
        seed = UInt64(arguments[QuantizeOptions.seed])
        scope = ScopeRule(
            perTask: arguments[QuantizeOptions.perTask],
            pairReference: arguments[QuantizeOptions.scope] == .pair ? arguments[QuantizeOptions.reference] : nil)
        fitOn = FittedSources(arguments[QuantizeOptions.fitOn])
        sample = arguments[QuantizeOptions.sample]
        codebook = arguments[QuantizeOptions.codebook]
        projects = arguments[QuantizeOptions.projection]
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
