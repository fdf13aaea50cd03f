import Stage

/// An answer with the right one.
struct JudgedAnswer {
    var answer: TripletAnswer
    var key: TripletKey
    var isRight: Bool { answer.choice == key.odd }
}

/// How often annotators find the odd one, and how far they agree on which it is.
struct TripletAgreement {
    var accuracy: Share
    /// Exact two-sided test against a third.
    var p: Double
    /// Fleiss' kappa of the chosen places, over triplets with two answers or more.
    var kappa: Double
    var kappaInterval: BootstrapInterval?
    var participants: Int
    var triplets: Int
    /// Whether each participant has answered each triplet that somebody has answered.
    var isComplete: Bool

    /// `answers`: at least one.
    init(_ answers: [JudgedAnswer], _ resampling: Resampling, stream: String) {
        var (people, items) = (Names(), Names())
        let marks = answers.map { answer in
            (row: people.index(of: answer.answer.participant), column: items.index(of: answer.answer.triplet), isTrue: answer.isRight)
        }
        (participants, triplets) = (people.all.count, items.all.count)
        isComplete = answers.count == participants * triplets

        let right = answers.count(where: \.isRight)
        let share = Double(right) / Double(answers.count)
        p = BinomialTest.p(right, of: answers.count, chance: 1.0 / 3)
        if right == 0 || right == answers.count {
            // Every draw is the same: the fewer of participants and triplets are what is surely independent.
            let range = WilsonInterval.of(share: share, count: min(participants, triplets), confidence: resampling.confidence)
            accuracy = Share(value: share, interval: BootstrapInterval(range: range), method: .wilson)
        } else {
            let interval = resampling.interval(CrossedMarks(marks).resampled(resampling, stream: stream))
            accuracy = Share(value: share, interval: interval, method: interval?.range.map { _ in .bootstrap })
        }

        var counts = [[Int]](repeating: [0, 0, 0], count: triplets)
        for (mark, answer) in zip(marks, answers) {
            if let place = Triplet.places.firstIndex(of: answer.answer.choice) { counts[mark.column][place] += 1 }
        }
        // Annotators are not drawn anew: one drawn twice would agree with himself.
        let rows = counts.enumerated().compactMap { item, counts in FleissKappa.row(counts).map { (item, $0) } }
        let sums = UnitSums(columns: 2 + Triplet.places.count, rows)
        kappa = FleissKappa.kappa(sums.totals)
        kappaInterval = resampling.interval(sums.resampled(resampling, stream: "kappa:\(stream)").map(FleissKappa.kappa))
    }
}
