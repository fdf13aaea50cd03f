import Findings
import Numerics
import Stage

/// Protocol 5, knowledge: how alike the statements are that people and a simulator make in the same task.
struct StatementStudy: Study {
    private let table: StatementTable
    private let settings: CommonSettings
    /// The field that names the domain.
    private let domain: String

    /// How many conversations at most are paired at random, so that the work does not grow with their square.
    private static let randomPairs = 300

    static let help = Topic(
        "Statements",
        """
        Embeddings of facet knowledge {id, source, facet, vector, statement?, domain?}, one for each statement of what a user knows, \
        become \
        findings of kind dimension with the measure knowledge, for each id with statements on both sides and as means over all: recall \
        (over the \
        reference's statements, the largest cosine to one of the source), precision (the other way), best_match (their mean) and centroid \
        (the \
        cosine of the two means). The floor is what randomly paired conversations reach, at most 300 of them; _p tells whether pairs of \
        one id \
        are more alike.
        """)

    static let tables: [any StudyTable.Type] = [StatementTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        table = tables[StatementTable.self]
        guard !table.isEmpty else { return nil }
        (settings, domain) = (common, table.layout.domainField)
        try checkSources(Set(table.conversations.map(\.source)), reference: settings.reference)
    }

    /// Two conversations with one id.
    private struct Pair: Sendable {
        var reference: StatementTable.Conversation
        var source: StatementTable.Conversation
        var match: StatementMatch
    }

    /// Source by source the means over all domains and by domain, then id by id. Conversations are compared in pairs with one id, not as
    /// two sides, so `ComparedGroup` does not apply.
    func findings(to output: FindingOutput) throws {
        let conversations = table.conversations.sorted { $0.id < $1.id }
        let people = conversations.filter { $0.source == settings.reference }
        let simulators = Dictionary(grouping: conversations.filter { $0.source != settings.reference }, by: \.source)
        for (source, conversations) in simulators.sorted(by: { $0.key < $1.key }) {
            let byID = Dictionary(uniqueKeysWithValues: conversations.map { ($0.id, $0) })
            let pairs = pairs(people.compactMap { person in byID[person.id].map { (person, $0) } })
            for (domain, own) in scopes(pairs, by: \.reference.domain) {
                guard domain == nil || own.count >= settings.minimum else { continue }
                func size(_ side: [StatementTable.Conversation]) -> Int { side.count { domain == nil || $0.domain == domain } }
                try output.write(average(own, source, domain: domain, sizes: (size(people), size(conversations))))
            }
            for pair in pairs { try output.write(finding(pair)) }
        }
    }

    private func pairs(_ conversations: [(StatementTable.Conversation, StatementTable.Conversation)]) -> [Pair] {
        let dimensions = table.dimensions
        return mapChunks(of: 0..<conversations.count, size: 16, threads: settings.resampling.threads) { range in
            conversations[range].compactMap { reference, source in
                let match = StatementMatch.all([reference.vectors], [source.vectors], dimensions: dimensions, threads: 1).first
                return match.map { Pair(reference: reference, source: source, match: $0) }
            }
        }.flatMap { $0 }
    }

    private static let statistics: [(Statistic, KeyPath<StatementMatch, Double> & Sendable)] = [
        (Statistic(name: "best_match", undefined: noPair), \.bestMatch), (Statistic(name: "recall", undefined: noPair), \.recall),
        (Statistic(name: "precision", undefined: noPair), \.precision),
        (Statistic(name: "centroid", undefined: "\(noPair), or every mean of statements is 0"), \.centroid),
    ]
    private static let noPair = "no id has statements on both sides"

    private func average(_ pairs: [Pair], _ source: String, domain: String?, sizes: (Int, Int)) -> DimensionFinding {
        let stream = "statements:\(domain ?? ""):\(source)"
        let units = unitMembers(pairs.map(\.reference.unit)).map(\.members)
        let replicates = settings.resampling.bootstrapped(units: units.count, stream: "bootstrap:\(stream)") { drawn in
            drawn.flatMap { units[$0] }
        }
        let chance = pairs.count < 2 ? nil : randomPairs(pairs, stream: stream)
        var finding = opening(source, domain: domain)
        for (statistic, path) in StatementStudy.statistics {
            let values = pairs.map { $0.match[keyPath: path] }
            finding.figures[statistic.name] = Figure(
                Estimate(
                    statistic, value: meanOfFinite(values),
                    replicates: replicates.map { drawn in meanOfFinite(drawn.map { values[$0] }) },
                    permuted: chance.map { chance in
                        chance.permutations.map { pairing in
                            meanOfFinite(pairing.enumerated().map { chance.matches[$0 * pairing.count + $1][keyPath: path] })
                        }
                    } ?? [], resampling: settings.resampling))
        }
        finding.pairs = pairs.count
        finding.statementsSource = pairs.reduce(0) { $0 + $1.source.vectors.count / table.dimensions }
        finding.statementsReference = pairs.reduce(0) { $0 + $1.reference.vectors.count / table.dimensions }
        finding.basis = Basis(nSource: sizes.1, nReference: sizes.0)
        finding.randomPairs = chance?.permutations.first?.count ?? 0
        let warnings = ComparisonWarnings.meeting(pairs.count, of: sizes.0, sizes.1)
        finding.origin = Origin(unit: settings.unit, units: nil, settings.resampling, warnings: warnings, via: via)
        return finding
    }

    /// The matches of some pairs' conversations across ids, and random pairings of them.
    private func randomPairs(_ pairs: [Pair], stream: String) -> (matches: [StatementMatch], permutations: [[Int]]) {
        var generator = Xoshiro256(seed: settings.resampling.seed, stream: "diverge:strangers:\(stream)")
        let sampled = randomSample(StatementStudy.randomPairs, of: pairs.count, using: &generator).map { pairs[$0] }
        let permutations = settings.resampling.permuted(sampled.count, stream: "permutation:\(stream)") { $0 }
        guard !permutations.isEmpty else { return ([], []) }
        let matches = StatementMatch.all(
            sampled.map(\.reference.vectors), sampled.map(\.source.vectors), dimensions: table.dimensions,
            threads: settings.resampling.threads)
        return (matches, permutations)
    }

    private func finding(_ pair: Pair) -> DimensionFinding {
        var finding = opening(pair.source.source, domain: pair.reference.domain)
        finding.subject.id = pair.reference.id
        for (statistic, path) in StatementStudy.statistics { finding.figures[statistic.name] = Figure(pair.match[keyPath: path]) }
        if pair.match.centroid.isNaN { finding.figures["centroid"]?.reason = "the mean of a side's statements is 0" }
        finding.basis = Basis(
            nSource: pair.source.vectors.count / table.dimensions, nReference: pair.reference.vectors.count / table.dimensions)
        finding.origin.via = via
        return finding
    }

    private func opening(_ source: String, domain: String?) -> DimensionFinding {
        var finding = DimensionFinding()
        finding.subject = Subject(source: source, reference: settings.reference)
        (finding.subject.measure, finding.subject.domain) = (StatementTable.facet, domain)
        return finding
    }

    private var via: String { Via.extended(table.via, by: settings.stage("statements", [domain])) }
}
