import Findings
import Stage

/// The options that all studies share.
struct CommonSettings: StudySettings {
    /// The source that the others are compared with.
    var reference: String
    var resampling: Resampling
    /// The field whose records are resampled together; id: every record by itself.
    var unit: String
    /// Fewest records of a task on each side for findings of its own.
    var minimum: Int
    var allowMixed: Bool

    var common: CommonSettings { self }
    var units: UnitField { UnitField(option: unit) }

    private static let referenceKey = OptionKey.text("reference", value: "SOURCE", help: "the source that the others are compared with")
        .defaulting(to: "real")
    private static let unitKey = OptionKey.text(
        "unit", value: "FIELD", help: "field whose records are resampled together",
        details: """
            With id every record is a unit by itself. A field such as user keeps repeated trials, or several conversations of one person, \
            together: records with the same value in one source are drawn, permuted and left out as a whole. The permutation test is then \
            exact \
            where whole units are exchangeable between the sides.
            """
    ).defaulting(to: "id")
    private static let minimumKey = OptionKey.integer(
        "minimum", in: 1..., help: "fewest conversations in a task",
        details: "A task has findings of its own where both sides have as many. All tasks together are compared whatever their number."
    ).defaulting(to: 10).advanced()

    static let options =
        [referenceKey.option, unitKey.option] + Resampling.options + [minimumKey.option, ViaCheck.key.option, Gate.key.option]

    init(_ arguments: Arguments, threads: Int) {
        reference = arguments[Self.referenceKey]
        resampling = Resampling(arguments, threads: threads)
        unit = arguments[Self.unitKey]
        minimum = arguments[Self.minimumKey]
        allowMixed = arguments[ViaCheck.key]
    }
}

/// Settings of a study: the common ones, and what it has of its own.
protocol StudySettings: Sendable {
    var common: CommonSettings { get }
}

extension StudySettings {
    var reference: String { common.reference }
    var resampling: Resampling { common.resampling }
    var unit: String { common.unit }
    /// The field that names the resampling unit; nil where every record is one.
    var unitField: String? { common.units.name }
    var minimum: Int { common.minimum }

    /// The stage's part of `via`: `settings` are those of the study that change its findings.
    func stage(_ method: String, _ settings: [String]) -> String {
        Via.stage("diverge", method: method, settings: [resampling.settings, reference, "\(minimum)", unit] + settings)
    }
}
