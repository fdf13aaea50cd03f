import Findings
import Stage

/// How far all sources lie from each other, simulators too, under one codebook; their order and a map of them.
struct PairStudy: CodebookStudy {
    private let table: AssignmentTable
    private var settings: ClusterSettings { table.settings }

    static let leftOut = OptionKey.flag(
        "no-pairs",
        help: """
            leave out the distances between simulators: kinds pair and map
            """
    ).advanced()

    init(_ table: AssignmentTable) { self.table = table }

    static let help = Topic(
        "Simulators compared with each other",
        """
        Where a codebook holds two or more simulators (with quantize --scope pair none does), findings of kind pair compare every two of \
        its \
        sources by js, with interval, floor, p-value and js_corrected. Findings of kind map place every source in an order in which \
        similar \
        sources are neighbours (order, join_height: average linkage) and on a map in two dimensions (map_x, map_y: classical scaling of \
        js_distance; map_share is the share of the squared distances that the map keeps).
        """)

    /// Codebook by codebook: every pair of sources, then each source's place.
    func findings(to output: FindingOutput) throws {
        let estimator = PairEstimator(resampling: settings.resampling, logBase: settings.rule.logBase)
        for codebook in table.codebooks {
            let (reference, others) = codebook.sourcesByName(reference: settings.reference)
            guard others.count >= 2 else { continue }
            // The reference comes last: of a pair it is the other.
            let sides = (others + [reference].compactMap { $0 }).map { codebook.side($0) }
            let estimates = estimator.estimates(sides.map(\.sample), clusters: codebook.clusters, stream: codebook.name)
            let writer = PairFindings(
                codebook: codebook, sides: sides, settings: settings,
                stage: settings.stage("pairs", [settings.digested]))
            for estimate in estimates { try output.write(writer.pair(estimate)) }
            try places(estimates, sources: sides.count, writer: writer, to: output)
        }
    }

    private func places(
        _ estimates: [PairEstimate], sources: Int, writer: PairFindings, to output: FindingOutput
    ) throws {
        var squared = [[Double]](repeating: [Double](repeating: 0, count: sources), count: sources)
        for estimate in estimates {
            squared[estimate.first][estimate.second] = estimate.js.value
            squared[estimate.second][estimate.first] = estimate.js.value
        }
        let distances = squared.map { $0.map { $0.squareRoot() } }
        // The reference, or where the codebook has none the last simulator.
        let anchor = sources - 1
        let tree = AverageLinkage(distances).tree
        let order = LeafOrder.points(of: tree, distances: distances, anchor: anchor)
        guard let map = ClassicalScaling(squared: squared, anchor: anchor) else { return }
        for (place, source) in order.enumerated() {
            let height = place + 1 < order.count ? tree.height(joining: source, order[place + 1]) : nil
            try output.write(writer.place(source, order: place, joinHeight: height, map: map))
        }
    }
}
