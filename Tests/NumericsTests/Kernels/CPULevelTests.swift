import Testing

@testable import Numerics

@Suite struct CPULevelTests {
    let v3Flags = "fpu sse4_2 movbe popcnt avx f16c abm bmi1 avx2 bmi2 fma"
    let v4Flags = "avx512f avx512dq avx512cd avx512bw avx512vl"

    @Test func levelsComeFromTheFlagsLine() {
        #expect(CPULevel.level(cpuinfo: "processor\t: 0\nflags\t\t: \(v3Flags) \(v4Flags)\n") == .v4)
        #expect(CPULevel.level(cpuinfo: "flags : \(v3Flags)\nflags : \(v3Flags) \(v4Flags)\n") == .v3)
        #expect(CPULevel.level(cpuinfo: "flags : \(v3Flags) avx512f\n") == .v3)
        for missing in ["avx2", "bmi1", "bmi2", "fma", "f16c", "movbe", "abm"] {
            let flags = v3Flags.split(separator: " ").filter { $0 != missing }.joined(separator: " ")
            #expect(CPULevel.level(cpuinfo: "flags : \(flags) \(v4Flags)") == .v2)
        }
        #expect(CPULevel.level(cpuinfo: "") == .v2)
        #expect(CPULevel.level(cpuinfo: "processor : 0\nmodel name : ?") == .v2)
    }

    @Test func aWishIsFollowedOrRefused() {
        func choose(_ wish: String, on best: CPULevel) -> Result<CPULevel?, UnusableCPULevel> {
            CPULevel.choice(wish, detected: { best })
        }
        #expect(choose("", on: .v4) == .success(nil))
        #expect(choose("v3", on: .v4) == .success(.v3))
        #expect(choose("v4", on: .v4) == .success(.v4))
        #expect(choose("v4", on: .v3) == .failure(.unsupported(.v4, best: .v3)))
        #expect(choose("arm64", on: .v4) == .failure(.unsupported(.arm64, best: .v4)))
        #expect(choose("v3", on: .arm64) == .failure(.unsupported(.v3, best: .arm64)))
        #expect(choose("V3", on: .v4) == .failure(.unknown("V3")))
        #expect(UnusableCPULevel.unknown("x").description == "USERGAP_CPU is \"x\", not one of v2, v3, v4")
        #expect(
            UnusableCPULevel.unsupported(.v4, best: .v3).description
                == "USERGAP_CPU asks for x86-64-v4, but this CPU is x86-64-v3")
    }

    @Test func noWishNoLook() {
        _ = CPULevel.choice(
            "",
            detected: {
                Issue.record("looked at the CPU")
                return .v2
            })
    }
}
