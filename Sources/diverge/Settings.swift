import Findings
import Stage

/// The command line of diverge with its meaning: what all studies share, then what each has of its own.
struct Settings: Sendable {
    /// The source that the others are compared with.
    var reference: String
    var resampling: Resampling
    /// The field whose records are drawn, dealt and left out together: see `unitField`.
    var unit: String
    /// Least records of a task on each side for findings of its own.
    var minimum: Int
    var allowMixed: Bool
    var agreement: AgreementSettings
    var clusters: ClusterSettings
    var index: IndexSettings
    var measures: MeasureSettings
    var mixtures: Bool
    var pairs: Bool
    var vectors: VectorSettings
    var humanStudy: HumanStudySettings

    /// The field that names the resampling unit; nil where every record is one.
    var unitField: String? { unit == "id" ? nil : unit }

    static let options: [Option] =
        [
            Option("reference", value: "SOURCE", default: "real", help: "what the others are compared with"),
            Option(
                "unit", value: "FIELD", default: "id", help: "field that is resampled whole",
                details: """
                    With id every record is a unit of its own; a field such as user has repeated trials or several conversations of one \
                    person. Records with the same value in one source are drawn, permuted and left out together. The permutation test is then exact \
                    where whole units are exchangeable between the sides.
                    """),
        ] + Resampling.options + [
            Option(
                "minimum", value: "N", default: "10", help: "least conversations in a task",
                details:
                    "A task has findings of its own where both sides have as many. All tasks together are compared whatever their number.",
                isAdvanced: true),
            ViaCheck.option,
            Gate.option,
        ] + ClusterSettings.options + [PairStudy.option, MixtureStudy.option] + AgreementSettings.options
        + IndexSettings.options + MeasureSettings.options + VectorSettings.options + HumanStudySettings.options

    init(_ arguments: Arguments, threads: Int) throws {
        reference = arguments.string("reference") ?? "real"
        resampling = try Resampling(arguments, threads: threads)
        unit = arguments.string("unit") ?? "id"
        minimum = try arguments.integer("minimum") ?? 10
        allowMixed = arguments.has("allow-mixed")
        agreement = try AgreementSettings(arguments)
        clusters = try ClusterSettings(arguments)
        index = try IndexSettings(arguments)
        measures = MeasureSettings(arguments)
        vectors = try VectorSettings(arguments)
        guard !vectors.isOn || !(clusters.isPartial || clusters.isMerge) else {
            throw Failure.usage("--vectors compares all records with all, and goes with neither --partial nor --merge")
        }
        mixtures = !arguments.has("no-mixtures")
        pairs = !arguments.has("no-pairs")
        humanStudy = try HumanStudySettings(arguments)
    }

    /// The stage's part of `via`: `settings` are those of a study that change its findings.
    func stage(_ method: String, _ settings: [String]) -> String {
        Via.stage("diverge", method: method, settings: [resampling.settings, reference, "\(minimum)", unit] + settings)
    }
}

extension Record {
    /// The value of the field that names the resampling unit, a string, or a number as it is written.
    func unit(_ field: String) throws -> String {
        guard let value = self[field], value.kind != .null else {
            throw failure("missing", field: field, hint: "--unit names a field that every record has; without it each record is a unit")
        }
        guard value.kind == .string || value.kind == .number else { throw mismatch(value, field, expected: "a string or a number") }
        return value.string ?? value.source
    }
}
