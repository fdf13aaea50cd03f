import Dispatch
import Foundation
import Testing

@testable import Stage

/// Counts what is under way, from several threads.
private final class Gauge: @unchecked Sendable {  // only touched under `lock`
    private let lock = NSLock()
    private var now = 0
    private(set) var most = 0
    func up() {
        lock.withLock {
            now += 1; most = max(most, now)
        }
    }
    func down() { lock.withLock { now -= 1 } }
}

private struct Wrong: Error {}

@Suite struct OrderedMapTests {
    @Test(arguments: [1, 2, 3, 8]) func keepsTheOrderWhateverTheDelays(_ jobs: Int) throws {
        var generator = SeededGenerator(state: 11)
        let delays = (0..<200).map { _ in UInt32.random(in: 0...2000, using: &generator) }
        var next = 0
        var results: [Int] = []
        try orderedMap(
            jobs: jobs,
            next: {
                next += 1
                return next <= delays.count ? next - 1 : nil
            }, wouldWait: { false },
            transform: { index -> Int in
                usleep(delays[index])
                return index
            }, consume: { results.append($0) })
        #expect(results == Array(0..<delays.count))
    }

    @Test(arguments: [1, 2, 4]) func neverMoreThanTwiceTheJobsAreUnderWay(_ jobs: Int) throws {
        let (held, working) = (Gauge(), Gauge())
        var left = 100
        try orderedMap(
            jobs: jobs,
            next: { () -> Int? in
                left -= 1
                if left >= 0 { held.up() }
                return left >= 0 ? left : nil
            }, wouldWait: { false },
            transform: { batch in
                working.up()
                usleep(500)
                working.down()
            },
            consume: { _ in
                usleep(200)
                held.down()
            })
        #expect(held.most <= max(1, 2 * jobs))
        #expect(working.most <= jobs)
    }

    @Test(arguments: [1, 2, 4]) func whatIsWrongWithTheInputComesBehindWhatWasReadBefore(_ jobs: Int) {
        var (next, results) = (0, [Int]())
        #expect(throws: Wrong.self) {
            try orderedMap(
                jobs: jobs,
                next: {
                    next += 1
                    if next == 8 { throw Wrong() }
                    return next
                }, wouldWait: { false },
                transform: { number -> Int in
                    usleep(1000)
                    return number
                }, consume: { results.append($0) })
        }
        #expect(results == [1, 2, 3, 4, 5, 6, 7])
    }

    @Test(arguments: [1, 2, 4]) func anErrorOfTheConsumerEndsItAfterTheWorkUnderWay(_ jobs: Int) {
        let working = Gauge()
        var (next, results) = (0, [Int]())
        #expect(throws: Wrong.self) {
            try orderedMap(
                jobs: jobs,
                next: { () -> Int? in
                    next += 1
                    return next
                }, wouldWait: { false },
                transform: { number -> Int in
                    working.up()
                    usleep(1000)
                    working.down()
                    return number
                },
                consume: { number in
                    if number == 5 { throw Wrong() }
                    results.append(number)
                })
        }
        #expect(results == [1, 2, 3, 4])
        #expect(next <= 5 + 2 * jobs)
    }

    @Test(arguments: [1, 4]) func whileThereIsNothingToReadWhatIsFinishedIsConsumed(_ jobs: Int) throws {
        var (next, results) = (0, [Int]())
        var consumedBeforeReading: [Int] = []
        try orderedMap(
            jobs: jobs,
            next: { () -> Int? in
                consumedBeforeReading.append(results.count)
                next += 1
                return next <= 5 ? next : nil
            }, wouldWait: { true }, transform: { $0 }, consume: { results.append($0) })
        #expect(consumedBeforeReading == [0, 1, 2, 3, 4, 5])
    }

    /// Batches of weight 3 and a capacity of 6: two at a time, and one of weight 100 alone.
    @Test func heavyBatchesWaitForEachOther() throws {
        let gauge = Gauge()
        var weights = [3, 3, 3, 3, 100, 3, 3][...]
        var results: [Int] = []
        try orderedMap(
            jobs: 8, next: { weights.popFirst() }, wouldWait: { false }, weigh: { $0 }, capacity: 6,
            transform: { weight in
                for _ in 0..<weight { gauge.up() }
                usleep(2000)
                for _ in 0..<weight { gauge.down() }
                return weight
            }, consume: { results.append($0) })
        #expect(results == [3, 3, 3, 3, 100, 3, 3] && gauge.most == 100)
    }
}
