/// The short string that tells through which stages, with which settings, a record came.
public enum Via {
    /// One stage's part: `name:method:digest`, the digest of the settings that change its output.
    public static func stage(_ name: String, method: String, settings: [String]) -> String {
        "\(name):\(method):\(SHA256.hexadecimal(settings.joined(separator: "\n")).prefix(8))"
    }

    /// The string that a record carries on, with one more stage.
    public static func extended(_ via: String?, by stage: String) -> String {
        via.map { "\($0) \(stage)" } ?? stage
    }
}

/// Refuses records of different `via` side by side: in one group, such as a facet or a codebook.
public struct ViaCheck {
    private let isAllowed: Bool
    private var first: [String: (via: String?, place: Place)] = [:]

    public init(allowMixed: Bool) { isAllowed = allowMixed }

    public static let key = OptionKey.flag(
        "allow-mixed", help: "accept records that came through different stages or settings",
        details: "A simulator embedded with another model than the real side is the commonest wrong result.")

    public static let option = key.option

    public mutating func check(_ via: String?, in group: String = "", at place: Place) throws {
        guard let first = first[group] else {
            first[group] = (via, place)
            return
        }
        guard isAllowed || via == first.via else {
            throw Failure(
                .data, "found '\(via ?? "nothing")', but \(first.place) has '\(first.via ?? "nothing")'", at: place, field: "via",
                hint: "make both sides with the same settings, or compare them all the same with --allow-mixed")
        }
    }
}
