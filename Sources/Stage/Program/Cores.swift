import Foundation

/// How many threads have a core to run on: those of the machine that this process may use (`taskset`, Slurm), no more than its
/// control group has time for (a container's CPU limit).
enum Cores {
    static let available = max(1, min(affinity() ?? ProcessInfo.processInfo.activeProcessorCount, quota() ?? .max))

    /// CPUs that the scheduler lets this process run on; nil where the system does not say. `root` stands for the root of the file
    /// system.
    static func affinity(root: String = "") -> Int? {
        guard let status = try? String(contentsOfFile: root + "/proc/self/status", encoding: .utf8) else { return nil }
        return affinity(status: status)
    }

    /// The bits that are set in the mask of /proc/self/status, as in "Cpus_allowed:\tff,ffffffff".
    static func affinity(status: String) -> Int? {
        guard let line = status.split(separator: "\n").first(where: { $0.hasPrefix("Cpus_allowed:") }) else { return nil }
        let bits = line.dropFirst("Cpus_allowed:".count).reduce(0) { $0 + ($1.hexDigitValue?.nonzeroBitCount ?? 0) }
        return bits > 0 ? bits : nil
    }

    /// The smallest limit of the process's control groups and those around them, in whole cores; nil where none has one.
    static func quota(root: String = "") -> Int? {
        func text(_ path: String) -> String? { try? String(contentsOfFile: root + path, encoding: .utf8) }
        let groups = (text("/proc/self/cgroup") ?? "").split(separator: "\n").map { $0.split(separator: ":", maxSplits: 2) }
        let limits = groups.flatMap { group -> [Int?] in
            if group.first == "0", let path = group.last {
                return ancestors(path).map { quota(cpuMax: text("/sys/fs/cgroup\($0)/cpu.max") ?? "") }
            }
            guard group.count == 3, group[1].split(separator: ",").contains("cpu") else { return [] }
            return ancestors(group[2]).map { path in
                let folder = "/sys/fs/cgroup/cpu\(path)"
                let (quota, period) = (text("\(folder)/cpu.cfs_quota_us"), text("\(folder)/cpu.cfs_period_us"))
                return Cores.quota(cpuMax: "\(quota ?? "") \(period ?? "")")
            }
        }
        return limits.compactMap { $0 }.min()
    }

    /// Cores, rounded up, of a text as in cpu.max: microseconds of CPU time and the period that they are for, "150000 100000"; nil for
    /// "max", for -1 (no limit in version 1), and for what is not of this form.
    static func quota(cpuMax text: String) -> Int? {
        let numbers = text.split(whereSeparator: \.isWhitespace).map { Int($0) }
        guard numbers.count == 2, let time = numbers[0], let period = numbers[1], time > 0, period > 0 else { return nil }
        return (time - 1) / period + 1
    }

    /// "/a/b", "/a" and "" of "/a/b".
    private static func ancestors(_ path: Substring) -> [String] {
        let names = path.split(separator: "/")
        return (0...names.count).reversed().map { names.prefix($0).map { "/\($0)" }.joined() }
    }
}
