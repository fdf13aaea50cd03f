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

let programs = ["extract", "embed", "quantize", "diverge", "report"]
let usesNumerics: Set = ["embed", "quantize", "diverge"]
let usesModelServer: Set = ["embed"]
let usesLexicons: Set = ["extract"]

let package = Package(
    name: "usergap",
    products: programs.map { .executable(name: $0, targets: [$0]) },
    targets: kernels
        + [
            .target(name: "Stage", swiftSettings: settings),
            .target(name: "Kernels_table", path: "Sources/Numerics/Kernels/table"),
            .target(
                name: "Numerics", dependencies: ["Kernels_table"] + kernels.map { .init(stringLiteral: $0.name) },
                exclude: ["table", "source", "v2", "v3", "v4"].map { "Kernels/\($0)" }, swiftSettings: settings),
            .target(name: "ModelServer", dependencies: ["Stage"], swiftSettings: settings),
            .target(name: "Lexicons", resources: [.embedInCode("Files")]),
        ]
        + programs.map { name in
            .executableTarget(
                name: name,
                dependencies: ["Stage"] + (usesNumerics.contains(name) ? ["Numerics"] : [])
                    + (usesModelServer.contains(name) ? ["ModelServer"] : [])
                    + (usesLexicons.contains(name) ? ["Lexicons"] : []),
                swiftSettings: settings)
        }
        + programs.map { name in
            .testTarget(
                name: "\(name)Tests",
                dependencies: [.init(stringLiteral: name), "Stage"]
                    + (usesModelServer.contains(name) ? ["ModelServer", "LoopbackServer"] : []),
                exclude: name == "extract" ? ["Acts/labels.ndjson", "Acts/LABELS.md"] : [])
        }
        + [
            .target(name: "LoopbackServer", path: "Tests/LoopbackServer"),
            .testTarget(name: "ModelServerTests", dependencies: ["ModelServer", "Stage", "Numerics", "LoopbackServer"]),
            .testTarget(name: "StageTests", dependencies: ["Stage"]),
            .testTarget(name: "NumericsTests", dependencies: ["Numerics"]),
            .testTarget(
                name: "PipelineTests", dependencies: programs.map { .init(stringLiteral: $0) } + ["Stage", "Numerics", "LoopbackServer"],
                exclude: ["Peers"]),
        ]
)
