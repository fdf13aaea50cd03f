import Numerics

extension AssignmentTable {
    /// One record, as far as it is kept.
    struct Unit: Sendable {
        var source: Int
        /// -1 where the record names no task.
        var task: Int
        var cluster: Int32
        /// A number for its id, and one for the unit that resampling draws whole, which is the record itself where they are equal.
        var id: UInt64
        var unit: UInt64

        /// The same number for the same text, on any machine; two texts share one once in 10^19 pairs.
        static func number(of text: String) -> UInt64 {
            var mixed = SplitMix64(state: fnv1a(text.utf8))
            return mixed.next()
        }
    }

    /// The records of one codebook.
    struct Codebook: Sendable {
        var name: String
        var facet: String
        var clusters = 0
        /// Set when all is read, where most clusters are empty.
        var cells: ClusterCells?
        var sources = Names()
        var tasks = Names()
        var units: [Unit] = []
        var via: String?
        var terms = TermCounts()
        var examples: Examples
    }
}

extension AssignmentTable.Codebook {
    /// The records of a source in a task, or with nil in all of them, in an order that does not depend on how they were read.
    func members(of source: Int, task: Int?) -> [AssignmentTable.Unit] {
        units.filter { $0.source == source && (task == nil || $0.task == task) }.sorted { ($0.unit, $0.id) < ($1.unit, $1.id) }
    }
}
