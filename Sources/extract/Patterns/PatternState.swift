/// What a pattern is asked of a text.
enum PatternQuestion: Sendable {
    /// Whether it matches somewhere: Python's search.
    case anywhere
    /// Whether it matches at the start: Python's match.
    case atStart
    /// How many matches follow each other without overlap: the length of Python's findall.
    case count
}

/// Where the threads of a program stand between two characters.
///
/// Threads are ordered by preference and fall into rounds, one behind the other: those of a round would make the same match, those of the
/// next presume that this one fails and that an earlier end of a match, found already, holds. The last round searches on.
struct PatternState: Hashable, Sendable {
    enum Before: UInt8, Sendable { case start, word, other }

    var before = Before.start
    /// Steps by round; only the last may be empty.
    var rounds: [[Int32]]
}

/// A round's count of matches, from that of a round of the state before.
struct RoundCount: Equatable, Sendable {
    var from: Int
    var plus: Int
}

/// What a character, or the end, does to a state.
enum PatternMove: Equatable, Sendable {
    /// The answer is known.
    case answer(Bool)
    /// The next state, and the counts of its rounds.
    case state(PatternState, [RoundCount])
}

/// Follows the threads of a program past one character.
struct PatternThreads {
    private let program: PatternProgram
    private let classes: ScalarClasses
    private let question: PatternQuestion

    // Of the place that is being looked at.
    private var before = PatternState.Before.start
    private var next = 0
    private var seen: [Bool]
    private var stack: [Int] = []
    private var waits: [Bool]
    private var waiting: [Int] = []

    init(_ pattern: Pattern, _ question: PatternQuestion) {
        (program, classes, self.question) = (pattern.program, pattern.classes, question)
        seen = Array(repeating: false, count: program.steps.count)
        waits = seen
    }

    var start: PatternState { PatternState(rounds: [question == .atStart ? [0] : []]) }

    /// What follows from a character of the class `next`, or from the end.
    mutating func move(_ state: PatternState, _ next: Int) -> PatternMove {
        (before, self.next) = (state.before, next)
        clear(&seen)
        clear(&waits)
        waiting.removeAll(keepingCapacity: true)
        var counts: [RoundCount] = []
        var rounds: [[Int32]] = []
        func close(_ count: RoundCount, isLast: Bool = false) {
            let moved = waiting.filter { takes($0) }.map { Int32($0 + 1) }
            if !moved.isEmpty || isLast {
                // Where there is no count, order makes no difference.
                rounds.append(question == .count ? moved : moved.sorted())
                counts.append(count)
            }
            waiting.removeAll(keepingCapacity: true)
        }
        var count = RoundCount(from: 0, plus: 0)
        var isMatched = false
        search: for (index, round) in state.rounds.enumerated() {
            if index > 0 { close(count) }
            count = RoundCount(from: index, plus: 0)
            for step in round where follow(Int(step)) {
                isMatched = true
                break search
            }
        }
        switch question {
        case .atStart: if isMatched { return .answer(true) }
        case .anywhere: if isMatched || begin() { return .answer(true) }
        case .count:
            if isMatched {
                close(count)
                count.plus += 1
            }
            if begin() {
                // An empty match: the next may begin here too, but not be empty.
                close(count)
                count.plus += 1
                _ = begin(mayBeEmpty: false)
            }
        }
        close(count, isLast: true)
        let isWord = program.checksBoundaries && classes.isWord(next)
        if question == .atStart, rounds == [[]] { return .answer(false) }
        return .state(PatternState(before: isWord ? .word : .other, rounds: rounds), counts)
    }

    private func takes(_ step: Int) -> Bool {
        guard case .take(let set) = program.steps[step] else { return false }
        return classes.contains(next, inSet: set)
    }

    /// Starts a match here; true where it can be empty.
    private mutating func begin(mayBeEmpty: Bool = true) -> Bool {
        // Steps that other threads went through may have led them to a match that is not this one's: only characters are awaited once.
        clear(&seen)
        return follow(0, mayMatch: mayBeEmpty)
    }

    /// Follows a thread from a step to all characters that it may wait for, better ones first; true where it comes to a match, behind
    /// which there is nothing better.
    private mutating func follow(_ step: Int, mayMatch: Bool = true) -> Bool {
        stack.removeAll(keepingCapacity: true)
        stack.append(step)
        while let step = stack.popLast() {
            guard !seen[step] else { continue }
            seen[step] = true
            switch program.steps[step] {
            case .take:
                if !waits[step] { waiting.append(step) }
                waits[step] = true
            case .check(let assertion): if holds(assertion) { stack.append(step + 1) }
            case .fork(let better, let worse): stack += [worse, better]
            case .jump(let target): stack.append(target)
            case .match: if mayMatch { return true }
            }
        }
        return false
    }

    private func holds(_ assertion: PatternSyntax.Assertion) -> Bool {
        let isBoundary = (before == .word) != classes.isWord(next)
        return switch assertion {
        case .start: before == .start
        case .end: next == classes.end
        case .lineEnd: next == classes.end || next == classes.lastNewline
        case .boundary: isBoundary
        case .noBoundary: !isBoundary
        }
    }

    private func clear(_ flags: inout [Bool]) { for index in flags.indices { flags[index] = false } }
}
