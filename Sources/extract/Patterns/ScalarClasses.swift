/// The characters that a program cannot tell apart, as one class each; two more stand for the end of the text and for a line break that
/// ends it.
struct ScalarClasses: Sendable {
    /// Classes with these two.
    let count: Int
    var end: Int { count - 2 }
    var lastNewline: Int { count - 1 }
    /// Class of each ASCII character.
    private(set) var ascii: [UInt32] = []

    /// Lowest characters of the intervals between which no set of the program changes but by kind.
    private let bounds: [UInt32]
    /// Class by interval and kind.
    private let byKind: [UInt32]
    /// A character and its kind for each class but that of the end.
    private let members: [(scalar: UInt32, kind: ScalarKind)?]
    private let sets: [ScalarSet]

    /// O(n log n) for n ranges in all sets.
    init(_ program: PatternProgram) {
        let sets = program.sets + (program.checksLineEnds ? [.newline] : [])
        var known: [Class: UInt32] = [:]
        var members: [(scalar: UInt32, kind: ScalarKind)?] = []
        var sweep = SetSweep(sets)
        func number(_ scalar: UInt32, _ kind: ScalarKind) -> UInt32 {
            // Without \b in the program what is a word character makes no difference.
            let key = Class(membership: sweep.membership(kind), isWord: program.checksBoundaries && kind.isWord)
            if let known = known[key] { return known }
            known[key] = UInt32(members.count)
            members.append((scalar, kind))
            return UInt32(members.count - 1)
        }
        bounds = sweep.bounds
        byKind = sweep.bounds.flatMap { bound in
            sweep.move(to: bound)
            return ScalarKind.allCases.map { number(bound, $0) }
        }
        self.sets = program.sets
        count = members.count + 2
        self.members = members + [nil, (0x0A, .space)]
        ascii = (0..<128).map { UInt32(self[$0]) }
    }

    private struct Class: Hashable {
        var membership: SetSweep.Membership
        var isWord: Bool
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

    func isWord(_ number: Int) -> Bool { members[number]?.kind.isWord ?? false }

    func contains(_ number: Int, inSet set: Int) -> Bool { members[number].map { sets[set].contains($0.scalar, $0.kind) } ?? false }
}
