import Numerics

extension AssignmentTable.Codebook {
    /// The records of sources in two halves of the resampling units: for each half a sample of each source.
    ///
    /// A unit that several sources have (an id under which people and simulators did the same task) is in the same half for all.
    /// Units are shuffled within those that the same sources have, so that each source is cut into halves, give or take one.
    func halves(of sources: [Int], using generator: inout Xoshiro256) -> [[Sample]] {
        let members = sources.map { self.members(of: $0, task: nil) }
        var holders: [UInt64: [Int]] = [:]
        for (place, members) in members.enumerated() {
            for member in members where holders[member.unit]?.last != place { holders[member.unit, default: []].append(place) }
        }
        var (first, placed) = (Set<UInt64>(), 0)
        for group in Dictionary(grouping: holders, by: \.value).sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            var units = group.value.map(\.key).sorted()
            generator.shuffle(&units)
            for unit in units {
                if placed % 2 == 0 { first.insert(unit) }
                placed += 1
            }
        }
        return [true, false].map { isFirst in members.map { Sample($0.filter { first.contains($0.unit) == isFirst }) } }
    }
}
