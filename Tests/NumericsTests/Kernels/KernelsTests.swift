import Foundation
import Testing

@testable import Numerics

@Suite struct KernelsTests {
    @Test func eachLevelHasItsOwnKernels() {
        for kernels in usableKernels { #expect(Kernels.level(kernels.level).level == kernels.level) }
        #expect(Kernels.current.level == CPULevel.current)
    }

    // A weak symbol of a kernel object could be linked in place of one for older CPUs.
    @Test func kernelObjectsShareNoCodeWithOtherLevels() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../../.build/release")
        let files = FileManager.default
        let folders = ((try? files.contentsOfDirectory(at: root, includingPropertiesForKeys: nil)) ?? [])
            .filter { $0.lastPathComponent.hasPrefix("Kernels_") && $0.pathExtension == "build" }
        for folder in folders {
            let objects = try files.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
                .filter { $0.pathExtension == "o" }
            guard let symbols = namesOf(objects) else { return }
            #expect(symbols.contains { $0.contains("multiplyPanels") }, "\(folder.lastPathComponent)")
            let weak = symbols.filter { $0.contains(#/ [VWvwu] /#) && !$0.hasSuffix("__swift_reflection_version") }
            #expect(weak.isEmpty, "\(folder.lastPathComponent)")
        }
    }

    /// The lines of `nm`; nil where there is no such program.
    private func namesOf(_ objects: [URL]) -> [Substring]? {
        let nm = Process()
        nm.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        nm.arguments = ["nm"] + objects.map(\.path)
        let output = Pipe()
        nm.standardOutput = output
        nm.standardError = FileHandle.nullDevice
        guard (try? nm.run()) != nil else { return nil }
        let text = output.fileHandleForReading.readDataToEndOfFile()
        nm.waitUntilExit()
        return nm.terminationStatus == 0 ? String(decoding: text, as: UTF8.self).split(separator: "\n") : nil
    }
}
