/// A unit of a sample that is left out (leave-one-out, as the jackknife does), by the records that go with it.
struct LeaveOneOut: Sendable {
    /// How many records of which clusters go.
    var records: [(cluster: Int, records: Int32)]
    /// How many units of the sample are like it.
    var units: Double
}

extension Sample {
    /// Each unit left out, by the number of records that go; one-record units of a cluster are taken together.
    func leavingOneOut(clusters: Int) -> [Int: [LeaveOneOut]] {
        guard isByRecord else {
            let all = (0..<units).map { unit in
                let records = Dictionary(self[unit].map { ($0, Int32(1)) }, uniquingKeysWith: +)
                return LeaveOneOut(records: records.sorted { $0.key < $1.key }.map { (Int($0.key), $0.value) }, units: 1)
            }
            return Dictionary(grouping: all) { $0.records.reduce(0) { $0 + Int($1.records) } }
        }
        let counts = counted(self.clusters, clusters: clusters)
        return [1: counts.indices.filter { counts[$0] > 0 }.map { LeaveOneOut(records: [($0, 1)], units: Double(counts[$0])) }]
    }
}
