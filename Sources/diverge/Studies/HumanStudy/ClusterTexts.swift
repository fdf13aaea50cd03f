import Numerics

/// A sample of the texts of each cluster, made in one pass: enough for `wanted` odd-one-out triplets.
///
/// Each different text has a random number of its own, the first of the stream that it names, and a cluster keeps the texts with
/// the lowest: a uniform sample of its different texts, whatever the order of the records and however often a text repeats.
/// Memory: about 3 x (wanted + clusters) texts.
struct ClusterTexts {
    struct Member: Sendable, Hashable {
        var number: UInt64
        var text: String
        var id: String
        var source: String

        init(text: String, id: String, source: String, seed: UInt64) {
            var generator = Xoshiro256(seed: seed, stream: "diverge:triplets:\(text)")
            (number, self.text, self.id, self.source) = (generator.next(), text, id, source)
        }
    }

    let wanted: Int
    /// By cluster, ascending by number, each text once.
    private(set) var clusters: [Int: [Member]] = [:]
    /// Clusters with two texts or more.
    private var eligible = 0

    init(wanted: Int) { self.wanted = wanted }

    /// Every eligible cluster serves once as the pair and once as the odd one before any serves again.
    private var limit: Int { 3 * ((wanted + max(1, eligible) - 1) / max(1, eligible)) }

    /// How many texts are kept.
    var count: Int { clusters.values.reduce(0) { $0 + $1.count } }

    mutating func offer(_ member: Member, cluster: Int) {
        var members = clusters[cluster] ?? []
        let place = members.firstIndex { ($0.number, $0.text) >= (member.number, member.text) } ?? members.count
        guard place < limit, place == members.count || members[place].text != member.text else { return }
        members.insert(member, at: place)
        let before = limit
        if members.count == 2 { eligible += 1 }
        clusters[cluster] = Array(members.prefix(limit))
        if limit < before { clusters = clusters.mapValues { Array($0.prefix(limit)) } }
    }
}
