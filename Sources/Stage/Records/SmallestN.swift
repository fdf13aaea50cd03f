/// The smallest N of many elements, kept while they come; holds twice as many at most.
public struct SmallestN<Element: Sendable>: Sendable {
    public let limit: Int
    private let precedes: @Sendable (Element, Element) -> Bool
    private var held: [Element] = []

    public init(_ limit: Int, by precedes: @escaping @Sendable (Element, Element) -> Bool) {
        (self.limit, self.precedes) = (limit, precedes)
    }

    /// Whether the element would be kept as things stand.
    public func wouldKeep(_ element: Element) -> Bool { limit > 0 && (held.count < limit || precedes(element, held[limit - 1])) }

    public mutating func add(_ element: Element) {
        guard wouldKeep(element) else { return }
        held.append(element)
        // What stands at the limit is only in order after a sort; before, it lets through too many, never too few.
        if held.count == limit || held.count / 2 >= limit { sort() }
    }

    private mutating func sort() {
        held.sort(by: precedes)
        if held.count > limit { held.removeSubrange(limit...) }
    }

    /// Ascending.
    public var elements: [Element] {
        var copy = self
        copy.sort()
        return copy.held
    }
}
