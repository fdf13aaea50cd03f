/// Letters of a text by script, as far as the rules' languages differ in them.
struct ScriptCounts: Sendable {
    enum Script: Sendable { case latin, han, other }

    private var latin = 0
    private var han = 0
    private var kana = 0
    private var other = 0

    mutating func add(_ text: String) {
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                if (value | 0x20) &- 0x61 < 26 { latin += 1 }
                continue
            }
            switch value {
            case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: han += 1
            case 0x3040...0x30FF: kana += 1
            case 0x300...: if scalar.properties.isAlphabetic { other += 1 }
            default: break
            }
        }
    }

    /// The script of most words: a Han character stands for about three Latin letters, and beside kana it is Japanese.
    var main: Script {
        if kana * 10 > kana + han, 3 * (kana + han) > latin { return .other }
        if 3 * han > max(latin, other) { return .han }
        return other > latin ? .other : .latin
    }
}
