/// How long a user takes to answer, where messages carry times.
enum Latency {
    /// Mean and median seconds from an assistant's message to the user's next one. Of several user messages in a row the first
    /// answers; a time before the one that is answered is no latency.
    static func measures(of turns: [Turn]) -> Measures {
        let seconds = latencies(turns).sorted()
        guard !seconds.isEmpty else {
            let reason = Measure.absent("no user message with a time behind an assistant's with one")
            return [("latency_mean", reason), ("latency_median", reason)]
        }
        let middle = seconds.count / 2
        let median = seconds.count % 2 == 1 ? seconds[middle] : (seconds[middle - 1] + seconds[middle]) / 2
        return [("latency_mean", .number(seconds.reduce(0, +) / Double(seconds.count))), ("latency_median", .number(median))]
    }

    private static func latencies(_ turns: [Turn]) -> [Double] {
        let spoken = turns.filter { $0.role != .other }
        return zip(spoken, spoken.dropFirst()).compactMap { before, after in
            guard before.role == .assistant, after.role == .user, let asked = before.time, let answered = after.time else { return nil }
            return answered >= asked ? answered - asked : nil
        }
    }
}
