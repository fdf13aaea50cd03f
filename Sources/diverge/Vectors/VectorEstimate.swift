import Numerics

/// A figure with its uncertainty.
struct VectorEstimate: Sendable {
    var name: String
    var value: Double
    /// Why there is no value.
    var reason: String?
    /// nil without a bootstrap.
    var interval: BootstrapInterval?
    /// nil where labels were not dealt.
    var test: PermutationTest?
    /// Why there is no test where labels were dealt.
    var testReason: String?
    /// The p-value adjusted over the simulators of one facet and task.
    var adjusted: (holm: Double, bh: Double)?

    /// A figure that does not exist.
    init(_ name: String, reason: String) { (self.name, value, self.reason) = (name, .nan, reason) }

    /// `replicates` are its values in bootstrap samples, `dealt` those with labels dealt at random; some may be NaN, where a
    /// side was left without the records that the figure needs, and there is then no interval or no test.
    init(_ name: String, _ value: Double, replicates: [Double], dealt: [Double]? = nil, resampling: Resampling) {
        (self.name, self.value) = (name, value)
        interval = replicates.contains { !$0.isFinite }
            ? BootstrapInterval(reason: "not defined in some bootstrap samples") : resampling.interval(replicates)
        guard let dealt, !dealt.isEmpty else { return }
        if dealt.contains(where: { !$0.isFinite }) {
            testReason = "not defined in some deals of the labels"
        } else {
            test = PermutationTest(observed: value, dealt: dealt)
        }
    }
}
