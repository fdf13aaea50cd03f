/// Goes through all characters from the lowest on and knows which sets hold the one at hand.
struct SetSweep {
    /// What sets hold a character, as the sum without carry of a random number for each.
    struct Membership: Hashable {
        var low: UInt64 = 0
        var high: UInt64 = 0

        static func ^= (left: inout Membership, right: Membership) {
            (left.low, left.high) = (left.low ^ right.low, left.high ^ right.high)
        }
    }

    /// Where ranges of sets begin or have ended, and 0, ascending.
    let bounds: [UInt32]
    private let sets: [ScalarSet]
    private let numbers: [Membership]
    /// Ranges that begin (+1) or have ended (-1), by the character, ascending.
    private let changes: [(scalar: UInt32, set: Int, step: Int)]
    private var position = 0
    /// How many ranges of each set hold the character.
    private var depths: [Int]
    private var memberships: [Membership]

    init(_ sets: [ScalarSet]) {
        self.sets = sets
        // SplitMix64 (Steele, Lea and Flood, 2014): the same numbers in every run.
        var state: UInt64 = 0
        func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
            return mixed ^ mixed >> 31
        }
        let numbers = sets.map { _ in Membership(low: next(), high: next()) }
        self.numbers = numbers
        changes = sets.enumerated().flatMap { set, content in
            content.ranges.flatMap { [($0.lowerBound, set, 1), ($0.upperBound + 1, set, -1)] }
        }.sorted { $0.0 < $1.0 }
        bounds = Set(changes.map(\.scalar)).union([0]).sorted()
        depths = Array(repeating: 0, count: sets.count)
        memberships = ScalarKind.allCases.map { kind in
            sets.indices.reduce(into: Membership()) { if sets[$1].contains(kind) { $0 ^= numbers[$1] } }
        }
    }

    func membership(_ kind: ScalarKind) -> Membership { memberships[Int(kind.rawValue)] }

    mutating func move(to scalar: UInt32) {
        while position < changes.count, changes[position].scalar <= scalar {
            let (set, step) = (changes[position].set, changes[position].step)
            let wasIn = depths[set] > 0
            depths[set] += step
            if wasIn != (depths[set] > 0) {
                for kind in ScalarKind.allCases where !sets[set].contains(kind) { memberships[Int(kind.rawValue)] ^= numbers[set] }
            }
            position += 1
        }
    }
}
