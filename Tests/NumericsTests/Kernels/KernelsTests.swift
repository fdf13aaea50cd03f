import Foundation
import Testing

@testable import Numerics

@Suite struct KernelsTests {
    @Test func eachLevelHasItsOwnKernels() {
        #expect(Set(usableKernels.map { String(reflecting: $0) }).count == usableKernels.count)
        let isOfTheLevelInUse = currentKernels == CPULevel.current.kernels
        #expect(isOfTheLevelInUse)
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
            // A name that carries the level's own is of no other; the rest is data.
            let module = folder.deletingPathExtension().lastPathComponent
            let weak = symbols.filter { line in
                line.contains(#/ [VWvwu] /#) && !line.contains("\(module.count)\(module)")
                    && !line.hasSuffix("__swift_reflection_version") && !line.contains(" got.")
            }
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
