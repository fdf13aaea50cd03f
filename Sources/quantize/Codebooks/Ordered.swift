/// Elements grouped by key, groups and members in the order of first appearance.
func ordered<Key: Hashable>(_ elements: some Sequence<Int>, by key: (Int) -> Key) -> [(key: Key, members: [Int])] {
    var positions: [Key: Int] = [:]
    var groups: [(key: Key, members: [Int])] = []
    for element in elements {
        let key = key(element)
        if let position = positions[key] {
            groups[position].members.append(element)
        } else {
            positions[key] = groups.count
            groups.append((key, [element]))
        }
    }
    return groups
}
