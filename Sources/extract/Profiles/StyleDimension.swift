/// What a style profile speaks of: the eight dimensions of RealUserSim (Zhu et al., 2026, arXiv:2605.20204, appendix A.3).
enum StyleDimension: String, CaseIterable, Sendable {
    case capitalisation, punctuation
    case length = "message length"
    case formality
    case hesitation = "fillers and hesitation"
    case repetition
    case course = "multi-turn behavior"
    case alternatives = "requests for alternatives"
}
