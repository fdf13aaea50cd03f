import Testing

@testable import extract

@Suite struct MessageLengthsTests {
    private func lengths(_ words: [Int]) -> MessageLengths {
        var lengths = MessageLengths()
        for count in words { lengths.add(count, example: "of \(count)") }
        return lengths
    }

    @Test func tellsMedianAndMiddleHalf() throws {
        // In order 1 2 3 4 20: quarters at the 2nd and the 4th, the middle at the 3rd.
        let command = try #require(lengths([4, 1, 20, 3, 2]).command)
        #expect(command.command == "Write about 3 words a message, half of them 2 to 4")
        #expect((command.count, command.of) == (3, 5))
        // The first message of 2 or 3 words.
        #expect(command.examples == ["of 3"])
    }

    @Test func saysItOnceWhereAllAreAlike() {
        #expect(lengths([1, 1, 1]).command?.command == "Write about 1 word a message")
        #expect(lengths([5000, 5000, 5000]).command?.command == "Write about 1000 words a message")
        #expect(lengths([1, 1]).command == nil)
    }

    @Test func partsAddUp() {
        var sum = lengths([4, 1, 20])
        sum.add(lengths([3, 2]))
        #expect(sum.command == lengths([4, 1, 20, 3, 2]).command)
    }
}
