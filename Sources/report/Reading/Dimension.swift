import Stage

/// A finding of kind dimension: what a measure, or an aspect of behaviour, comes to on both sides.
struct DimensionFinding: Sendable {
    /// Its task is the domain.
    var subject: Subject
    var measure: String
    /// Of labels the one whose share differs most.
    var label: String?
    /// 0 to 1 for every measure: Kolmogorov-Smirnov of numbers, total variation of labels. nil where a side has no value.
    var distance: Double?
    /// Of the distance, adjusted after Benjamini and Hochberg where the finding is.
    var p: Double?
    /// The means of a number, or the shares of the label.
    var reference: Double?
    var source: Double?
    /// The interval of the source's less the reference's.
    var low: Double?
    var high: Double?
    var nReference: Int?
    var nSource: Int?
    var settings: [String: String] = [:]

    init(subject: Subject, measure: String) { (self.subject, self.measure) = (subject, measure) }

    /// nil for a finding of another protocol, such as that of statements, which has neither distance.
    init?(_ record: Record) throws {
        guard let name = ["ks", "tvd"].first(where: { record[$0] != nil }) else { return nil }
        subject = try Subject(record)
        subject.task = try record.optionalString("domain") ?? subject.task
        measure = try record.string("measure")
        distance = try record.optionalDouble(name)
        p = try record.optionalDouble("\(name)_p_bh") ?? record.optionalDouble("\(name)_p")
        nReference = try record.optionalInteger("n_reference")
        nSource = try record.optionalInteger("n_source")
        settings = record.settings
        if name == "ks" {
            (reference, source) = (try record.optionalDouble("mean_reference"), try record.optionalDouble("mean_source"))
            (low, high) = (try record.optionalDouble("mean_difference_low"), try record.optionalDouble("mean_difference_high"))
        } else if let most = try record.optionalArray("labels")?.max(by: { DimensionFinding.gap($0) < DimensionFinding.gap($1) }) {
            label = most["label"]?.string
            (reference, source) = (most["p"]?.double, most["q"]?.double)
            (low, high) = (most["difference_low"]?.double, most["difference_high"]?.double)
        }
    }

    private static func gap(_ label: JSONValue) -> Double {
        guard let p = label["p"]?.double, let q = label["q"]?.double else { return 0 }
        return abs(q - p)
    }

    /// Whether the difference is more than chance makes: p is at most 1 less the confidence (0.95 where none is named). nil without p.
    var isBeyondChance: Bool? { p.map { $0 <= 1 - (settings["confidence"].flatMap(Double.init) ?? 0.95) + 1e-12 } }

    /// What is beyond chance first, then by distance; ties by name.
    static func differsMore(_ one: DimensionFinding, _ other: DimensionFinding) -> Bool {
        func order(_ finding: DimensionFinding) -> (Int, Double, String) {
            (finding.isBeyondChance == false ? 1 : 0, -(finding.distance ?? 0), finding.measure)
        }
        return order(one) < order(other)
    }
}

/// The measures of one comparison: how many there are, and those that differ most.
struct DifferenceTally: Sendable {
    private(set) var compared = 0
    private(set) var beyondChance = 0
    /// How many have a p-value.
    private(set) var tested = 0
    /// The sum of all distances.
    private var distances = 0.0
    /// Measures that one side does not have.
    private(set) var uncompared: [String] = []
    /// Conversations of both sides: of the measure that most have.
    private(set) var nReference = 0
    private(set) var nSource = 0
    private(set) var largest: SmallestN<DimensionFinding>

    /// The mean distance over the measures; nil where none was compared.
    var meanDistance: Double? { compared > 0 ? distances / Double(compared) : nil }

    init(limit: Int) { largest = SmallestN(limit, by: DimensionFinding.differsMore) }

    mutating func add(_ finding: DimensionFinding) {
        nReference = max(nReference, finding.nReference ?? 0)
        nSource = max(nSource, finding.nSource ?? 0)
        guard let distance = finding.distance else { return uncompared.append(finding.measure) }
        compared += 1
        distances += distance
        if let isBeyond = finding.isBeyondChance { (tested, beyondChance) = (tested + 1, beyondChance + (isBeyond ? 1 : 0)) }
        largest.add(finding)
    }
}
