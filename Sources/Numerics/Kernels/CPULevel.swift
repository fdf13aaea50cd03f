import Foundation

/// What a CPU can do, as far as it matters to the kernels: the x86-64 microarchitecture levels, or arm64.
///
/// All levels but v2 have fused multiply-add and give the same bytes.
public enum CPULevel: String, CaseIterable, Comparable, Sendable {
    case v2, v3, v4, arm64

    /// The name to write with results: "x86-64-v4", "arm64".
    public var name: String { self == .arm64 ? rawValue : "x86-64-\(rawValue)" }

    public static func < (a: CPULevel, b: CPULevel) -> Bool {
        allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!  // every level is among all of them
    }

    /// The best level of this CPU; found out at first use.
    public static let detected: CPULevel = {
        #if arch(arm64)
        return .arm64
        #elseif os(Linux)
        return level(cpuinfo: firstBytes(of: "/proc/cpuinfo"))
        #else
        return .v2
        #endif
    }()

    /// The level in use: the one that the environment variable USERGAP_CPU names, or else the best one.
    ///
    /// Where the variable is wrong this is the best one too, so a program asks `chosen()` first and says so.
    public static let current: CPULevel = (try? chosen().get()) ?? detected

    /// The level that `environment` asks for by USERGAP_CPU=v2|v3|v4, where this CPU has it; nil if it is unset or empty, so
    /// that a program which uses no kernel does not look at the CPU.
    public static func chosen(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> Result<CPULevel?, UnusableCPULevel> {
        choice(environment["USERGAP_CPU"] ?? "", detected: { detected })
    }

    static func choice(_ wish: String, detected: () -> CPULevel) -> Result<CPULevel?, UnusableCPULevel> {
        if wish.isEmpty { return .success(nil) }
        let best = detected()
        guard let level = CPULevel(rawValue: wish) else { return .failure(.unknown(wish)) }
        let supported = best == .arm64 ? level == .arm64 : level <= best
        return supported ? .success(level) : .failure(.unsupported(level, best: best))
    }

    /// The level of the first CPU in a text of the form of Linux's /proc/cpuinfo; v2 where it does not say.
    static func level(cpuinfo: String) -> CPULevel {
        guard let line = cpuinfo.split(separator: "\n").first(where: { $0.hasPrefix("flags") }) else { return .v2 }
        let flags = Set(line.split(whereSeparator: { $0 == " " || $0 == "\t" || $0 == ":" }))
        // Linux reports LZCNT under the name of AMD's group of instructions that it came with, abm.
        guard flags.isSuperset(of: ["avx2", "bmi1", "bmi2", "fma", "f16c", "movbe"]),
            flags.contains("abm") || flags.contains("lzcnt")
        else { return .v2 }
        return flags.isSuperset(of: ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]) ? .v4 : .v3
    }

    /// The beginning of a file, which holds the first CPU of many; the kernel writes the rest only as it is read.
    private static func firstBytes(of path: String) -> String {
        guard let file = FileHandle(forReadingAtPath: path) else { return "" }
        defer { try? file.close() }
        return String(decoding: (try? file.read(upToCount: 8192)) ?? Data(), as: UTF8.self)
    }
}

/// Why USERGAP_CPU cannot be followed.
public enum UnusableCPULevel: Error, Equatable, CustomStringConvertible {
    case unknown(String)
    case unsupported(CPULevel, best: CPULevel)

    public var description: String {
        switch self {
        case .unknown(let wish): "USERGAP_CPU is \"\(wish)\", not one of v2, v3, v4"
        case .unsupported(let level, let best): "USERGAP_CPU asks for \(level.name), but this CPU is \(best.name)"
        }
    }
}
