/// A unit that is left out of a sample, by the records that go with it.
struct Removal: Sendable {
    /// How many records of which clusters go.
    var records: [(cluster: Int, records: Int32)]
    /// How many units of the sample are like it.
    var units: Double
}

extension Sample {
    /// The removal of each unit, by the number of records that go; one-record units of a cluster are taken together.
    func removals(clusters: Int) -> [Int: [Removal]] {
        guard isByRecord else {
            let all = (0..<units).map { unit in
                let records = Dictionary(self[unit].map { ($0, Int32(1)) }, uniquingKeysWith: +)
                return Removal(records: records.sorted { $0.key < $1.key }.map { (Int($0.key), $0.value) }, units: 1)
            }
            return Dictionary(grouping: all) { $0.records.reduce(0) { $0 + Int($1.records) } }
        }
        let counts = counted(self.clusters, clusters: clusters)
        return [1: counts.indices.filter { counts[$0] > 0 }.map { Removal(records: [($0, 1)], units: Double(counts[$0])) }]
    }
}
