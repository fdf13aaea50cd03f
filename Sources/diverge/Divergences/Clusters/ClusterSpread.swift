/// How the records of a sample, held together by their units, spread over the clusters.
struct ClusterSpread {
    let counts: [Int32]
    let records: Double
    let units: Double
    /// Whether every record is a unit of its own.
    let isByRecord: Bool
    /// Over the units u, with x_u records in a cluster and n_u in all: sum x_u^2 and sum x_u n_u of each cluster, sum n_u^2.
    private var squares: [Double]
    private var products: [Double]
    private var sizes: Double

    /// O(n + k).
    init(_ sample: Sample, clusters: Int) {
        counts = counted(sample.clusters, clusters: clusters)
        (records, units, isByRecord) = (Double(sample.count), Double(sample.units), sample.isByRecord)
        squares = counts.map(Double.init)
        products = squares
        sizes = records
        guard !isByRecord else { return }
        (squares, products, sizes) = (counts.map { _ in 0 }, counts.map { _ in 0 }, 0)
        for unit in 0..<sample.units {
            let size = Double(sample[unit].count)
            sizes += size * size
            for (cluster, records) in Dictionary(sample[unit].map { (Int($0), 1.0) }, uniquingKeysWith: +) {
                squares[cluster] += records * records
                products[cluster] += records * size
            }
        }
    }

    func share(_ cluster: Int) -> Double { Double(counts[cluster]) / records }

    /// sum (x_u - p n_u)^2: how far units are from having the share `p` of their records in the cluster.
    func residual(_ cluster: Int, share p: Double) -> Double {
        max(0, squares[cluster] - 2 * p * products[cluster] + p * p * sizes)
    }

    /// By what the variance of a cluster's share is larger than that of as many independent records (Kish, 1965): 1 where every
    /// record is a unit. Where a cluster has no record or all of them, as if units kept to one cluster.
    ///
    /// The variance of the ratio estimate sum x_u / sum n_u is, with N units, N/(N-1) sum (x_u - p n_u)^2 over the squared number of
    /// records n (Cochran, 1977, equation 2.46); that of records has n/(n-1) n p (1 - p) in its place.
    func designEffect(_ cluster: Int) -> Double {
        guard !isByRecord else { return 1 }
        let p = share(cluster)
        guard p > 0, p < 1, units > 1 else { return sizes / records }
        return units / (units - 1) * residual(cluster, share: p) / (records / (records - 1) * records * p * (1 - p))
    }
}
