/// The settings that values depend on, gathered from all findings.
struct ShownSettings {
    /// By name, each value that occurs, in order of appearance.
    private var values: [String: [String]] = [:]
    private static let valueLimit = 6
    /// Fields that values depend on, in the order in which a report lists them.
    static let names = [
        "clusters", "smoothing", "log_base", "difficulty", "missing_answer", "unit", "confidence", "bootstrap", "permutations", "seed",
        "via",
    ]

    /// Of findings, the settings that each names.
    init(_ settings: [[String: String]]) {
        for name in ShownSettings.names { values[name] = unique(settings.compactMap { $0[name] }) }
    }

    /// Coverage that the intervals aim at, in percent; nil where it is unknown or not one.
    var confidence: String? {
        guard let all = values["confidence"], all.count == 1, let share = Double(all[0]), (0...1).contains(share) else { return nil }
        let percent = (share * 10000).rounded() / 100
        return percent == percent.rounded() ? "\(Int(percent))" : "\(percent)"
    }

    /// Name and value, those that no finding names left out.
    var shown: [(name: String, value: String)] {
        ShownSettings.names.compactMap { name in
            guard let all = values[name], !all.isEmpty else { return nil }
            let listed = all.prefix(ShownSettings.valueLimit).map { displayText($0, limit: 200) }
            let more = all.count > listed.count ? ["and \(all.count - listed.count) more"] : []
            return (name, (listed + more).joined(separator: "; "))
        }
    }
}
