import Stage

/// One value with what surrounds it; any of them may be missing from a finding, or null.
struct Estimate: Sendable, Equatable {
    var value: Double?
    var low: Double?
    var high: Double?
    /// What chance alone comes to: mean and 95th percentile over random deals of the labels.
    var floor: Double?
    var floor95: Double?
    var p: Double?

    init(value: Double? = nil, low: Double? = nil, high: Double? = nil, floor: Double? = nil, floor95: Double? = nil, p: Double? = nil) {
        (self.value, self.low, self.high) = (value, low, high)
        (self.floor, self.floor95, self.p) = (floor, floor95, p)
    }

    init(_ record: Record, _ name: String) throws {
        value = try record.optionalDouble(name)
        low = try record.optionalDouble("\(name)_low")
        high = try record.optionalDouble("\(name)_high")
        floor = try record.optionalDouble("\(name)_floor")
        floor95 = try record.optionalDouble("\(name)_floor95")
        p = try record.optionalDouble("\(name)_p")
    }

    /// Whether the value lies above what chance reaches in 19 of 20 deals; nil where either is unknown.
    var isAboveFloor: Bool? {
        guard let value, let floor95 else { return nil }
        return value > floor95
    }
}

/// What a finding is about; the values of one subject stand in one row.
struct Subject: Sendable, Hashable {
    var facet: String?
    /// nil: all tasks together.
    var task: String?
    var codebook: String?
    var source: String
    var reference: String?

    init(facet: String? = nil, task: String? = nil, codebook: String? = nil, source: String, reference: String? = nil) {
        (self.facet, self.task, self.codebook) = (facet, task, codebook)
        (self.source, self.reference) = (source, reference)
    }

    init(_ record: Record) throws {
        facet = try record.optionalString("facet")
        task = try record.optionalString("task")
        codebook = try record.optionalString("codebook")
        source = try record.string("source")
        reference = try record.optionalString("reference")
    }
}

/// A finding of kind divergence.
struct DivergenceFinding: Sendable {
    var subject: Subject
    /// Whether both sides are halves of the reference.
    var isControl = false
    var js = Estimate()
    var klForward = Estimate()
    var klBackward = Estimate()
    var tvd = Estimate()
    var nReference: Int?
    var nSource: Int?
    var warnings: [String] = []
    /// By their names, as they are written in the record.
    var settings: [String: String] = [:]

    init(subject: Subject) { self.subject = subject }

    init(_ record: Record) throws {
        subject = try Subject(record)
        isControl = try record.optionalString("split") == "halves"
        js = try Estimate(record, "js")
        klForward = try Estimate(record, "kl_forward")
        klBackward = try Estimate(record, "kl_backward")
        tvd = try Estimate(record, "tvd")
        nReference = try record.optionalInteger("n_reference")
        nSource = try record.optionalInteger("n_source")
        warnings = try record.optionalStrings("warnings")
        settings = record.settings
    }
}

/// A finding of kind cluster.
struct ClusterFinding: Sendable {
    enum Class: String, CaseIterable, Sendable { case captured, missed, invented, undecided }

    var subject: Subject
    var cluster: Int?
    var behaviorClass: Class
    /// Share of the reference's conversations, and of the source's.
    var p: Double?
    var q: Double?
    var jsPart: Double?
    var terms: [String] = []
    /// The first example of each side.
    var exampleReference: String?
    var exampleSource: String?

    init(subject: Subject, class behaviorClass: Class) { (self.subject, self.behaviorClass) = (subject, behaviorClass) }

    init(_ record: Record) throws {
        subject = try Subject(record)
        cluster = try record.optionalInteger("cluster")
        let name = try record.string("class")
        guard let known = Class(rawValue: name) else {
            throw record.failure("found '\(name.prefix(40))', expected captured, missed, invented or undecided", field: "class")
        }
        behaviorClass = known
        p = try record.optionalDouble("p")
        q = try record.optionalDouble("q")
        jsPart = try record.optionalDouble("js_part")
        terms = try record.optionalStrings("terms")
        exampleReference = try ClusterFinding.example(record, "examples_reference")
        exampleSource = try ClusterFinding.example(record, "examples_source")
    }

    private static func example(_ record: Record, _ name: String) throws -> String? {
        try record.optionalArray(name)?.first?["text"]?.string
    }

    /// The share by which clusters of a class are ranked: people's where they have the cluster, the simulator's where it invents it.
    var share: Double {
        switch behaviorClass {
        case .captured, .missed: p ?? 0
        case .invented: q ?? 0
        case .undecided: max(p ?? 0, q ?? 0)
        }
    }
}

extension Record {
    /// The settings that a finding names, as they are written.
    var settings: [String: String] {
        var settings: [String: String] = [:]
        for name in Settings.names {
            guard let value = self[name], value.kind != .null else { continue }
            settings[name] = value.string ?? value.source
        }
        return settings
    }

    /// A number, or nil where the field is missing or null.
    func optionalDouble(_ name: String) throws -> Double? { self[name].map { $0.kind } ?? .null == .null ? nil : try double(name) }

    /// A whole number, or nil where the field is missing or null.
    func optionalInteger(_ name: String) throws -> Int? { self[name].map { $0.kind } ?? .null == .null ? nil : try integer(name) }

    /// The elements of an array, or nil where the field is missing or null.
    func optionalArray(_ name: String) throws -> [JSONValue]? {
        guard let value = self[name], value.kind != .null else { return nil }
        guard value.kind == .array else { throw mismatch(value, name, expected: "an array") }
        return value.elements
    }

    /// The strings of an array; none where the field is missing or null.
    func optionalStrings(_ name: String) throws -> [String] {
        try (optionalArray(name) ?? []).map { element in
            guard let text = element.string else { throw mismatch(element, name, expected: "an array of strings") }
            return text
        }
    }
}
