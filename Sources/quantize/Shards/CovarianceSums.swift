import Numerics
import Stage

/// What is known of a shard's vectors, or those of many shards, for principal components: their number, sum, products of pairs
/// of dimensions, and a sample of them to find starting centroids from.
///
/// Rows are taken in blocks: within a block they are centred and multiplied in single precision, as for a single machine, and
/// the blocks are added up exactly (Chan, Golub and LeVeque, "Updating formulae and a pairwise algorithm for computing sample
/// variances", 1979). So the sums depend on which records are in which shard, but not on how shards are put together.
struct CovarianceSums: Sendable {
    /// A record of the sample.
    struct Sampled: Sendable {
        var hash: UInt64
        var vector: [Float]
    }

    private static let blockRows = 2048

    let dimensions: Int
    private(set) var count = 0
    /// Sums (d).
    private(set) var sums: ExactSums
    /// Sums of products of dimensions i and j >= i, row after row.
    private(set) var products: ExactSums
    private(set) var sample: SmallestN<Sampled>
    private var block: [Float] = []

    init(dimensions: Int, sample: Int) {
        self.dimensions = dimensions
        sums = ExactSums(count: dimensions)
        products = ExactSums(count: dimensions * (dimensions + 1) / 2)
        self.sample = SmallestN(sample) { $0.hash < $1.hash }
    }

    init(dimensions: Int, sample: Int, count: Int, sums: ExactSums) {
        self.init(dimensions: dimensions, sample: sample)
        self.count = count
        self.sums = sums
    }

    /// Where the products of dimension i with itself and those behind it are.
    func products(of i: Int) -> Range<Int> {
        let start = i * dimensions - i * (i - 1) / 2
        return start..<start + dimensions - i
    }

    /// Takes in a vector of length at most one.
    mutating func add(_ vector: ArraySlice<Float>, hash: UInt64, threads: Int) {
        if sample.wouldKeep(Sampled(hash: hash, vector: [])) { sample.add(Sampled(hash: hash, vector: Array(vector))) }
        block.append(contentsOf: vector)
        if block.count >= CovarianceSums.blockRows * dimensions { closeBlock(threads: threads) }
    }

    /// Adds what has not been added yet.
    mutating func closeBlock(threads: Int) {
        let rows = block.count / dimensions
        guard rows > 0, let points = Matrix(rows: rows, columns: dimensions, values: block) else { return }
        let (mean, covariance) = Numerics.covariance(points, threads: threads)
        for i in 0..<dimensions {
            sums.add(mean[i] * Double(rows), at: i)
            for (j, place) in zip(i..., products(of: i)) {
                products.add(covariance[i * dimensions + j] * Double(rows - 1) + Double(rows) * mean[i] * mean[j], at: place)
            }
        }
        count += rows
        block.removeAll(keepingCapacity: true)
    }

    mutating func addProducts(_ other: ExactSums, of i: Int) -> Bool { products.add(other, from: products(of: i).lowerBound) }

    mutating func addSample(_ sampled: Sampled) { sample.add(sampled) }

    /// Adds the sums of other shards; false where they are out of range.
    mutating func merge(_ other: CovarianceSums) -> Bool {
        count += other.count
        for sampled in other.sample.elements { sample.add(sampled) }
        let isGood = sums.add(other.sums)
        return products.add(other.products) && isGood
    }

    /// The components of all vectors; nil where the eigenvalues cannot be computed.
    func components(keeping: PrincipalComponents.Keeping, threads: Int) -> PrincipalComponents? {
        let mean = sums.values.map { $0 / Double(count) }
        var covariance = [Double](repeating: 0, count: dimensions * dimensions)
        for i in 0..<dimensions {
            for (j, place) in zip(i..., products(of: i)) {
                let value = (products[place] - Double(count) * mean[i] * mean[j]) / Double(max(1, count - 1))
                covariance[i * dimensions + j] = value
                covariance[j * dimensions + i] = value
            }
        }
        return PrincipalComponents(mean: mean, covariance: covariance, keeping: keeping, threads: threads)
    }

    /// The vectors of the sample, in the order of their hashes.
    var sampleVectors: Matrix {
        let elements = sample.elements
        return Matrix(rows: elements.count, columns: dimensions, values: elements.flatMap(\.vector)) ?? Matrix(rows: 0, columns: dimensions)
    }
}
