import Numerics
import Stage

/// Whether two rankings of the simulators agree: those of two runs, or one of distances and one of outcomes.
struct AgreementStudy {
    private let settings: Settings
    private let own: Rankings

    init(_ own: Rankings, settings: Settings) { (self.own, self.settings) = (own, settings) }

    static let help = """
        With --compare and --against, findings of kind agreement tell how far two rankings of the simulators agree: spearman and \
        kendall (tau-b), each with a percentile interval of a bootstrap over simulators and the p-value of dealing one ranking out \
        anew, and the warning few_sources under ten, where such intervals say little. --compare sets the divergences of this run beside those of another by figure and task, every facet beside every facet; \
        --against sets them beside outcomes, for each simulator the findings of kind index, rate, match or probe, or any number in \
        records {source, ...}. The input may be findings of an earlier run instead of assignments.
        """

    /// With fewer sources a bootstrap over them says little: its warning is few_sources.
    private static let few = 10

    /// Calls `write` with each finding: every ranking of this run beside every one of the other side that it can be compared with.
    func findings(write: (JSONObject) throws -> Void) throws {
        if let path = settings.agreement.compare {
            for other in try rankings(of: path, figures: settings.agreement.figures).all {
                for ranking in own.all where isSameButForFacet(ranking.subject, other.subject) {
                    try write(finding(ranking, other) { finding in finding.add("other_facet", ifPresent: other.subject.fields["facet"]) })
                }
            }
        }
        if let path = settings.agreement.against {
            for outcome in try rankings(of: path, figures: settings.agreement.outcomes).all {
                for ranking in own.all where outcome.task == nil || outcome.task == ranking.task {
                    try write(finding(ranking, outcome) { finding in add(outcome.subject, to: &finding) })
                }
            }
        }
    }

    private func isSameButForFacet(_ one: Ranking.Subject, _ other: Ranking.Subject) -> Bool {
        var (one, other) = (one, other)
        (one.fields["facet"], other.fields["facet"]) = (nil, nil)
        return one == other
    }

    /// What an outcome is, in fields of its own.
    private func add(_ outcome: Ranking.Subject, to finding: inout JSONObject) {
        finding.add("outcome", outcome.figure)
        finding.add("outcome_kind", ifPresent: outcome.kind)
        for name in Ranking.Subject.names { finding.add("outcome_\(name)", ifPresent: outcome.fields[name]) }
    }

    private func rankings(of path: String, figures: [String]?) throws -> Rankings {
        var rankings = Rankings(figures: figures)
        try forEachRecord(in: path) { try rankings.add($0) }
        guard !rankings.all.isEmpty else {
            throw Failure(
                .data, "\(path): no record with a source and a figure to rank it by", hint: "--figures and --outcomes name the fields")
        }
        return rankings
    }

    private func finding(_ one: Ranking, _ other: Ranking, naming: (inout JSONObject) -> Void) -> JSONObject {
        let sources = Set(one.values.keys).intersection(other.values.keys).sorted()
        let (x, y) = (sources.compactMap { one.values[$0] }, sources.compactMap { other.values[$0] })
        var finding = JSONObject()
        finding.add("kind", "agreement")
        finding.add("figure", one.subject.figure)
        for name in Ranking.Subject.names { finding.add(name, ifPresent: one.subject.fields[name]) }
        naming(&finding)
        let stream = [one, other].map { "\($0.subject.figure):\($0.subject.fields.sorted { $0.key < $1.key })" }.joined(separator: ":")
        for correlation in RankCorrelation.allCases { add(correlation, x, y, stream: stream, to: &finding) }
        finding.add("sources", sources)
        finding.add("left_out", Set(one.values.keys).symmetricDifference(other.values.keys).sorted())
        finding.add("n", sources.count)
        finding.add("unit", "source")
        finding.add("warnings", sources.count < AgreementStudy.few ? ["few_sources"] : [])
        finding.add(settings.resampling)
        finding.add("other_via", ifPresent: other.via)
        finding.add("via", Via.extended(one.via, by: settings.stage("agreement", [])))
        return finding
    }

    private func add(_ correlation: RankCorrelation, _ x: [Double], _ y: [Double], stream: String, to finding: inout JSONObject) {
        let name = correlation.rawValue
        let observed = correlation(x, y)
        finding.add(name, observed)
        guard observed.isFinite else {
            finding.add("\(name)_reason", x.count < 2 ? "fewer than two sources on both sides" : "all sources are tied on a side")
            return
        }
        let resampling = settings.resampling
        let replicates = resampling.bootstrapped(units: x.count, stream: "agreement:bootstrap:\(name):\(stream)") { drawn in
            correlation(drawn.map { x[$0] }, drawn.map { y[$0] })
        }
        finding.add(name, interval: interval(replicates))
        let permuted = resampling.permuted(y.count, stream: "agreement:permutation:\(name):\(stream)") { order in
            abs(correlation(x, order.map { y[$0] }))
        }
        if !permuted.isEmpty { finding.add("\(name)_p", PermutationTest(observed: abs(observed), permuted: permuted).p) }
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
