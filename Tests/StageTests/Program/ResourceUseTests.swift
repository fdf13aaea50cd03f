import Testing

@testable import Stage

@Suite struct ResourceUseTests {
    @Test func thePeakIsReadOffTheStatus() {
        #expect(ResourceUse.peakMemory(status: "Name:\tembed\nVmPeak:\t  9 kB\nVmHWM:\t    1788 kB\nVmRSS:\t 8 kB\n") == 1788 << 10)
        #expect(ResourceUse.peakMemory(status: "Name:\tembed\n") == nil && ResourceUse.peakMemory(status: "VmHWM:\tx") == nil)
    }

    /// Memory that is held shows, and the time that filling it takes.
    @Test func whatIsUsedIsCounted() {
        let held = [UInt8](repeating: 1, count: 50 << 20)
        let use = ResourceUse()
        #expect(held.last == 1 && use.peakMemory > 50 << 20 && use.seconds > 0)
    }
}
