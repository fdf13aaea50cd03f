import Foundation
import Testing

@testable import ModelServer

@Suite struct WorkersTests {
    /// What the jobs leave behind; only touched under its lock.
    private final class Log: @unchecked Sendable {
        let lock = NSLock()
        var order: [Int] = []
        var running = 0
        var most = 0
    }

    @Test(arguments: [1, 3, 50]) func runsEachJobOnceAndNoMoreThanItsThreadsAtATime(count: Int) {
        let log = Log()
        let workers = Workers(count: count)
        let group = DispatchGroup()
        for job in 0..<200 {
            group.enter()
            workers.submit {
                log.lock.withLock {
                    log.order.append(job)
                    log.running += 1
                    log.most = max(log.most, log.running)
                }
                usleep(100)
                log.lock.withLock { log.running -= 1 }
                group.leave()
            }
        }
        group.wait()
        workers.finish()
        #expect(log.order.sorted() == Array(0..<200) && log.most <= count)
        if count == 1 { #expect(log.order == Array(0..<200)) }
    }

    @Test func aJobThatIsDoneIsLetGo() {
        let workers = Workers(count: 1)
        let done = DispatchSemaphore(value: 0)
        weak var held: Log?
        do {
            let log = Log()
            held = log
            workers.submit { log.lock.withLock { log.order.append(1) } }
        }
        workers.submit { done.signal() }
        done.wait()
        #expect(held == nil)
        workers.finish()
    }

    /// Each of these jobs waits for all the others, so fewer threads would wait for ever.
    @Test func asManyJobsAsThreadsRunAtATime() {
        let workers = Workers(count: 20)
        let (all, done) = (DispatchGroup(), DispatchGroup())
        for _ in 0..<20 {
            all.enter()
            done.enter()
            workers.submit {
                all.leave()
                all.wait()
                done.leave()
            }
        }
        #expect(done.wait(timeout: .now() + 60) == .success)
        workers.finish()
    }
}
