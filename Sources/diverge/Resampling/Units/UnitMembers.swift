/// The members of each unit, by their positions: those with one name are one unit. Units stand in the order of their first member. O(n).
func unitMembers<Name: Hashable>(_ names: some Sequence<Name>) -> [(name: Name, members: [Int])] {
    var positions: [Name: Int] = [:]
    var units: [(name: Name, members: [Int])] = []
    for (member, name) in names.enumerated() {
        if let position = positions[name] {
            units[position].members.append(member)
        } else {
            positions[name] = units.count
            units.append((name, [member]))
        }
    }
    return units
}
