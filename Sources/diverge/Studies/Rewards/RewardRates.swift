import Stage

/// The reward of one source, its trials of a task instance averaged first, so that instances weigh the same.
struct RewardRates {
    var meanReward: Share
    /// Share of the trials with a reward above 0.
    var successRate: Share
    var instances: Int
    var trials: Int
    var units: Int

    /// `instances` are those that the source, by its number, has trials of.
    init(_ instances: [RewardTable.Instance], source: Int, _ resampling: Resampling, stream: String) {
        let rows = instances.compactMap { instance in instance.trials[source].map { (instance.unit, $0) } }
        // Columns: the mean reward, the success rate, the instances.
        let sums = UnitSums(columns: 3, rows.map { ($0, [$1.meanReward, $1.successRate, 1]) })
        let resampled = sums.resampled(resampling, stream: stream)
        meanReward = sums.share(0, of: 2, resampled: resampled, resampling)
        successRate = sums.share(1, of: 2, resampled: resampled, resampling)
        (self.instances, trials, units) = (rows.count, rows.reduce(0) { $0 + $1.1.count }, sums.count)
    }
}

/// How much more reward one source's conversations get than another's, on the same task instances.
struct RewardDifferences {
    var meanReward: PairedDifference
    var successRate: PairedDifference
    var instances: Int
    var units: Int

    /// Over the instances that have trials of both sources, given by their numbers.
    init(_ instances: [RewardTable.Instance], _ first: Int, _ second: Int, _ resampling: Resampling, stream: String) {
        let pairs = instances.compactMap { instance in
            instance.trials[first].flatMap { one in instance.trials[second].map { (instance.unit, one, $0) } }
        }
        let sums = UnitSums(
            columns: 3, pairs.map { ($0, [$1.meanReward - $2.meanReward, $1.successRate - $2.successRate, 1]) })
        let resampled = sums.resampled(resampling, stream: stream)
        let signFlipped = sums.signFlipped(resampling, stream: stream)
        meanReward = sums.difference(0, of: 2, resampled: resampled, signFlipped: signFlipped, resampling)
        successRate = sums.difference(1, of: 2, resampled: resampled, signFlipped: signFlipped, resampling)
        (self.instances, units) = (pairs.count, sums.count)
    }
}
