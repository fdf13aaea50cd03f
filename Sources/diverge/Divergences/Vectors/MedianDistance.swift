import Numerics

/// The median distance between two of the points, the bandwidth of the kernel (Gretton et al., 2012, section 8): of all pairs,
/// or where there are more than 2,000 points, of that many drawn by `generator`.
func medianDistance(_ points: DoubleMatrix, threads: Int, using generator: inout Xoshiro256) -> Double {
    let most = 2000
    guard points.rows > most else { return quantile(pairDistances(points, threads: threads), 0.5) }
    let rows = randomSample(most, of: points.rows, using: &generator)
    return quantile(pairDistances(points.selecting(rows: rows), threads: threads), 0.5)
}
