import Findings
import Numerics
import Stage

/// Whether simulators together come nearer to people than each of them, and how many conversations to take of whom.
struct MixtureStudy: CodebookStudy {
    private let table: AssignmentTable
    private var settings: ClusterSettings { table.settings }

    static let leftOut = OptionKey.flag("no-mixtures", help: "leave out mixtures of simulators: kind mixture").advanced()

    init(_ table: AssignmentTable) { self.table = table }

    static let help = Topic(
        "Mixtures of simulators",
        """
        Where a codebook holds the reference and two or more simulators, findings of kind mixture have the weights at which the simulators \
        together are closest to the reference: of every two (form pair), of all (form all, by js and by kl_forward), and adding one \
        simulator \
        at a time (form greedy). The field members has each simulator's weight and plan, the number of its conversations to take.
        Weights that were fitted to some conversations look too good on them. So half of the units choose the weights and the best single \
        simulator, and the other half judges them (_held_out, _best_member_held_out). Read _gain_corrected, with its interval: how much \
        closer \
        the mixture is than the best single simulator.
        """)

    /// Codebook by codebook: all simulators by each objective, the greedy order, then every pair of simulators.
    func findings(to output: FindingOutput) throws {
        let objectives = [MixtureObjective.js, .klForward(settings.rule.smoothing)]
        for codebook in table.codebooks {
            let (reference, others) = codebook.sourcesByName(reference: settings.reference)
            guard let reference, others.count >= 2 else { continue }
            let places = [reference] + others
            let sides = places.map { codebook.side($0) }
            var generator = Xoshiro256(seed: settings.resampling.seed, stream: "diverge:mixtures:halves:\(codebook.name)")
            let estimator = MixtureEstimator(
                reference: sides[0].sample, simulators: sides[1...].map(\.sample),
                halves: CodebookHalves.samples(codebook, places, using: &generator),
                clusters: codebook.clusters, resampling: settings.resampling, stream: codebook.name)
            let writer = MixtureFindings(
                codebook: codebook, reference: sides[0], simulators: Array(sides[1...]), settings: settings,
                stage: settings.stage("mixtures", [settings.digested]))
            for estimate in estimator.all(objectives) { try output.write(writer.all(estimate)) }
            try output.write(writer.greedy(estimator.greedy()))
            for estimate in estimator.pairs() { try output.write(writer.pair(estimate)) }
        }
    }
}
