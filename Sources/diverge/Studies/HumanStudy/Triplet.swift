import Numerics
import Stage

/// Three texts as an annotator is shown them, one of which is of another cluster than the other two.
struct Triplet {
    /// The names of the places, in which answers are given.
    static let places = ["a", "b", "c"]

    var name: String
    var shown: [ClusterTexts.Member]
    /// Which place is the odd one.
    var odd: Int
    var cluster: Int
    var oddCluster: Int
}

extension ClusterTexts {
    /// The triplets: pairs and odd ones from clusters in random rounds, each the pair of one triplet and the odd one of another, the
    /// shown order shuffled. A cluster that runs out of texts starts again with its first. nil where fewer than two clusters have two
    /// different texts that no other cluster has.
    func triplets(prefix: String, seed: UInt64) -> [Triplet]? {
        var generator = Xoshiro256(seed: seed, stream: "diverge:triplets:\(prefix)")
        // A text in two clusters could not be distinguished from its own copy.
        let repeats = Dictionary(clusters.values.joined().map { ($0.text, 1) }, uniquingKeysWith: +)
        let texts = clusters.mapValues { $0.filter { repeats[$0.text] == 1 } }.filter { $0.value.count > 1 }
        guard texts.count > 1 else { return nil }
        var used: [Int: Int] = [:]
        func take(_ cluster: Int) -> Member? {
            guard let members = texts[cluster] else { return nil }
            defer { used[cluster, default: 0] += 1 }
            return members[used[cluster, default: 0] % members.count]
        }
        var order = texts.keys.sorted()
        var triplets: [Triplet] = []
        while triplets.count < wanted {
            generator.shuffle(&order)
            for (index, cluster) in order.enumerated() where triplets.count < wanted {
                let oddCluster = order[(index + 1) % order.count]
                let members = [cluster, cluster, oddCluster].compactMap(take)
                var places = [0, 1, 2]
                generator.shuffle(&places)
                triplets.append(
                    Triplet(
                        name: "\(prefix)-\(triplets.count + 1)", shown: places.map { members[$0] }, odd: places.firstIndex(of: 2) ?? 0,
                        cluster: cluster, oddCluster: oddCluster))
            }
        }
        return triplets
    }
}

extension Triplet {
    /// What the annotator sees: nothing that tells the clusters.
    var question: JSONObject {
        var object = JSONObject()
        object.add("triplet", name)
        for (place, member) in zip(Triplet.places, shown) { object.add(place, member.text) }
        return object
    }

    /// The answer, and where the texts come from.
    func key(facet: String, codebook: String, seed: UInt64, via: String) -> JSONObject {
        var object = JSONObject()
        object.add("triplet", name)
        object.add("odd", Triplet.places[odd])
        object.add("facet", facet)
        object.add("codebook", codebook)
        object.add("cluster", cluster)
        object.add("odd_cluster", oddCluster)
        object.add("ids", shown.map(\.id))
        object.add("sources", shown.map(\.source))
        object.add("seed", Int(seed))
        object.add("via", via)
        return object
    }
}
