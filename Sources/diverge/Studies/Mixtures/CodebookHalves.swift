import Numerics

/// The records of several sources in two halves of the resampling units.
enum CodebookHalves {
    /// For each half a sample of each of the `sources`.
    ///
    /// A unit that several sources have (an id under which people and simulators did the same task) is in the same half for all.
    /// Units are shuffled within those that the same sources have, so that each source is cut into halves, give or take one.
    static func samples(
        _ codebook: AssignmentTable.Codebook, _ sources: [Int], using generator: inout Xoshiro256
    ) -> [[Sample]] {
        let members = sources.map { codebook.members(of: $0, task: nil) }
        var holders: [UInt64: [Int]] = [:]
        for (place, members) in members.enumerated() {
            for member in members where holders[member.unit]?.last != place { holders[member.unit, default: []].append(place) }
        }
        let strata = Dictionary(grouping: holders, by: \.value).sorted { $0.key.lexicographicallyPrecedes($1.key) }
        let half = randomParts(strata.map { $0.value.map(\.key) }, count: 2, using: &generator)
        return [0, 1].map { part in members.map { codebook.sample($0.filter { half[$0.unit] == part }) } }
    }
}
