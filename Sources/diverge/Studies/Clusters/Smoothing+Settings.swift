import Stage

/// The option that names the smoothing.
extension Smoothing {
    static let key = OptionKey.parsed(
        "smoothing", value: "RULE", expected: "paper, krichevsky-trofimov, none or additive:A with a number A above 0",
        choices: ["paper", "krichevsky-trofimov", "none"], help: "smoothing of the KL divergences",
        details: """
            One of paper, krichevsky-trofimov, additive:A and none. paper adds 1/k to each of the k shares and halves them; \
            krichevsky-trofimov adds 1/2 to each count, additive:A adds A. With none a divergence may be infinite: it is then null, and \
            kl_forward_reason or kl_backward_reason says why. No other divergence is smoothed, except the starred ones, always by \
            krichevsky-trofimov.
            """
    ) { Smoothing(name: $0) }.defaulting(to: .paper, shown: "paper").advanced()
}
