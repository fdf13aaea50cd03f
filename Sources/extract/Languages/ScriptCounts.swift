/// Letters of a text by script.
struct ScriptCounts: Sendable {
    private var counts = Array(repeating: 0, count: Script.allCases.count)

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars {
            if let script = Script(scalar) { counts[script.rawValue] += 1 }
        }
    }

    /// The script of most words: a Han character stands for about three Latin letters, and next to kana it is Japanese.
    var main: Script {
        func count(_ script: Script) -> Int { counts[script.rawValue] }
        let (latin, han, kana) = (count(.latin), count(.han), count(.kana))
        if kana * 10 > kana + han, 3 * (kana + han) > latin { return .kana }
        let others = Script.allCases.filter { ![.latin, .han, .kana].contains($0) }
        let foreign = others.reduce(0) { $0 + count($1) }
        if 3 * han > max(latin, foreign) { return .han }
        return foreign > latin ? others.max { count($0) < count($1) } ?? .other : .latin
    }
}
