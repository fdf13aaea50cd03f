/// Something that a user's messages do or do not do, and the directive that a simulator gets when most do.
struct Habit: Sendable {
    /// From which share of the occasions on there is a directive.
    enum Threshold: Sendable {
        /// At least this share.
        case least(Double)
        /// At least 60 %; over 40 % "about half of the time".
        case half
        /// As `half`, and "now and then" from 15 % and two messages on: what is rare and still tells people apart.
        case rare
    }

    let dimension: StyleDimension
    /// An imperative without its full stop.
    let directive: String
    let threshold: Threshold
    let quotation: Quotation
    /// Whether a message does it; nil where it gives no occasion to.
    let isShown: @Sendable (ProfiledMessage) -> Bool?

    init(
        _ dimension: StyleDimension, _ directive: String, _ threshold: Threshold, _ quotation: Quotation,
        _ isShown: @escaping @Sendable (ProfiledMessage) -> Bool?
    ) {
        (self.dimension, self.directive, self.threshold, self.quotation, self.isShown) = (
            dimension, directive, threshold, quotation, isShown
        )
    }

    /// Occasions under which nothing is said.
    static let fewest = 3

    /// The directive for a habit that was seen `count` times on `total` occasions; nil where that is too few or too little.
    func directive(_ count: Int, of total: Int) -> String? {
        guard total >= Habit.fewest else { return nil }
        let share = Double(count) / Double(total)
        switch threshold {
        case .least(let least): return share >= least ? directive : nil
        case .half, .rare:
            if share >= 0.6 { return directive }
            if share > 0.4 { return directive + ", about half of the time" }
            if case .rare = threshold, share >= 0.15, count >= 2 { return directive + ", sometimes" }
            return nil
        }
    }
}
