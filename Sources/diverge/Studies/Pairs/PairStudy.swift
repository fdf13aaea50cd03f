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
        js_distance; map_share is the share of the squared distances that the map keeps). Of more than \(NearSources.limit) sources only \
        the \(NearSources.neighbors) nearest to each are paired with it; the map has all.
        """)

    /// Codebook by codebook: every pair of sources, then each source's place.
    func findings(to output: FindingOutput) throws {
        let estimator = PairEstimator(resampling: settings.resampling, logBase: settings.rule.logBase)
        for codebook in table.codebooks {
            let (reference, others) = codebook.sourcesByName(reference: settings.reference)
            guard others.count >= 2 else { continue }
            // The reference comes last: of a pair it is the other.
            let sides = (others + [reference].compactMap { $0 }).map { codebook.side($0) }
            let samples = sides.map(\.sample)
            let divergences = estimator.divergences(samples, clusters: codebook.cellCount)
            let estimates = estimator.estimates(
                samples, divergences: divergences, clusters: codebook.cellCount, stream: codebook.name)
            let writer = PairFindings(
                codebook: codebook, sides: sides, settings: settings,
                stage: settings.stage("pairs", [settings.digested]))
            for estimate in estimates { try output.write(writer.pair(estimate)) }
            try places(divergences, writer: writer, to: output)
        }
    }

    private func places(_ squared: [[Double]], writer: PairFindings, to output: FindingOutput) throws {
        let distances = squared.map { $0.map { $0.squareRoot() } }
        // The reference, or where the codebook has none the last simulator.
        let anchor = squared.count - 1
        let tree = AverageLinkage(distances).tree
        let order = LeafOrder.points(of: tree, distances: distances, anchor: anchor)
        guard let map = ClassicalScaling(squared: squared, anchor: anchor) else { return }
        let heights = tree.heights(along: order)
        for (place, source) in order.enumerated() {
            let height = place < heights.count ? heights[place] : nil
            try output.write(writer.place(source, order: place, joinHeight: height, map: map))
        }
    }
}
