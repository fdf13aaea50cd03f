import Testing

@testable import Stage

@Suite struct JSONObjectTests {
    @Test func writesFieldsInOrder() {
        var inner = JSONObject()
        inner.add("x", 1)
        var object = JSONObject()
        object.add("s", "a\"b")
        object.add("i", -3)
        object.add("b", true)
        object.add("d", 0.5)
        object.add("nan", Double.nan)
        object.add("list", ["a", "b"])
        object.add("numbers", [1, 0.25, .infinity])
        object.add("objects", [inner, JSONObject()])
        object.add("none", ifPresent: nil)
        object.add("some", ifPresent: "x")
        let expected =
            #"{"s":"a\"b","i":-3,"b":true,"d":0.5,"nan":null,"list":["a","b"],"numbers":[1,0.25,null],"objects":[{"x":1},{}],"some":"x"}"#
        #expect(String(decoding: object.bytes, as: UTF8.self) == expected)
        #expect(String(decoding: object.line, as: UTF8.self) == expected + "\n")
        #expect(String(decoding: JSONObject().bytes, as: UTF8.self) == "{}")
    }
}
