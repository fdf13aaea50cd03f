// swift-tools-version: 6.0
import PackageDescription

// Tests reach internal names of the very binaries that ship, so there is one build, in release mode.
let settings: [SwiftSetting] = [.unsafeFlags(["-enable-testing"], .when(configuration: .release))]

// The kernels are compiled once per CPU level from one folder, to the same table; Numerics chooses a level when a program starts.
#if arch(x86_64)
let kernelLevels: [(name: String, flags: [String])] = [
    ("v2", []),
    ("v3", ["-Xcc", "-march=x86-64-v3", "-D", "FUSED_MULTIPLY_ADD"]),
    ("v4", ["-Xcc", "-march=x86-64-v4", "-D", "FUSED_MULTIPLY_ADD", "-D", "WIDE_TILE"]),
]
#else
let kernelLevels: [(name: String, flags: [String])] = [("source", ["-D", "FUSED_MULTIPLY_ADD"])]
#endif

let kernels: [Target] = kernelLevels.map { level in
    .target(
        name: "Kernels_\(level.name)", dependencies: ["Kernels_table"], path: "Sources/Numerics/Kernels/\(level.name)",
        swiftSettings: [.unsafeFlags(level.flags)])
}

// A program is a folder of Sources and a line here: its name and the libraries that it needs besides Stage.
let programs: [(name: String, libraries: [String])] = [
    ("extract", ["Lexicons"]),
    ("embed", ["Numerics", "ModelServer"]),
    ("quantize", ["Numerics"]),
    ("diverge", ["Numerics", "Findings"]),
    ("report", ["Findings"]),
]
let testData: [String: [String]] = ["extract": ["Acts/labels.ndjson", "Acts/LABELS.md"]]

func dependencies(_ names: [String]) -> [Target.Dependency] { names.map { .init(stringLiteral: $0) } }

let libraries: [Target] = [
    .target(name: "Stage", swiftSettings: settings),
    .target(
        name: "Numerics", dependencies: dependencies(["Kernels_table"] + kernels.map(\.name)),
        exclude: ["table", "source", "v2", "v3", "v4"].map { "Kernels/\($0)" }, swiftSettings: settings),
    .target(name: "Kernels_table", path: "Sources/Numerics/Kernels/table"),
    .target(name: "ModelServer", dependencies: ["Stage"], swiftSettings: settings),
    .target(name: "Findings", dependencies: ["Stage"], swiftSettings: settings),
    .target(name: "Lexicons", resources: [.embedInCode("Files")]),
]

let tests: [Target] = [
    .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
    .target(name: "TestSupport", path: "Tests/Support"),
    .testTarget(name: "StageTests", dependencies: ["Stage"]),
    .testTarget(name: "FindingsTests", dependencies: ["Findings", "Stage"]),
    .testTarget(name: "NumericsTests", dependencies: ["Numerics"]),
    .testTarget(name: "ModelServerTests", dependencies: ["ModelServer", "Stage", "Numerics", "LoopbackServer"]),
    .testTarget(
        name: "PipelineTests", dependencies: dependencies(programs.map(\.name)) + ["Stage", "Numerics", "LoopbackServer", "TestSupport"]),
    .testTarget(
        name: "Benchmarks", dependencies: dependencies(programs.map(\.name)) + ["Stage", "Numerics", "TestSupport"],
        exclude: ["Peers", "compare", "baseline.ndjson"]),
]

let package = Package(
    name: "usergap",
    products: programs.map { .executable(name: $0.name, targets: [$0.name]) },
    targets: kernels + libraries + tests
        + programs.flatMap { program -> [Target] in
            [
                .executableTarget(
                    name: program.name, dependencies: dependencies(["Stage"] + program.libraries), swiftSettings: settings),
                .testTarget(
                    name: "\(program.name)Tests",
                    dependencies: dependencies([program.name, "Stage"] + program.libraries + ["LoopbackServer", "TestSupport"]),
                    exclude: testData[program.name] ?? []),
            ]
        }
)
