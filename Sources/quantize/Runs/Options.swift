import Stage

extension Settings {
    static let options: [Option] = [
        Option(
            "clusters", short: "k", value: "N|auto", default: "auto", help: "clusters of a codebook",
            details: """
                auto: a tenth of the smallest source, at least 2 and at most 500. The more clusters for the same number of \
                conversations, the higher the floor that diverge reports: about (k-1)/(4n) for JS. Under ten records a cluster \
                of the smallest source, a warning says how high.
                """),
        Option(
            "variance", value: "SHARE", default: "0.9", help: "share of the variance to keep",
            details: "The smallest number of principal components whose cumulative explained variance exceeds it; 1 keeps all."),
        Option("components", value: "N", help: "principal components, in place of --variance"),
        Option(
            "method", choices: Method.allCases.map(\.rawValue), default: "kmeans", help: "how to cluster",
            details: """
                kmeans: Lloyd's algorithm to convergence. gmm: a Gaussian mixture with diagonal covariances by EM, from k-means. \
                agglomerative: Ward's linkage, up to \(Agglomerative.largestSize) records a codebook. The last two are for comparing rankings; \
                codebooks to keep are those of kmeans.
                """),
        Option(
            "init", choices: ["plusplus", "random"], default: "plusplus", help: "how k-means starts",
            details: "plusplus: k-means++. random: distinct random points, as the published protocol; it misses clusters more often.",
            isAdvanced: true),
        Option(
            "spherical", help: "spherical k-means: centroids of length one",
            details: "Use --components or --variance 1 with it to keep lengths near one.", isAdvanced: true),
        Option(
            "sweep", value: "K,K,...", help: "try numbers of clusters instead of labelling",
            details: """
                Writes for each codebook and number of clusters a record of kind sweep: inertia, the agreement between restarts \
                (adjusted_rand_index and variation_of_information, means over their pairs), the sampled silhouette and the \
                expected_floor (k-1)/(4n) of JS, so that a number can be chosen and defended.
                """, isAdvanced: true),
        Option("restarts", value: "N", default: "5", help: "starts of k-means; the best is kept"),
        Option("iterations", value: "N", default: "500", help: "iterations of k-means at most"),
        Option("seed", value: "N", default: "42", help: "seed of the random starts"),
        Option(
            "scope", choices: ["joint", "pair"], default: "joint", help: "one codebook, or one for each pair",
            details: """
                joint: one for all sources; cluster numbers mean the same for every simulator. pair: the reference and one \
                simulator at a time, as in the published protocol; the reference's records are then written once for each \
                simulator.
                """),
        Option("reference", value: "SOURCE", default: "real", help: "the one that is in every pair"),
        Option("per-task", help: "codebooks for each task of a facet"),
        Option(
            "fit-on", value: "all|SOURCE", default: "all", help: "the source to fit codebooks on",
            details: "Components and centroids are those of this source alone; all records are labelled."),
        Option(
            "projection", help: "add the first two principal coordinates",
            details: "As `projection`: [x, y]; y is 0 where only one component is kept. report draws them."),
        Option(
            "write-codebook", value: "FILE", help: "keep what was fitted in FILE",
            details: "Appears whole or not at all. It holds all that --codebook needs, and no record."),
        Option(
            "codebook", value: "FILE", help: "label records with codebooks of FILE",
            details: """
                Nothing is fitted: records are read and written as a stream, in constant memory, and get the clusters, to the \
                byte, that they would have had in the fit. Records of other dimensions or of another `via` than those that \
                were fitted are refused; sources may be new, except with codebooks for pairs. That (id, source, facet) is \
                unique is not checked here but by diverge.
                """),
        Option(
            "partial", help: "sum up a shard instead of labelling it",
            details: """
                Writes the sums that codebooks are made of, for --merge: without --codebook those for the principal components, \
                with a sample of the records to find starting centroids from; with --codebook those of one iteration of k-means. \
                The cost of a shard does not depend on the others, so any scheduler can do this; an empty shard gives no sums.
                """, isAdvanced: true),
        Option(
            "merge", help: "make codebooks of sums",
            details: """
                Reads what --partial wrote, in any number of files, and writes codebooks: without --codebook the first ones, \
                their centroids from the sample (--clusters, --variance and so on apply here); with the --codebook that the \
                sums were made with, the next ones. Sums are exact, so the order of shards does not matter, nor in which \
                groups they are merged: --merge --partial adds sums up to sums. A shard that is given twice is refused. A \
                cluster without a record takes over the one farthest from its centroid. `converged` is true when no centroid \
                moved.
                """, isAdvanced: true),
        Option(
            "sample", value: "N", default: "10000", help: "records to find starting centroids from",
            details: "For each codebook. --partial keeps those whose identities have the smallest hashes, --minibatch the first ones.",
            isAdvanced: true),
        Option(
            "minibatch", help: "fit in one pass over a stream",
            details: """
                Writes codebooks, in constant memory: components and centroids of the first --sample records (or those of \
                --codebook), then steps of 1024 records (Sculley, 2010). Records should come in random order. Less exact than \
                passes of --partial and --merge.
                """, isAdvanced: true),
        ViaCheck.option,
    ]
}
