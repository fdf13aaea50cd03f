import Stage

/// Protocol 5: how far the values of each measure in a source lie from those in the reference (Liu et al., 2605.02624).
struct MeasureStudy: Study {
    private let comparers: [MeasureComparer]

    static let help = Topic(
        "Measures",
        """
        Reads measures {id, source, measures: {name: number, label or list of labels}, domain?, user?}. Findings of kind dimension \
        compare each \
        measure of a source with the reference's, for all domains together and for each domain with --minimum conversations on both sides. \
        Labels: tvd (total variation of the shares of the labels given) and tvd_prevalence (by the shares of conversations that have each \
        label). Numbers: w1 (Wasserstein-1), ks (Kolmogorov-Smirnov), mean_reference, mean_source, mean_difference and cliffs_delta. Small \
        distances are pushed up by sampling: read _corrected with _corrected_low and _corrected_high. missing_source and \
        missing_reference count \
        values that could not be measured (null).
        Findings of kind domain_pattern have the correlation r, over the domains, of people with the source: by label, over all labels, \
        or of \
        a number's means. p-values are adjusted over the simulators of one measure and domain (_p_holm, _p_bh).
        """)

    static let options = MeasureSettings.options
    static let tables: [any StudyTable.Type] = [MeasureTables.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) throws {
        let all = tables[MeasureTables.self]
        comparers = try all.all.filter { !$0.content.isAspects }.map { try MeasureComparer($0, settings: all.settings) }
        if comparers.isEmpty { return nil }
    }

    func findings(to output: FindingOutput) throws {
        for comparer in comparers { try comparer.findings(to: output) }
    }
}
