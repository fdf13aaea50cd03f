import Testing

@testable import Stage

private func value(_ text: String) throws -> JSONValue { try Record("{\"v\":\(text)}").required("v") }

@Suite struct JSONValueTests {
    @Test(arguments: [
        ("0", 0.0), ("-0.0", -0.0), ("1e308", 1e308), ("5e-324", .leastNonzeroMagnitude), ("1e-400", 0), ("0.1", 0.1), ("1E2", 100),
        ("12345678901234567890", 12_345_678_901_234_567_168),
    ])
    func readsNumbers(_ text: String, _ number: Double) throws { #expect(try value(text).double?.bitPattern == number.bitPattern) }

    @Test func numbersOutOfRangeAreNone() throws {
        #expect(try value("1e309").double == nil)
        #expect(try value("-1e309").double == nil)
        #expect(try value("\"1\"").double == nil)
        #expect(try value(String(repeating: "9", count: 100_000)).double == nil)
        #expect(try value("0." + String(repeating: "0", count: 100_000) + "1").double == 0)
    }

    @Test func integersAreExactToTheLimits() throws {
        #expect(try value("9007199254740993").integer == 9_007_199_254_740_993)
        #expect(try value("9223372036854775807").integer == .max)
        #expect(try value("-9223372036854775808").integer == .min)
        #expect(try value("9223372036854775808").integer == nil)
        #expect(try value("1e3").integer == 1000)
        #expect(try value("3.0").integer == 3)
        #expect(try value("3.5").integer == nil)
        #expect(try value("1e99").integer == nil)
        #expect(try value("-0").integer == 0)
        #expect(try value("true").integer == nil)
    }

    @Test func walksOverMembers() throws {
        #expect(try value(#" [ 1 , "a,]" , [2] , {} ] "#).elements.map(\.source) == ["1", "\"a,]\"", "[2]", "{}"])
        #expect(try value("[]").elements.isEmpty)
        #expect(try value("{}").elements.isEmpty)
        var names: [String] = []
        try value(#"{ "a" : 1 , "\u0062" : 2 , "" : 3 }"#).forEachField { name, member in names.append("\(name)=\(member.source)") }
        #expect(names == ["a=1", "b=2", "=3"])
    }

    @Test func theLastOfARepeatedNameCounts() throws {
        #expect(try value(#"{"a":1,"b":2,"\u0061":3}"#)["a"]?.integer == 3)
        #expect(try value(#"{"a":1}"#)["b"] == nil)
        #expect(try value("[1]")["a"] == nil)
    }

    @Test func namesAreComparedByTheirBytes() throws {
        let object = try value("{\"e\u{301}\":1}")
        #expect(object["e\u{301}"]?.integer == 1)
        #expect(object["\u{E9}"] == nil)
    }

    @Test func bytesOfAStringWithAndWithoutEscapes() throws {
        #expect(try value(#""plain""#).withStringBytes { Array($0) } == Array("plain".utf8))
        #expect(try value(#""a\/b""#).withStringBytes { Array($0) } == Array("a/b".utf8))
        #expect(try value(#""""#).withStringBytes { $0.count } == 0)
        #expect(try value(#""\uD83D\uDE00 \u00e9""#).string == "😀 é")
        #expect(try value("1").string == nil)
        #expect(try value("true").bool == true)
        #expect(try value("false").bool == false)
        #expect(try value("null").bool == nil)
    }
}
