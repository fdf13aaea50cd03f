import Foundation

/// What the process has used so far.
struct ResourceUse {
    /// In user and system mode, of all threads.
    let seconds: Double
    /// Bytes of memory held at most. The kernel's status comes first: the peak that getrusage tells begins with what the process held
    /// before it became this program.
    let peakMemory: Int

    init() {
        var usage = rusage()
        #if os(Linux)
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let memoryUnit = 1024
        #else
        getrusage(RUSAGE_SELF, &usage)
        let memoryUnit = 1
        #endif
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        self.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        peakMemory = status.flatMap(ResourceUse.peakMemory) ?? usage.ru_maxrss * memoryUnit
    }

    /// That of /proc/self/status, as in "VmHWM:\t    1788 kB".
    static func peakMemory(status: String) -> Int? {
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line?.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }.map { $0 << 10 }
    }
}
