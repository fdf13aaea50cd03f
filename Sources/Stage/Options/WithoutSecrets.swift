/// A text as it may be shown and kept: of an address in it (scheme://...), what stands before an @ and behind a question mark, where
/// names, passwords and keys are, is replaced by [hidden].
public func withoutSecrets(_ text: String) -> String {
    guard let start = text.firstRange(of: "://")?.upperBound else { return text }
    var address = text[start...]
    var shown = text[..<start]
    let authority = address.prefix { !"/?#".contains($0) }
    if let at = authority.lastIndex(of: "@") {
        shown += "[hidden]"
        address = address[at...]
    }
    let query = address.drop { $0 != "?" && $0 != "#" }
    shown += address[..<query.startIndex]
    guard query.first == "?", query.count > 1 else { return String(shown + query) }
    return shown + "?[hidden]"
}
