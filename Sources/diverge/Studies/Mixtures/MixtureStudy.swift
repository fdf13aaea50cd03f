import Findings
import Numerics
import Stage

/// Whether simulators together come nearer to people than each of them, and how many conversations to take of whom.
struct MixtureStudy {
    let table: AssignmentTable
    let settings: Settings

    static let option = Option("no-mixtures", help: "leave out mixtures of simulators: kind mixture", isAdvanced: true)

    static let help = """
        Where a codebook holds the reference and two or more simulators, findings of kind mixture describe the weights, from 0 and 1 \
        in sum, at which the simulators' shares, so mixed, lie nearest to the reference's, all tasks together. By form: pair, every two \
        simulators by js, with js_curve at the weights 0, 0.05 ... 1 of source (other has the rest); all, all simulators, one finding \
        by js and one by kl_forward, smoothed by --smoothing (share_unreached: the share of the reference in clusters that no \
        member has, where the smoothing alone keeps kl_forward finite; smoothing evens shares out, so that kl_forward can give weight to a \
        simulator that has nothing in common with the reference); greedy, members in the order in which each lowers js most \
        beside those before it, with js after each. members has for each simulator its weight (in form all with an interval, _low and \
        _high: the farther end of the bootstrap's to both sides), and plan, how many of its n conversations to take for a set of these \
        weights as large as there can be. At most optimality_gap lies between js or kl_forward and the least there is.
        What was fitted to the same conversations flatters itself. So all units, whole over all sources, are cut into random halves, each \
        half is judged by the weights and the best member that the other half chose, and the two are averaged: _held_out, \
        _best_member_held_out, and their difference _gain. More conversations stand behind a mixture than behind a member, which is \
        worth something by itself: read _gain_corrected, less its bias by the jackknife, with its normal interval (_low, _high).
        """

    /// Calls `write` with each finding.
    func findings(write: (any Finding) throws -> Void) throws {
        let objectives = [MixtureObjective.js, .klForward(settings.clusters.rule.smoothing)]
        for codebook in table.codebooks {
            guard let reference = codebook.sources.position(of: settings.reference) else { continue }
            let names = codebook.sources.all.filter { $0 != settings.reference }.sorted()
            guard names.count >= 2 else { continue }
            let places = [reference] + names.compactMap { codebook.sources.position(of: $0) }
            let sides = places.map { codebook.side($0) }
            var generator = Xoshiro256(seed: settings.resampling.seed, stream: "diverge:mixtures:halves:\(codebook.name)")
            let estimator = MixtureEstimator(
                reference: sides[0].sample, simulators: sides[1...].map(\.sample),
                halves: CodebookHalves.samples(codebook, places, using: &generator),
                clusters: codebook.clusters, resampling: settings.resampling, stream: codebook.name)
            let writer = MixtureFindings(
                codebook: codebook, reference: sides[0], simulators: Array(sides[1...]), settings: settings,
                stage: settings.stage("mixtures", [settings.clusters.digested]))
            for estimate in estimator.all(objectives) { try write(writer.all(estimate)) }
            try write(writer.greedy(estimator.greedy()))
            for estimate in estimator.pairs() { try write(writer.pair(estimate)) }
        }
    }
}
