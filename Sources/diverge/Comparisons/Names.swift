/// Names by number, in the order of first appearance.
struct Names {
    private(set) var all: [String] = []
    private var positions: [String: Int] = [:]

    mutating func index(of name: String) -> Int {
        if let position = positions[name] { return position }
        positions[name] = all.count
        all.append(name)
        return all.count - 1
    }

    func position(of name: String) -> Int? { positions[name] }
}
