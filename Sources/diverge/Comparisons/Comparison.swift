import Findings

/// Two sides that are compared: a source and the reference, in all tasks together or in one.
struct Comparison<Side> {
    var source: String
    /// nil: all tasks together. Of measures a domain.
    var task: String?
    /// Whether both sides are halves of the reference: how far chance and the reference's own spread reach.
    var isControl = false
    var reference: Side
    var simulated: Side
    var warnings: [Warning] = []
}

extension Comparison: Sendable where Side: Sendable {}
