/// Calls `body` once for each chunk of `size` consecutive members of `range` (the last may be shorter), on at most `threads`
/// threads, and returns when all are done.
///
/// Chunks depend on `size` alone and a free thread takes the next one, so work that keeps to its own chunk gives the same
/// result on any number of threads. Values of `threads` and `size` under 1 count as 1; an empty range makes no call.
public func forEachChunk(
    of range: Range<Int>, size: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Void
) {
    let size = max(1, size)
    let chunks = (range.count + size - 1) / size
    @Sendable func run(_ chunk: Int) {
        let start = range.lowerBound + chunk * size
        body(start..<min(start + size, range.upperBound))
    }
    let workers = min(threads, chunks)
    guard workers > 1 else {
        for chunk in 0..<chunks { run(chunk) }
        return
    }
    let tickets = Tickets(count: chunks)
    withoutActuallyEscaping(run) { run in
        let task: @Sendable () -> Void = { while let chunk = tickets.take() { run(chunk) } }
        let helpers = Helper.borrow(workers - 1)
        for helper in helpers { helper.begin(task) }
        task()
        for helper in helpers { helper.end() }
        Helper.giveBack(helpers)
    }
}

/// The results of `body` for each chunk, in the order of the chunks: fold them in that order and the sum, too, is the same on
/// any number of threads.
public func mapChunks<Result: Sendable>(
    of range: Range<Int>, size: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
    let size = max(1, size)
    var results = [Result?](repeating: nil, count: (range.count + size - 1) / size)
    results.withUnsafeMutableBufferPointer { results in
        let slots = Shared(results)
        forEachChunk(of: range, size: size, threads: threads) { chunk in
            slots.value[(chunk.lowerBound - range.lowerBound) / size] = body(chunk)
        }
    }
    return results.compactMap { $0 }
}
