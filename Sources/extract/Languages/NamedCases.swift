/// An enumeration whose cases go by their names in lexicons and records, words joined by low lines: `small_name` for `smallName`.
protocol NamedCases: CaseIterable, RawRepresentable, Hashable, Sendable where RawValue == Int, AllCases == [Self] {
    /// The names of all cases, in their order: `spelledNames`, kept.
    static var names: [String] { get }
}

extension NamedCases {
    var name: String { Self.names[rawValue] }

    init?(named name: String) {
        guard let position = Self.names.firstIndex(of: name) else { return nil }
        self = Self.allCases[position]
    }

    static var spelledNames: [String] {
        allCases.map { element in
            "\(element)".reduce(into: "") { name, letter in
                if letter.isUppercase { name += "_" }
                name += letter.lowercased()
            }
        }
    }
}
