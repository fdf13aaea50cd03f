import Stage

/// The options of quantize. Those that say how a codebook is fitted are refused where a codebook is at hand, or nothing is fitted.
enum QuantizeOptions {
    // MARK: How a codebook is fitted

    static let clusters = OptionKey.parsed(
        "clusters", value: "N|auto", expected: "a whole number from 1, or auto", choices: ["auto"], help: "clusters of a codebook",
        details: """
            auto: a tenth of the smallest source, at least 2 and at most 500. The more clusters for the same number of \
            conversations, the higher the floor that diverge reports: about (k-1)/(4n) for JS. Under ten records per cluster \
            of the smallest source, a warning says how high.
            """
    ) { ClusterCount($0) }.defaulting(to: .automatic, shown: "auto").short("k").notWith("codebook", "partial", "sweep")
    static let variance = OptionKey.number(
        "variance", value: "SHARE", in: 0...1, help: "share of the variance to keep",
        details: "The smallest number of principal components whose cumulative explained variance exceeds it; 1 keeps all."
    ).defaulting(to: 0.9).notWith("codebook", "partial")
    static let components = OptionKey.integer("components", in: 1...1_000_000, help: "principal components, in place of --variance")
        .notWith("codebook", "partial")
    static let method = OptionKey.choice(
        "method", of: Method.self, help: "how to cluster",
        details: """
            kmeans: Lloyd's algorithm to convergence. gmm: a Gaussian mixture with diagonal covariances by EM, from k-means. \
            agglomerative: Ward's linkage, up to \(Agglomerative.largestSize) records per codebook. The last two are for comparing \
            rankings; codebooks to keep are those of kmeans.
            """
    ).defaulting(to: .kmeans).notWith("codebook", "partial")
    static let start = OptionKey.choice(
        "init", of: KMeans.Initialisation.self, help: "how k-means starts",
        details: "plusplus: k-means++. random: distinct random points, as in the published protocol; it misses clusters more often."
    ).defaulting(to: .plusPlus).advanced().notWith("codebook", "partial", "sweep", "method agglomerative")
    static let spherical = OptionKey.flag(
        "spherical", help: "spherical k-means: centroids of length one",
        details: "Use --components or --variance 1 with it to keep lengths near one."
    ).advanced().onlyWith("method kmeans").notWith("codebook", "partial", "merge", "minibatch", "sweep")
    static let restarts = OptionKey.integer("restarts", in: 1...10_000, help: "starts of k-means; the best is kept")
        .defaulting(to: 5).notWith("codebook", "partial")
    static let iterations = OptionKey.integer("iterations", in: 1...1_000_000, help: "iterations of k-means at most")
        .defaulting(to: 500).notWith("codebook", "partial")
    static let seed = OptionKey.integer("seed", in: 0..., help: "seed of the random starts")
        .defaulting(to: 42).notWith("codebook", "partial")

    // MARK: Which records share a codebook

    static let scope = OptionKey.choice(
        "scope", of: ScopeName.self, help: "one codebook, or one for each pair",
        details: """
            joint: one for all sources; cluster numbers mean the same for every simulator. pair: the reference and one \
            simulator at a time, as in the published protocol; the reference's records are then written once per \
            simulator. A pair needs all records at once.
            """
    ).defaulting(to: .joint).notWith("codebook", "merge")
    static let reference = OptionKey.text("reference", value: "SOURCE", help: "the source that is in every pair")
        .defaulting(to: "real").notWith("codebook", "merge")
    static let perTask = OptionKey.flag("per-task", help: "a codebook for each task of a facet").notWith("codebook", "merge")
    static let fitOn = OptionKey.text(
        "fit-on", value: "all|SOURCE", help: "the source to fit codebooks on",
        details: "Components and centroids are those of this source alone; all records are labelled."
    ).defaulting(to: "all").onlyWith("method kmeans").notWith("codebook", "merge")

    // MARK: What is written

    static let projection = OptionKey.flag(
        "projection", help: "add the first two principal coordinates",
        details: "As `projection`: [x, y]; y is 0 where only one component is kept. report draws them."
    ).notWith("sweep", "partial", "merge", "minibatch")
    static let writeCodebook = OptionKey.outputFile(
        "write-codebook", help: "keep what was fitted in FILE",
        details: "Appears whole or not at all. It holds all that --codebook needs, and no record."
    ).onlyWith("method kmeans").notWith("codebook", "sweep", "partial", "merge", "minibatch")
    static let codebook = OptionKey.inputFile(
        "codebook", help: "label records with the codebooks in FILE",
        details: """
            Nothing is fitted: records are read and written as a stream, in constant memory, and get the clusters, to the \
            byte, that they would have had in the fit. Records of other dimensions or of another `via` than those that \
            were fitted are refused; sources may be new, except with codebooks for pairs. diverge, not quantize, then checks that \
            (id, source, facet) is unique.
            """
    ).onlyWith("method kmeans")

    // MARK: Other work than labelling

    static let sweep = OptionKey.list(
        "sweep", value: "K,K,...", expected: "whole numbers from 1, separated by commas",
        help: "try numbers of clusters instead of labelling",
        details: """
            Writes for each codebook and number of clusters a record of kind sweep: inertia, the agreement between restarts \
            (adjusted_rand_index and variation_of_information, means over their pairs), the sampled silhouette and the \
            expected_floor (k-1)/(4n) of JS, so that a number can be chosen and defended. It fits the whole input.
            """
    ) { text in Int(text).flatMap { $0 >= 1 ? $0 : nil } }
    .advanced().onlyWith("method kmeans").notWith("codebook", "partial", "merge", "minibatch")
    static let partial = OptionKey.flag(
        "partial", help: "sum up a shard instead of labelling it",
        details: """
            Writes the sums that codebooks are made of, for --merge: without --codebook those for the principal components, \
            with a sample of the records to find starting centroids from; with --codebook those of one iteration of k-means. \
            The cost of a shard does not depend on the others, so any scheduler can do this; an empty shard gives no sums.
            """
    ).advanced().onlyWith("method kmeans").notWith("scope pair")
    static let merge = OptionKey.flag(
        "merge", help: "make codebooks of sums",
        details: """
            Reads what --partial wrote, in any number of files, and writes codebooks: without --codebook the first ones, \
            their centroids from the sample (--clusters, --variance and so on apply here); with the --codebook that the \
            sums were made with, the next ones. Sums are exact, so the order of shards does not matter, nor in which \
            groups they are merged: --merge --partial adds sums up to sums. A shard that is given twice is refused. A \
            cluster without a record takes over the one farthest from its centroid. `converged` is true when no centroid \
            moved.
            """
    ).advanced().onlyWith("method kmeans")
    static let sample = OptionKey.integer(
        "sample", in: 1...10_000_000, help: "records to find starting centroids from",
        details: "For each codebook. --partial keeps those whose identities have the smallest hashes, --minibatch the first ones."
    ).defaulting(to: 10_000).advanced().onlyWith("partial", "minibatch").notWith("codebook", "merge")
    static let minibatch = OptionKey.flag(
        "minibatch", help: "fit in one pass over a stream",
        details: """
            Writes codebooks, in constant memory: components and centroids of the first --sample records (or those of \
            --codebook), then steps of 1024 records (Sculley, 2010). Records should come in random order. Less exact than \
            passes of --partial and --merge.
            """
    ).advanced().onlyWith("method kmeans").notWith("partial", "merge", "scope pair")

    static let rows = [
        clusters.option, variance.option, components.option, method.option, start.option, spherical.option, restarts.option,
        iterations.option, seed.option, scope.option, reference.option, perTask.option, fitOn.option, projection.option,
        writeCodebook.option, codebook.option, ViaCheck.key.option, sweep.option, partial.option, merge.option, sample.option,
        minibatch.option,
    ]
}

/// How codebooks are shared, as --scope names it.
enum ScopeName: String, CaseIterable, Sendable { case joint, pair }
