import Stage

/// How often one arm beats the other, with and without ties (Suh et al., 2605.09808).
struct WinRates {
    private(set) var wins = 0
    private(set) var ties = 0
    private(set) var losses = 0
    var count: Int { wins + ties + losses }

    /// Wins over all contests.
    var winRate: Share
    /// A tie counts half: (W + T/2) / n.
    var adjusted: Share
    /// The p-value of an adjusted rate of a half, by random signs of the units; nil without permutations.
    var adjustedP: Double?
    /// Wins over wins and losses.
    var decisive: Share
    /// The exact two-sided sign test, each contest independent; nil without a decisive contest.
    var signTest: Double?
    /// nil where no contest says which arm was shown first.
    var position: PositionBias?
    var units: Int

    /// `contests` are seen from the one arm; at least one.
    init(_ contests: [Contest], _ resampling: Resampling, stream: String) {
        for contest in contests {
            switch contest.outcome {
            case .win: wins += 1
            case .tie: ties += 1
            case .loss: losses += 1
            }
        }
        let sums = UnitSums(columns: Column.allCases.count, contests.map { ($0.unit, Column.allCases.map($0.value)) })
        let resampled = sums.resampled(resampling, stream: stream)
        func share(_ numerator: Column, of denominator: Column) -> Share {
            sums.share(numerator.rawValue, of: denominator.rawValue, resampled: resampled, resampling)
        }
        winRate = share(.win, of: .one)
        adjusted = share(.score, of: .one)
        decisive = share(.win, of: .decisive)
        let margins = UnitSums(columns: 2, contests.map { ($0.unit, [$0.margin, 1]) })
        let signFlipped = margins.signFlipped(resampling, stream: stream)
        adjustedP = margins.difference(0, of: 1, resampled: [], signFlipped: signFlipped, resampling).test?.p
        signTest = wins + losses == 0 ? nil : BinomialTest.p(wins, of: wins + losses)
        units = sums.count
        position = PositionBias(contests, share(.firstWins, of: .firstDecisive))
    }
}

/// Whether what is shown first wins.
struct PositionBias {
    /// Of the decisive contests whose order is known, the share that the arm shown first won.
    var firstShown: Share
    var count: Int
    /// The exact two-sided sign test; nil without such a contest.
    var test: Double?
    /// One arm always came first, so that its quality cannot be separated from its place.
    var isConfounded: Bool

    init?(_ contests: [Contest], _ share: Share) {
        let shown = contests.filter { $0.wasShownFirst != nil }
        guard !shown.isEmpty else { return nil }
        let decisive = shown.filter { $0.outcome != .tie }
        firstShown = share
        count = decisive.count
        test = count == 0 ? nil : BinomialTest.p(decisive.count { ($0.outcome == .win) == $0.wasShownFirst }, of: count)
        isConfounded = Set(shown.map(\.wasShownFirst)).count == 1
    }
}

/// What a contest adds to the sums that the rates are made of.
private enum Column: Int, CaseIterable {
    case win, score, one, decisive, firstWins, firstDecisive
}

extension Contest {
    fileprivate var margin: Double { outcome == .win ? 1 : outcome == .loss ? -1 : 0 }

    fileprivate func value(_ column: Column) -> Double {
        func one(_ holds: Bool) -> Double { holds ? 1 : 0 }
        let (win, loss) = (one(outcome == .win), one(outcome == .loss))
        return switch column {
        case .win: win
        case .score: (1 + margin) / 2
        case .one: 1
        case .decisive: win + loss
        case .firstWins: wasShownFirst.map { $0 ? win : loss } ?? 0
        case .firstDecisive: wasShownFirst == nil ? 0 : win + loss
        }
    }
}
