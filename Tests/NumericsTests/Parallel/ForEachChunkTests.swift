import Testing

@testable import Numerics

@Suite struct ForEachChunkTests {
    @Test func chunksCoverTheRangeOnceInOrder() {
        for threads in [-1, 1, 2, 5, 64] {
            for size in [0, 1, 3, 100] {
                let chunks = mapChunks(of: 10..<31, size: size, threads: threads) { $0 }
                #expect(chunks.flatMap { Array($0) } == Array(10..<31))
            }
        }
        #expect(mapChunks(of: 3..<3, size: 4, threads: 2) { $0 }.isEmpty)
    }

    @Test func sumsDoNotDependOnThreads() {
        let terms = (0..<10_000).map { 1 / Double($0 + 1) }
        func sum(threads: Int) -> Double {
            mapChunks(of: 0..<terms.count, size: 64, threads: threads) { terms[$0].reduce(0, +) }.reduce(0, +)
        }
        #expect(sum(threads: 1) == sum(threads: 2))
        #expect(sum(threads: 1) == sum(threads: 7))
    }

    @Test func noTaskOutlivesItsCall() {
        for _ in 0..<5_000 {
            let counts = NumberBuffer<Int>(count: 3)
            forEachChunk(of: 0..<3, size: 1, threads: 3) { counts.base[$0.lowerBound] = $0.lowerBound }
            #expect((0..<3).map { counts.base[$0] } == [0, 1, 2])
        }
    }

    @Test func manyCallersAtOnce() async {
        let sums = await withTaskGroup(of: Int.self) { group in
            for caller in 0..<16 {
                group.addTask { mapChunks(of: 0..<100, size: 3, threads: 4) { $0.reduce(0, +) * caller }.reduce(0, +) }
            }
            return await group.reduce(0, +)
        }
        #expect(sums == 4950 * 120)
    }

    @Test func chunksMayRunChunks() {
        let sums = mapChunks(of: 0..<8, size: 1, threads: 4) { outer in
            mapChunks(of: 0..<8, size: 1, threads: 4) { outer.lowerBound * $0.lowerBound }.reduce(0, +)
        }
        #expect(sums == (0..<8).map { $0 * 28 })
    }
}
