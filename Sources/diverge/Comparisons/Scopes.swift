/// What findings are about in turn: all members together (nil), then each group of them by its name, where there are several.
func scopes<Member>(_ members: [Member], by name: (Member) -> String?) -> [(name: String?, members: [Member])] {
    let groups = Dictionary(grouping: members, by: name)
    let named = groups.count > 1 ? groups.keys.compactMap { $0 }.sorted() : []
    return [(nil, members)] + named.map { ($0, groups[$0] ?? []) }
}
