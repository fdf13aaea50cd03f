import Foundation

/// The real model, where there is one: `make model` puts it there. Tests of it are left out elsewhere.
package enum MiniLM {
    package static let path: String =
        ProcessInfo.processInfo.environment["USERGAP_MODEL"]
        ?? URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../build/all-MiniLM-L6-v2").standardized
        .path

    package static let isThere = FileManager.default.fileExists(atPath: path + "/model.safetensors")
}
