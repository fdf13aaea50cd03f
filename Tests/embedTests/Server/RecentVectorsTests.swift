import ModelServer
import Stage
import Testing

@testable import embed

@Suite struct RecentVectorsTests {
    private func id(_ number: Int) -> RequestID { RequestID(settings: [], text: "\(number)") }

    @Test func oneOfTwoEqualTextsIsNew() {
        let recent = RecentVectors()
        let (first, isNew) = recent.vector(for: id(1))
        let (second, isNewToo) = recent.vector(for: id(1))
        #expect(isNew && !isNewToo && first === second)
        first.settle(.vector([1]))
        guard case .vector([1]) = second.wait() else {
            Issue.record("another vector")
            return
        }
    }

    @Test func theOldestAreForgotten() {
        let recent = RecentVectors()
        var held: [PendingVector] = []
        for number in 0...RecentVectors.capacity { held.append(recent.vector(for: id(number)).pending) }
        for number in [1, RecentVectors.capacity] { #expect(!recent.vector(for: id(number)).isNew) }
        #expect(recent.vector(for: id(0)).isNew)
        #expect(recent.vector(for: id(1)).isNew, "the next oldest made room")
        for pending in held { pending.settle(.vector([])) }
    }
}
