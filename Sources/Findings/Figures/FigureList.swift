/// Figures by their names, in the order in which they are written.
public struct FigureList: Sendable, Equatable {
    public struct Named: Sendable, Equatable {
        public var name: String
        public var figure: Figure
    }

    public internal(set) var all: [Named] = []

    public init() {}

    public var isEmpty: Bool { all.isEmpty }

    /// A new figure comes last.
    public subscript(name: String) -> Figure? {
        get { all.first { $0.name == name }?.figure }
        set {
            let place = all.firstIndex { $0.name == name }
            guard let newValue else { return all.removeAll { $0.name == name } }
            if let place { all[place].figure = newValue } else { all.append(Named(name: name, figure: newValue)) }
        }
    }
}
