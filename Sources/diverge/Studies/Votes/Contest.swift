/// Which of two arms was better on one occasion: a vote, or an item that both were judged on.
struct Contest: Sendable {
    enum Outcome: Sendable { case win, tie, loss }

    /// Seen from the first arm.
    var outcome: Outcome
    /// Whether the first arm was shown first; nil: unknown.
    var wasShownFirst: Bool?
    /// nil: none named.
    var category: String?
    var unit: Int

    /// The same seen from the other arm.
    var turned: Contest {
        var contest = self
        contest.outcome = outcome == .win ? .loss : outcome == .loss ? .win : .tie
        contest.wasShownFirst = wasShownFirst.map { !$0 }
        return contest
    }
}
