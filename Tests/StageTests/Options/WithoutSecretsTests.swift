import Stage
import Testing

@Suite struct WithoutSecretsTests {
    @Test(arguments: [
        ("http://h:1/v1", "http://h:1/v1"), ("--api=https://h/v1?key=s&v=1", "--api=https://h/v1?[hidden]"), ("http://h?", "http://h?"),
        ("https://u:p@h/a@b?c@d", "https://[hidden]@h/a@b?[hidden]"), ("x@y?z", "x@y?z"), ("http://u@p@h", "http://[hidden]@h"),
        ("http://h/#a?b", "http://h/#a?b"), ("ftp://", "ftp://"), ("http://h h?k", "http://h h?[hidden]"), ("", ""),
    ])
    func hidesNamesPasswordsAndQueries(text: String, shown: String) { #expect(withoutSecrets(text) == shown) }
}
