/// What a reader of a finding must know: its code, as it stands in the field `warnings`, and the sentence that explains it.
public enum Warning: String, CaseIterable, Sendable {
    case smallNPerCluster = "small_n_per_cluster"
    case smallN = "small_n"
    case unequalN = "unequal_n"
    case taskMixDiffers = "task_mix_differs"
    case domainMixDiffers = "domain_mix_differs"
    case idsDoNotMeet = "ids_do_not_meet"
    case casesDoNotMeet = "cases_do_not_meet"
    case itemsDoNotMeet = "items_do_not_meet"
    case fewUnits = "few_units"
    case fewSources = "few_sources"
    case fewPermutations = "few_permutations"
    case nearestPairsOnly = "nearest_pairs_only"
    case nearestSimulatorsOnly = "nearest_simulators_only"
    case oneCondition = "one_condition"
    case oneSource = "one_source"
    case oneArmAlwaysFirst = "one_arm_always_first"
    case answersMissing = "answers_missing"
    case noSurveys = "no_surveys"
    case featuresMissing = "features_missing"

    /// What it means for the result, and what to do.
    public var sentence: String {
        switch self {
        case .smallNPerCluster:
            """
            Fewer than ten conversations per cluster on the smaller side: much of the value is chance, so compare it with the floor, \
            not with zero; fewer clusters or more conversations help.
            """
        case .smallN: "Few conversations have this measure on one side, so its value is uncertain: read its interval, and collect more."
        case .unequalN:
            "One side has more than twice as many conversations as the other; the smaller side decides how high the floor lies."
        case .taskMixDiffers:
            """
            The two sides have the tasks in different shares, so part of this distance lies between tasks, not users; the tables by \
            task are free of that.
            """
        case .domainMixDiffers:
            """
            The two sides have the domains in different shares, so part of this difference lies between domains; the findings by \
            domain are free of that.
            """
        case .idsDoNotMeet:
            """
            Fewer than half of the ids of the smaller side occur on the other, so the two sides did not do the same tasks: check \
            that ids name the task instance on both.
            """
        case .casesDoNotMeet:
            """
            Fewer than half of the cases were judged under both conditions; the difference speaks for those alone, so judge the same \
            cases under both.
            """
        case .itemsDoNotMeet:
            """
            Fewer than half of the items have checklists of both arms; the comparison speaks for those alone, so judge the same \
            items for both.
            """
        case .fewUnits: "Fewer than 20 units were resampled, so the intervals are too narrow: collect more, or take them as a rough guide."
        case .fewSources:
            "Fewer than ten simulators were ranked, so the intervals of the rank correlation say little: read the ranking as a hint."
        case .fewPermutations:
            """
            No permutation reached this value, yet its adjusted p cannot be small with so few of them: raise --permutations to 20 \
            per aspect.
            """
        case .nearestPairsOnly:
            "There are many sources, so only those nearest to each other were paired: compare fewer at a time to have every pair."
        case .nearestSimulatorsOnly:
            "There are many simulators, so only those nearest to the reference were mixed: compare fewer at a time to mix them all."
        case .oneCondition: "The judge saw one condition only, so there is nothing to compare the rate with: add a control condition."
        case .oneSource: "There is one source only, so its rate has nothing to be compared with: add another source."
        case .oneArmAlwaysFirst:
            """
            One arm was always shown first, so the effect of its quality and that of its place cannot be separated: show the arms in \
            random order.
            """
        case .answersMissing:
            "Not every participant answered every triplet, so agreement is computed from the answers that there are."
        case .noSurveys:
            "There are no surveys, so the index has five terms instead of six; compare it only with other indices of five terms."
        case .featuresMissing:
            "Some conversations have no features and are left out of the index: check that extract measured all of them."
        }
    }
}
