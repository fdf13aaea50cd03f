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

/// Refuses records of different `via` in one group, such as a facet or a codebook.
public struct ViaCheck: Sendable {
    private struct Found {
        var first: String?
        var place: Place
    }

    private let isAllowed: Bool
    private var groups: [String: Found] = [:]
    /// The least `via` of each group, where several are allowed; nothing where it is the first.
    private var least: [String: String?] = [:]

    public init(allowMixed: Bool) { isAllowed = allowMixed }

    public static let key = OptionKey.flag(
        "allow-mixed", help: "accept records that came through different stages or settings",
        details: "A simulator embedded with another model than the real side is the commonest wrong result.")

    public static let option = key.option

    public mutating func check(_ via: String?, in group: String = "", at place: Place) throws {
        guard let found = groups[group] else {
            groups[group] = Found(first: via, place: place)
            return
        }
        guard isAllowed || via == found.first else {
            throw Failure(
                .data, "found '\(via ?? "nothing")', but \(found.place) has '\(found.first ?? "nothing")'", at: place, field: "via",
                hint: "make both sides with the same settings, or compare them all the same with --allow-mixed")
        }
    }

    /// Takes note of a record that was accepted.
    mutating func note(_ via: String?, in group: String) {
        guard isAllowed else { return }
        guard let known = least[group] else {
            least[group] = .some(via)
            return
        }
        // No `via` comes before any, the empty one too.
        if let known, via.map({ $0 < known }) ?? true { least[group] = .some(via) }
    }

    /// The `via` that stands for a group.
    func least(of group: String) -> String? { (isAllowed ? least[group] : groups[group]?.first) ?? nil }
}
