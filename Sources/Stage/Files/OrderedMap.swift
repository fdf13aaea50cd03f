import Dispatch

/// One batch on its way through a worker.
// Sendable because it is written before `done` is signalled, read after it was waited for.
private final class Slot<Result>: @unchecked Sendable {
    let weight: Int
    var result: Result?
    let done = DispatchSemaphore(value: 0)

    init(weight: Int) { self.weight = weight }
}

/// Maps batches on `jobs` threads and hands the results to `consume` in the order of the input.
///
/// At most twice `jobs` batches are under way, and of those that `weigh` finds heavy as many as amount to `capacity`, or one, so memory
/// is bounded and a slow consumer holds the reader back. While a pipe has nothing to read, what is finished is consumed. `next` and
/// `consume` run on the calling thread.
func orderedMap<Batch: Sendable, Result>(
    jobs: Int, next: () throws -> Batch?, wouldWait: () -> Bool, weigh: (Batch) -> Int = { _ in 0 }, capacity: Int = .max,
    transform: @escaping @Sendable (Batch) -> Result, consume: (Result) throws -> Void
) throws {
    guard jobs > 1 else {
        while let batch = try next() { try consume(transform(batch)) }
        return
    }
    let queue = DispatchQueue(label: "ordered-map", attributes: .concurrent)
    let places = DispatchSemaphore(value: jobs)
    var underWay: [Slot<Result>] = []
    var weight = 0
    func consumeOldest() throws {
        let slot = underWay.removeFirst()
        slot.done.wait()
        weight -= slot.weight
        if let result = slot.result { try consume(result) }
    }
    defer { for slot in underWay { slot.done.wait() } }
    while true {
        while !underWay.isEmpty, underWay.count >= 2 * jobs || wouldWait() { try consumeOldest() }
        // What is wrong with the input comes after what was read before it, on any number of threads.
        let read = Swift.Result { try next() }
        if case .failure = read { while !underWay.isEmpty { try consumeOldest() } }
        guard let batch = try read.get() else { break }
        let slot = Slot<Result>(weight: weigh(batch))
        while !underWay.isEmpty, slot.weight > capacity - weight { try consumeOldest() }
        underWay.append(slot)
        weight += slot.weight
        queue.async {
            places.wait()
            slot.result = transform(batch)
            places.signal()
            slot.done.signal()
        }
    }
    while !underWay.isEmpty { try consumeOldest() }
}
