import Testing

@testable import Stage

@Suite struct BufferTests {
    @Test func growsAndDropsWithItsContent() {
        var buffer = Buffer(capacity: 4)
        var expected: [UInt8] = []
        for byte in UInt8(0)..<200 {
            buffer.append([byte, byte &+ 1], count: 2)
            expected += [byte, byte &+ 1]
            if byte % 7 == 0 {
                buffer.drop(min(3, buffer.count))
                expected.removeFirst(min(3, expected.count))
            }
            if buffer.count != expected.count { break }
        }
        #expect(Array(UnsafeBufferPointer(start: buffer.start, count: buffer.count)) == expected)
        buffer.release()
    }

    @Test func hasRoomForWhatIsReserved() {
        for size in [0, 1, 100, 1 << 18, (1 << 18) + 1, 1 << 20, 10 << 20] {
            var buffer = Buffer(capacity: size)
            #expect(buffer.capacity >= size)
            buffer.reserve(size + 1)
            #expect(buffer.capacity >= size + 1)
            buffer.release()
        }
    }
}
