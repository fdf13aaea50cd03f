/// How many clusters a codebook gets.
enum ClusterCount: Sendable, Equatable {
    case fixed(Int)
    /// A tenth of the smallest source, at least 2 and at most 500: the rule of thumb of MAUVE (Pillutla et al., 2021).
    case automatic

    init?(_ text: String) {
        if text == "auto" {
            self = .automatic
        } else if let count = Int(text), count >= 1 {
            self = .fixed(count)
        } else {
            return nil
        }
    }

    /// The number for sources of these sizes.
    func count(sourceSizes: [Int]) -> Int {
        switch self {
        case .fixed(let count): count
        case .automatic: min(500, max(2, (sourceSizes.min() ?? 0) / 10))
        }
    }
}
