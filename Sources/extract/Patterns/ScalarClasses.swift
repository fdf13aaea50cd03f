/// The characters that a program cannot tell apart, as one class each; two more stand for the end of the text and for a line break that
/// ends it.
struct ScalarClasses: Sendable {
    /// Classes with these two.
    let count: Int
    var end: Int { count - 2 }
    var lastNewline: Int { count - 1 }
    /// Class of each ASCII character.
    private(set) var ascii: [UInt16] = []

    /// Lowest characters of the intervals between which no set of the program changes but by kind.
    private let bounds: [UInt32]
    /// Class by interval and kind.
    private let byKind: [UInt16]
    /// Whether a class is in a set, class by class.
    private let members: [Bool]
    private let setCount: Int
    private let isWord: [Bool]

    init(_ program: PatternProgram) {
        let sets = program.sets + (program.checksLineEnds ? [.newline] : [])
        let bounds = Set(sets.flatMap(\.ranges).flatMap { [$0.lowerBound, $0.upperBound + 1] }).union([0]).sorted()
        var known: [[Bool]: Int] = [:]
        var signatures: [[Bool]] = []
        func number(_ scalar: UInt32, _ kind: ScalarKind) -> UInt16 {
            let signature = sets.map { $0.contains(scalar, kind) } + [kind.isWord]
            // Without \b in the program what is a word character makes no difference.
            let key = program.checksBoundaries ? signature : signature.dropLast()
            if let known = known[key] { return UInt16(known) }
            known[key] = signatures.count
            signatures.append(signature)
            return UInt16(signatures.count - 1)
        }
        byKind = bounds.flatMap { bound in ScalarKind.allCases.map { number(bound, $0) } }
        self.bounds = bounds
        let newline = number(0x0A, .space)
        signatures.append(sets.map { _ in false } + [false])
        signatures.append(signatures[Int(newline)])
        count = signatures.count
        setCount = program.sets.count
        members = signatures.flatMap { $0.prefix(program.sets.count) }
        isWord = signatures.map { $0[$0.count - 1] }
        ascii = (0..<128).map { UInt16(self[$0]) }
    }

    /// The class of a character; O(log intervals).
    subscript(scalar: UInt32) -> Int {
        var (low, high) = (0, bounds.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if bounds[middle] <= scalar { low = middle } else { high = middle }
        }
        return Int(byKind[low * ScalarKind.allCases.count + Int(ScalarKind(scalar).rawValue)])
    }

    func isWord(_ number: Int) -> Bool { isWord[number] }

    func contains(_ number: Int, inSet set: Int) -> Bool { members[number * setCount + set] }
}
