import Stage

/// The option that names the smoothing.
extension Smoothing {
    static let option = Option(
        "smoothing", value: "RULE", default: "paper", help: "smoothing of the KL divergences",
        details: """
            One of paper, krichevsky-trofimov, additive:A and none: paper adds 1/k to each of the k shares and halves them; krichevsky-trofimov adds 1/2 and additive:A adds A to each \
            count. With none a divergence may be infinite: it is then null, and kl_forward_reason or kl_backward_reason says why. \
            No other divergence is smoothed, save the starred ones, by krichevsky-trofimov always.
            """, isAdvanced: true)

    init(_ text: String) throws {
        guard let smoothing = Smoothing(name: text) else {
            throw Failure.usage(
                "--smoothing: found '\(text)', expected paper, krichevsky-trofimov, none or additive:A with a number A above 0")
        }
        self = smoothing
    }
}
