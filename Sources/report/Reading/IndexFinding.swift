import Stage

/// A finding of kind index: the User-Sim Index of a simulator, or of people beside people.
struct IndexFinding: Sendable {
    var source: String
    var reference: String?
    /// Whether both sides are people.
    var isPeople: Bool
    var usi: Estimate
    /// Why there is no index.
    var reason: String?
    /// D1 to D4, the agreement of surveys, and the calibration error of outcomes.
    var parts: [Double?]
    var tasks: Int?
    var settings: [String: String] = [:]

    static let parts = ["d1", "d2", "d3", "d4", "eval", "ece"]

    /// nil for the row beside one batch of people.
    init?(_ record: Record) throws {
        guard record["batch"] == nil else { return nil }
        isPeople = record["split"] != nil
        source = try record.string("source")
        reference = try record.optionalString("reference")
        usi = try Estimate(record, "usi")
        reason = try record.optionalString("usi_reason")
        parts = try IndexFinding.parts.map { try record.optionalDouble($0) }
        tasks = try record.optionalInteger("tasks")
        settings = record.settings
    }
}

/// A finding of kind feature: one of the 19 that the index is made of.
struct FeatureFinding: Sendable {
    var source: String
    /// Whether both sides are people.
    var isPeople: Bool
    var dimension: String
    var feature: String
    /// The means of people and of the simulator.
    var h: Double?
    var m: Double?
    var dice: Estimate

    init(_ record: Record) throws {
        isPeople = record["split"] != nil
        source = try record.string("source")
        dimension = try record.string("dimension")
        feature = try record.string("feature")
        (h, m) = (try record.optionalDouble("h"), try record.optionalDouble("m"))
        dice = try Estimate(record, "dice")
    }
}
