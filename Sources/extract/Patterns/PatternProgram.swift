import Stage

/// A regular expression as the steps of Thompson's machine, whose threads stand at steps and are ordered by preference.
struct PatternProgram: Sendable {
    enum Step: Sendable {
        /// Takes one character of a set and goes to the next step.
        case take(set: Int)
        /// Goes to the next step where it holds.
        case check(PatternSyntax.Assertion)
        /// Goes on at both, better at the first.
        case fork(Int, Int)
        case jump(Int)
        case match
    }

    /// No more is added beyond so many steps: `(a{1000}){1000}` is refused rather than built.
    static let largest = 100_000

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []
    private var numbers: [ScalarSet: Int] = [:]
    /// Whether a step looks at word boundaries, and at line ends.
    private(set) var checksBoundaries = false
    private(set) var checksLineEnds = false

    /// - Throws: a `Failure` where the program would be too large.
    init(_ syntax: PatternSyntax, at place: Place? = nil) throws {
        guard add(syntax) else {
            throw Failure(.data, "the regular expressions come to more than \(PatternProgram.largest) steps", at: place)
        }
        steps.append(.match)
    }

    /// Whether there was room.
    private mutating func add(_ syntax: PatternSyntax) -> Bool {
        guard steps.count < PatternProgram.largest else { return false }
        switch syntax {
        case .empty: break
        case .set(let set):
            let number = numbers[set] ?? sets.count
            if number == sets.count {
                sets.append(set)
                numbers[set] = number
            }
            steps.append(.take(set: number))
        case .assertion(let assertion):
            if assertion == .boundary || assertion == .noBoundary { checksBoundaries = true }
            if assertion == .lineEnd { checksLineEnds = true }
            steps.append(.check(assertion))
        case .sequence(let parts): return parts.allSatisfy { add($0) }
        case .alternatives(let parts): return addAlternatives(parts)
        case .repetition(let part, let minimum, let maximum, let isLazy):
            return addRepetition(part, minimum: minimum, maximum: maximum, isLazy: isLazy)
        }
        return true
    }

    private mutating func addAlternatives(_ parts: [PatternSyntax]) -> Bool {
        var ends: [Int] = []
        for (index, part) in parts.enumerated() {
            let isLast = index == parts.count - 1
            let fork = steps.count
            if !isLast { steps.append(.fork(fork + 1, fork + 1)) }
            guard add(part) else { return false }
            guard !isLast else { continue }
            ends.append(steps.count)
            steps.append(.jump(0))
            steps[fork] = .fork(fork + 1, steps.count)
        }
        for end in ends { steps[end] = .jump(steps.count) }
        return true
    }

    private mutating func addRepetition(_ part: PatternSyntax, minimum: Int, maximum: Int?, isLazy: Bool) -> Bool {
        func fork(_ inside: Int, _ outside: Int) -> Step { isLazy ? .fork(outside, inside) : .fork(inside, outside) }
        var last = steps.count
        for _ in 0..<minimum {
            last = steps.count
            guard add(part) else { return false }
        }
        var exits: [Int] = []
        func leave(_ exits: [Int], _ steps: inout [Step]) { for exit in exits { steps[exit] = fork(exit + 1, steps.count) } }
        guard let maximum else {
            if minimum == 0 {
                exits.append(steps.count)
                steps.append(.match)
                last = steps.count
                guard add(part) else { return false }
                // A part that can be empty goes round as part+ within (part+)?: an empty round is then left before a longer one is tried,
                // as by a backtracking matcher.
                guard part.isNullable else {
                    steps.append(.jump(exits[0]))
                    leave(exits, &steps)
                    return true
                }
            }
            steps.append(fork(last, steps.count + 1))
            leave(exits, &steps)
            return true
        }
        for _ in minimum..<max(minimum, maximum) {
            exits.append(steps.count)
            steps.append(.match)
            guard add(part) else { return false }
        }
        leave(exits, &steps)
        return true
    }
}

/// A compiled expression, which threads share; `PatternMatcher` runs it.
struct Pattern: Sendable {
    let program: PatternProgram
    let classes: ScalarClasses

    /// - Throws: a `Failure` with the place where the text is no expression that is supported, or too large.
    init(_ text: String, at place: Place? = nil) throws { try self.init(PatternParser.parse(text, at: place), at: place) }

    init(_ syntax: PatternSyntax, at place: Place? = nil) throws {
        program = try PatternProgram(syntax, at: place)
        classes = ScalarClasses(program)
    }
}
