/// Words for degrees; neighbours share words, so that near values stay near as text.
enum DegreePhrase {
    static func share(_ count: Int, of total: Int) -> String {
        if count >= total { return "in every message" }
        if count * 4 >= total * 3 { return "in nearly every message" }
        if count * 2 >= total { return "in most messages" }
        if count * 4 >= total { return "in some messages" }
        return count == 1 ? "rarely" : "in few messages"
    }

    /// As `share`, for occasions that not every message gives.
    static func times(_ count: Int, of total: Int) -> String {
        if count >= total { return "every time" }
        if count * 4 >= total * 3 { return "nearly every time" }
        if count * 2 >= total { return "most of the time" }
        if count * 4 >= total { return "some of the time" }
        return "rarely"
    }

    /// Length of a message in words.
    static func length(_ words: Int) -> String {
        switch words {
        case ...2: "extremely short, 1 to 2 words"
        case ...5: "very short, 3 to 5 words"
        case ...8: "short, 6 to 8 words"
        case ...12: "rather short, 9 to 12 words"
        case ...17: "medium, 13 to 17 words"
        case ...25: "rather long, 18 to 25 words"
        case ...40: "long, 26 to 40 words"
        case ...80: "very long, 41 to 80 words"
        case ...200: "extremely long, 81 to 200 words"
        default: "enormous, over 200 words"
        }
    }

    /// A number of things.
    static func number(_ count: Int) -> String {
        switch count {
        case 0: "none"
        case 1: "one"
        case 2: "a few, 2"
        case 3...4: "a few, 3 to 4"
        case 5...7: "several, 5 to 7"
        case 8...12: "many, 8 to 12"
        case 13...25: "very many, 13 to 25"
        default: "very many, over 25"
        }
    }

    /// A part of a whole, in hundredths.
    static func part(_ percent: Int) -> String {
        switch percent {
        case ...10: "almost none of them"
        case ...30: "a small part of them"
        case ...50: "less than half of them"
        case ...70: "more than half of them"
        case ...90: "a large part of them"
        default: "almost all of them"
        }
    }
}
