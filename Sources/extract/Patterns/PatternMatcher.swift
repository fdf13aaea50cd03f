/// Answers a question of a pattern about one text after another, in time linear in the text.
///
/// States of the program's threads are made into a table as texts come to them (Thompson's construction, subsets made lazily), so that
/// most characters cost one look-up. Not for two threads at once; what it has learned changes no answer.
struct PatternMatcher: Sendable {
    /// Cells of the table and steps in its states at most, but for the cells of `leastRows` rows; what comes beyond begins anew.
    static let room = 1 << 18
    private static let leastRows = 32

    private let classes: ScalarClasses
    private let room: Int
    private var threads: PatternThreads
    private var states: [PatternState] = []
    private var rows: [PatternState: Int] = [:]
    private var held = 0
    /// For each state and class the row that comes next; -1 where it is unknown, less where there is a turn: -2 - its place.
    private var table: [Int32] = []
    private var turns: [Turn] = []
    private var counts: [Int] = []

    /// A move that does more than go to a row.
    private enum Turn: Sendable {
        case answer(Bool)
        case count(row: Int, [RoundCount])
    }

    init(_ pattern: Pattern, _ question: PatternQuestion, room: Int? = nil) {
        classes = pattern.classes
        self.room = room ?? max(PatternMatcher.room, PatternMatcher.leastRows * classes.count)
        threads = PatternThreads(pattern, question)
    }

    /// Whether the text, in UTF-8, has what is asked for.
    mutating func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool { count(text) > 0 }

    /// Matches in the text, in UTF-8; 0 or 1 where the question is whether there is one.
    mutating func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        if states.isEmpty { _ = row(of: threads.start) }
        counts = [0]
        var row = 0
        var index = 0
        var answer: Bool?
        while index < text.count {
            classes.ascii.withUnsafeBufferPointer { ascii in
                table.withUnsafeBufferPointer { PatternMatcher.run(text, from: &index, row: &row, ascii, $0) }
            }
            let (number, length) = self.class(text, at: index)
            answer = move(&row, number)
            if let answer { return answer ? 1 : 0 }
            index += length
        }
        answer = move(&row, classes.end)
        return answer.map { $0 ? 1 : 0 } ?? counts[counts.count - 1]
    }

    /// Goes along the table while characters are ASCII and moves are rows, but not past the last byte, which may be a line break that ends
    /// the text.
    @inline(__always)
    private static func run(
        _ text: UnsafeBufferPointer<UInt8>, from index: inout Int, row: inout Int, _ ascii: UnsafeBufferPointer<UInt32>,
        _ table: UnsafeBufferPointer<Int32>
    ) {
        let end = text.count - 1
        var (position, current) = (index, row)
        while position < end, text[position] < 0x80 {
            let next = table[current &+ Int(ascii[Int(text[position])])]
            if next < 0 { break }
            current = Int(next)
            position &+= 1
        }
        (index, row) = (position, current)
    }

    private func `class`(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> (number: Int, length: Int) {
        let byte = text[index]
        if byte == 0x0A, index == text.count - 1 { return (classes.lastNewline, 1) }
        if byte < 0x80 { return (Int(classes.ascii[Int(byte)]), 1) }
        let (scalar, length) = CharacterClass.decode(text, at: index)
        return (classes[scalar], length)
    }

    /// Goes past a character of a class; the answer where it is known then.
    private mutating func move(_ row: inout Int, _ number: Int) -> Bool? {
        if table[row + number] == -1 { learn(&row, number) }
        let next = Int(table[row + number])
        if next >= 0 {
            row = next
            return nil
        }
        switch turns[-2 - next] {
        case .answer(let answer): return answer
        case .count(let next, let rounds):
            counts = rounds.map { counts[$0.from] + $0.plus }
            row = next
            return nil
        }
    }

    private mutating func learn(_ row: inout Int, _ number: Int) {
        let state = states[row / classes.count]
        if table.count + held > room {
            (states, rows, held, table, turns) = ([], [:], 0, [], [])
            _ = self.row(of: threads.start)
            row = self.row(of: state)
        }
        switch threads.move(state, number) {
        case .answer(let answer): turn(.answer(answer), at: row + number)
        case .state(let next, let counts):
            let target = self.row(of: next)
            if counts == state.rounds.indices.map({ RoundCount(from: $0, plus: 0) }) {
                table[row + number] = Int32(target)
            } else {
                turn(.count(row: target, counts), at: row + number)
            }
        }
    }

    private mutating func turn(_ turn: Turn, at cell: Int) {
        table[cell] = Int32(-2 - turns.count)
        turns.append(turn)
        if case .count(_, let counts) = turn { held += 2 * counts.count }
    }

    private mutating func row(of state: PatternState) -> Int {
        if let known = rows[state] { return known }
        let row = table.count
        states.append(state)
        rows[state] = row
        held += state.rounds.reduce(2) { $0 + $1.count + 2 }
        table += Array(repeating: -1, count: classes.count)
        return row
    }
}

extension PatternMatcher {
    mutating func matches(_ text: String) -> Bool { count(text) > 0 }

    mutating func count(_ text: String) -> Int {
        var text = text
        return text.withUTF8 { count($0) }
    }
}
