/// The sets of measures that --measures names; no name of a measure is in two of them.
enum MeasureSet: String, CaseIterable, Sendable {
    case realsim, usi, shape

    /// What --help says of it.
    var help: String {
        switch self {
        case .realsim: Realsim.help
        case .usi: USI.help
        case .shape: Shape.help
        }
    }
}
