import Findings
import Numerics
import Stage

/// Whether two rankings of the simulators agree: those of two runs, or one of distances and one of outcomes.
struct AgreementStudy: Study {
    private let settings: AgreementSettings

    static let options = AgreementSettings.options
    static let tables: [any StudyTable.Type] = [RankingTable.self]

    /// nil where nothing is compared.
    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        settings = tables[RankingTable.self].settings
        guard settings.isWanted else { return nil }
        if settings.compare == "-", settings.against == "-" {
            throw Failure.usage("--compare and --against cannot both read standard input")
        }
    }

    static let help = Topic(
        "Agreement of rankings",
        """
        With --compare and --against, findings of kind agreement tell how far two rankings of the simulators agree: spearman and kendall \
        (tau-b), with bootstrap intervals over simulators and permutation tests. --compare ranks by the divergences of this run and of \
        another, \
        --against by outcomes: findings of kind index, rate, match or probe, or any number in records {source, ...}. The input may be \
        findings \
        of an earlier run. Under ten simulators (the warning few_sources) such intervals say little.
        """)

    /// With fewer sources a bootstrap over them says little: its warning is few_sources.
    private static let few = 10

    /// Every ranking of this run with every one of the other side that it can be compared with, in the order of their names.
    func findings(to output: FindingOutput) throws {
        guard let own = output.rankings?.all else { return }
        if let path = settings.compare {
            for other in try rankings(of: path, figures: settings.figures).all {
                for ranking in own where isSameButForFacet(ranking.subject, other.subject) {
                    var finding = finding(ranking, other)
                    finding.otherFacet = other.subject.about.facet
                    try output.write(finding)
                }
            }
        }
        if let path = settings.against {
            for outcome in try rankings(of: path, figures: settings.outcomes).all {
                for ranking in own where outcome.task == nil || outcome.task == ranking.task {
                    var finding = finding(ranking, outcome)
                    (finding.outcome, finding.outcomeKind) = (outcome.subject.figure, outcome.subject.kind)
                    finding.outcomeSubject = outcome.subject.about
                    try output.write(finding)
                }
            }
        }
    }

    private func isSameButForFacet(_ first: Ranking.Subject, _ second: Ranking.Subject) -> Bool {
        var (first, second) = (first, second)
        (first.about.facet, second.about.facet) = (nil, nil)
        return first == second
    }

    private func rankings(of path: String, figures: [String]?) throws -> Rankings {
        var rankings = Rankings(figures: figures)
        try forEachRecord(in: path) { try rankings.add(FlatFinding($0)) }
        guard !rankings.isEmpty else {
            throw Failure(
                .data, "\(path): no record with a source and a figure to rank it by", hint: "--figures and --outcomes name the fields")
        }
        return rankings
    }

    private func finding(_ first: Ranking, _ second: Ranking) -> AgreementFinding {
        let sources = Set(first.values.keys).intersection(second.values.keys).sorted()
        let (x, y) = (sources.compactMap { first.values[$0] }, sources.compactMap { second.values[$0] })
        let stream = [first, second].map { "\($0.subject.figure):\($0.subject.about.texts.sorted { $0.key < $1.key })" }
            .joined(separator: ":")
        var finding = AgreementFinding()
        finding.figure = first.subject.figure
        finding.subject = first.subject.about
        finding.spearman = figure(.spearman, x, y, stream: stream)
        finding.kendall = figure(.kendall, x, y, stream: stream)
        finding.sources = sources
        finding.leftOut = Set(first.values.keys).symmetricDifference(second.values.keys).sorted()
        finding.n = sources.count
        finding.origin.unit = "source"
        finding.origin.warnings = sources.count < AgreementStudy.few ? [Warning.fewSources.rawValue] : []
        finding.origin.resampled = settings.resampling.resampled
        finding.origin.otherVia = second.via
        finding.origin.via = Via.extended(first.via, by: settings.stage("agreement", []))
        return finding
    }

    private func figure(_ correlation: RankCorrelation, _ x: [Double], _ y: [Double], stream: String) -> Figure {
        let name = correlation.rawValue
        let observed = correlation(x, y)
        guard observed.isFinite else {
            return Figure(observed, reason: x.count < 2 ? "fewer than two sources on both sides" : "all sources are tied on a side")
        }
        var figure = Figure(observed)
        let resampling = settings.resampling
        let replicates = resampling.bootstrapped(units: x.count, stream: "agreement:bootstrap:\(name):\(stream)") { drawn in
            correlation(drawn.map { x[$0] }, drawn.map { y[$0] })
        }
        figure.interval = interval(replicates).map { Interval($0) }
        let permuted = resampling.permuted(y.count, stream: "agreement:permutation:\(name):\(stream)") { order in
            abs(correlation(x, order.map { y[$0] }))
        }
        if !permuted.isEmpty { figure.test = PValue(PermutationTest(observed: abs(observed), permuted: permuted).p) }
        return figure
    }

    /// Of the draws in which both sides vary; where most do not, there is none.
    private func interval(_ replicates: [Double]) -> BootstrapInterval? {
        let defined = replicates.filter(\.isFinite)
        guard 2 * defined.count >= replicates.count else {
            return BootstrapInterval(reason: "most bootstrap samples draw one source, or sources that are tied")
        }
        return settings.resampling.interval(defined)
    }
}
