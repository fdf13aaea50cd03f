/// An option with the type of its value: name, range, default and help stand here once, and `arguments[key]` reads it.
///
///     static let minimum = OptionKey.integer("minimum", help: "fewest conversations in a task").defaulting(to: 10).advanced()
///     static let key = OptionKey.outputFile("key", help: "where --triplets writes the answers").onlyWith("triplets")
///
///     let minimum = arguments[Settings.minimum]  // Int
///     let key = arguments[Settings.key]          // String?
///
/// `Arguments` refuses what `parse` does not take, so that a read cannot fail.
public struct OptionKey<Value: Sendable>: Sendable {
    /// The row of the table.
    public internal(set) var option: Option
    /// The value of the texts that were given, in their order.
    let parse: @Sendable ([String]) -> Value?
    /// The value where none was given.
    let fallback: Value

    init(_ option: Option, fallback: Value, parse: @escaping @Sendable ([String]) -> Value?) {
        (self.option, self.fallback, self.parse) = (option, fallback, parse)
    }
}

extension Arguments {
    /// The value given for an option of the table, else its default.
    public subscript<Value>(key: OptionKey<Value>) -> Value {
        precondition(options.contains { $0.name == key.option.name }, "--\(key.option.name) is not in the program's table")
        return texts(key.option.name).flatMap(key.parse) ?? key.fallback
    }

    /// Whether the option stands on the command line.
    public func isGiven<Value>(_ key: OptionKey<Value>) -> Bool { has(key.option.name) }
}

// MARK: Rows

extension OptionKey {
    private func changed(_ change: (inout Option) -> Void) -> OptionKey {
        var key = self
        change(&key.option)
        return key
    }

    public func short(_ letter: Character) -> OptionKey { changed { $0.short = letter } }
    /// Old spellings, which are accepted and shown nowhere.
    public func aliases(_ names: String...) -> OptionKey { changed { $0.aliases = names } }
    /// Described only in --help.
    public func advanced() -> OptionKey { changed { $0.isAdvanced = true } }
    /// Refused unless one of these holds, such as "triplets" or "method kmeans".
    public func onlyWith(_ conditions: OptionCondition...) -> OptionKey { changed { $0.onlyWith = conditions } }
    /// Refused where one of these holds.
    public func notWith(_ conditions: OptionCondition...) -> OptionKey { notWith(conditions) }
    public func notWith(_ conditions: [OptionCondition]) -> OptionKey { changed { $0.notWith = conditions } }

    /// A default in place of nil; `shown` is how the help writes it.
    public func defaulting<Wrapped>(to value: Wrapped, shown: String) -> OptionKey<Wrapped> where Value == Wrapped? {
        let parse = parse
        var option = option
        option.defaultValue = shown
        return OptionKey<Wrapped>(option, fallback: value) { parse($0) ?? nil }
    }

    public func defaulting<Wrapped: LosslessStringConvertible>(to value: Wrapped) -> OptionKey<Wrapped> where Value == Wrapped? {
        defaulting(to: value, shown: value.description)
    }

    public func defaulting<Wrapped: RawRepresentable<String>>(to value: Wrapped) -> OptionKey<Wrapped> where Value == Wrapped? {
        defaulting(to: value, shown: value.rawValue)
    }

    public func defaulting(to names: [String]) -> OptionKey<[String]> where Value == [String]? {
        defaulting(to: names, shown: names.joined(separator: ","))
    }
}
