import Findings
import Stage

/// How far all sources lie from each other, simulators too, under one codebook; their order and a map of them.
struct PairStudy {
    let table: AssignmentTable
    let settings: Settings

    static let option = Option("no-pairs", help: "leave out how simulators lie to each other: kinds pair and map", isAdvanced: true)

    static let help = """
        Where a codebook holds two or more simulators (with quantize --scope pair none does), findings of kind pair compare every two \
        of its sources, all tasks together: source, a simulator, and other, a simulator or the reference, with js, its bootstrap \
        interval, floor and p-value (labels of the two permuted at random; adjusted over all pairs of the codebook), and js_corrected, all \
        as above. For each source, reference included, one of kind map has its place in a row in which alike sources stand side by side \
        (order, from 0: average linkage of js_distance, the order of the tree with the least distance between neighbours, and the \
        reference in the first half; join_height, where the tree joins it with the next one) and on a map (map_x, map_y, in js_distance: classical scaling, the \
        reference to the left and below; map_share: the share of the squared distances that the map holds).
        """

    /// Calls `write` with each finding.
    func findings(write: (any Finding) throws -> Void) throws {
        let estimator = PairEstimator(resampling: settings.resampling, logBase: settings.clusters.rule.logBase)
        for codebook in table.codebooks {
            // The reference comes last: of a pair it is the other.
            let names = codebook.sources.all.sorted { ($0 == settings.reference ? 1 : 0, $0) < ($1 == settings.reference ? 1 : 0, $1) }
            guard names.count(where: { $0 != settings.reference }) >= 2 else { continue }
            let sides = names.compactMap { codebook.sources.position(of: $0) }.map { codebook.side($0) }
            let estimates = estimator.estimates(sides.map(\.sample), clusters: codebook.clusters, stream: codebook.name)
            let writer = PairFindings(
                codebook: codebook, sides: sides, settings: settings,
                stage: settings.stage("pairs", [settings.clusters.digested]))
            for estimate in estimates { try write(writer.pair(estimate)) }
            try places(estimates, sources: sides.count, writer: writer, write: write)
        }
    }

    private func places(
        _ estimates: [PairEstimate], sources: Int, writer: PairFindings, write: (any Finding) throws -> Void
    ) throws {
        var squared = [[Double]](repeating: [Double](repeating: 0, count: sources), count: sources)
        for estimate in estimates {
            squared[estimate.first][estimate.second] = estimate.js
            squared[estimate.second][estimate.first] = estimate.js
        }
        let distances = squared.map { $0.map { $0.squareRoot() } }
        // The reference, or where the codebook has none the last simulator.
        let anchor = sources - 1
        let tree = AverageLinkage(distances).tree
        let order = LeafOrder.points(of: tree, distances: distances, anchor: anchor)
        guard let map = ClassicalScaling(squared: squared, anchor: anchor) else { return }
        for (place, source) in order.enumerated() {
            let height = place + 1 < order.count ? tree.height(joining: source, order[place + 1]) : nil
            try write(writer.place(source, order: place, joinHeight: height, map: map))
        }
    }
}
