import Foundation
import Testing

@testable import Stage

@Suite struct CoresTests {
    @Test(arguments: [
        ("200000 100000\n", 2), ("150000 100000\n", 2), ("100000 100000", 1), ("1000 100000", 1), ("300001 100000", 4),
        ("50000 50000\n", 1), ("max 100000\n", nil), ("-1\n 100000\n", nil), ("0 100000", nil), ("100000 0", nil), ("", nil), (" ", nil),
        ("x y", nil), ("100000", nil),
    ])
    func aQuotaIsRoundedUpToWholeCores(text: String, cores: Int?) { #expect(Cores.quota(cpuMax: text) == cores) }

    @Test(arguments: [
        ("Name:\tx\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\n", 2), ("Cpus_allowed:\tff,ffffffff\n", 40),
        ("Cpus_allowed:\t00000000,00000001\n", 1), ("Cpus_allowed_list:\t0-1\n", nil), ("Cpus_allowed:\t0\n", nil), ("", nil),
    ])
    func affinityIsCountedFromTheMask(status: String, cores: Int?) { #expect(Cores.affinity(status: status) == cores) }

    @Test func theSmallestLimitOfAllGroupsAroundCounts() throws {
        let scratch = Scratch()
        func write(_ path: String, _ text: String) throws {
            let file = scratch.file(path)
            try FileManager.default.createDirectory(atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            _ = try scratch.write(text.utf8, to: path)
        }
        #expect(Cores.quota(root: scratch.path) == nil)
        try write("proc/self/cgroup", "0::/pods/one\n")
        #expect(Cores.quota(root: scratch.path) == nil)
        try write("sys/fs/cgroup/pods/one/cpu.max", "max 100000\n")
        #expect(Cores.quota(root: scratch.path) == nil)
        try write("sys/fs/cgroup/pods/cpu.max", "250000 100000\n")
        #expect(Cores.quota(root: scratch.path) == 3)
        try write("proc/self/cgroup", "5:cpuset:/a\n2:cpu,cpuacct:/job/step\n1:memory:/job\n")
        #expect(Cores.quota(root: scratch.path) == nil)
        try write("sys/fs/cgroup/cpu/job/step/cpu.cfs_quota_us", "-1\n")
        try write("sys/fs/cgroup/cpu/job/step/cpu.cfs_period_us", "100000\n")
        #expect(Cores.quota(root: scratch.path) == nil)
        try write("sys/fs/cgroup/cpu/job/cpu.cfs_quota_us", "100000\n")
        try write("sys/fs/cgroup/cpu/job/cpu.cfs_period_us", "100000\n")
        #expect(Cores.quota(root: scratch.path) == 1)
    }

    @Test func thereIsAlwaysACore() { #expect(Cores.available >= 1) }
}
