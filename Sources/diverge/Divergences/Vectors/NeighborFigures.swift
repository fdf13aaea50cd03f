import Numerics

/// Figures of the balls around each record that reach to the k-th nearest other record of its side.
///
/// A ball holds its edge, as in Kynkäänniemi et al., so that equal records lie in each other's; the package prdc leaves it out.
enum NeighborFigure: String, CaseIterable {
    /// The share of the source's records in any ball of the reference: Kynkäänniemi et al. (2019), equation 2.
    case precision
    /// The share of the reference's records in any ball of the source: the same.
    case recall
    /// In how many balls of the reference a record of the source lies, divided by k: Naeem et al. (2020), equation 3.
    case density
    /// The share of the reference's balls that hold a record of the source: Naeem et al., equation 4.
    case coverage

    /// Whether it is a mean over the reference's records.
    var isOfReference: Bool { self == .recall || self == .coverage }
    /// Whether the balls are those around the source's records.
    var hasBallsOfSource: Bool { self == .recall }
}

/// What each record contributes to the figures, which are means of it.
struct NeighborFigures: Sendable {
    private let pair: VectorPair
    private let k: Int
    private let contributions: [NeighborFigure: [Double]]

    /// O(n^2 d).
    init(_ pair: VectorPair, k: Int, threads: Int) {
        (self.pair, self.k) = (pair, k)
        func counts(centers: Range<Int>, members: Range<Int>) -> (ballsOfMember: [Int], membersOfBall: [Int]) {
            let radii = squaredNeighborDistances(pair.points, within: centers, k: k, threads: threads)
            return ballCounts(pair.points, centers: centers, squaredRadii: radii, members: members, threads: threads)
        }
        func isAny(_ count: Int) -> Double { count > 0 ? 1 : 0 }
        let ofReference = counts(centers: pair.reference, members: pair.source)
        let ofSource = counts(centers: pair.source, members: pair.reference)
        contributions = [
            .precision: ofReference.ballsOfMember.map(isAny), .density: ofReference.ballsOfMember.map { Double($0) / Double(k) },
            .coverage: ofReference.membersOfBall.map(isAny), .recall: ofSource.ballsOfMember.map(isAny),
        ]
    }

    /// A figure with a bootstrap interval for the balls as they are: balls around records that were drawn twice would be too
    /// small. Those over which the mean is are drawn.
    func estimate(_ figure: NeighborFigure, bootstrap: [[Int32]], resampling: Resampling) -> Estimate {
        let balls = figure.hasBallsOfSource ? pair.source : pair.reference
        guard balls.count > k else {
            return Estimate(
                undefined: figure.rawValue,
                "\(balls.count) records of the \(figure.hasBallsOfSource ? "source" : "reference"), more than \(k) are needed")
        }
        let side = figure.isOfReference ? pair.reference : pair.source
        let values = contributions[figure] ?? []
        let replicates = bootstrap.map { weightedMean(values, $0[side]) }
        return Estimate(Statistic(name: figure.rawValue), value: mean(values), replicates: replicates, resampling: resampling)
    }
}
