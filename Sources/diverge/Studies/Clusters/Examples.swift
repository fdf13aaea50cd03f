/// The members of clusters that lie nearest to the centroid, a few for each source.
struct Examples: Sendable {
    struct Example: Sendable {
        var id: String
        var text: String
        var distance: Double
    }

    private struct Key: Hashable {
        var cluster: Int
        var source: Int
    }

    let limit: Int
    private var nearest: [Key: [Example]] = [:]

    init(limit: Int) { self.limit = limit }

    /// Keeps the example if it is among the nearest; `text` is asked for only then. Of equal distances the lesser id is nearer.
    mutating func offer(id: String, distance: Double, cluster: Int, source: Int, text: () -> String) {
        guard limit > 0 else { return }
        let key = Key(cluster: cluster, source: source)
        var kept = nearest[key] ?? []
        if kept.count == limit, let last = kept.last, (last.distance, last.id) <= (distance, id) { return }
        let position = kept.firstIndex { ($0.distance, $0.id) > (distance, id) } ?? kept.count
        kept.insert(Example(id: id, text: text(), distance: distance), at: position)
        if kept.count > limit { kept.removeLast() }
        nearest[key] = kept
    }

    /// The clusters and sources that have any.
    var keys: [(cluster: Int, source: Int)] { nearest.keys.map { ($0.cluster, $0.source) } }

    subscript(cluster: Int, source: Int) -> [Example] { nearest[Key(cluster: cluster, source: source)] ?? [] }
}
