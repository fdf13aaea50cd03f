import Foundation
import Stage

@testable import ModelServer

/// A folder for one test's files, removed with it.
final class Scratch {
    let path: String

    init() {
        var template = Array((NSTemporaryDirectory() + "/server.XXXXXX").utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ text: String, to name: String) throws -> String {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    func read(_ name: String) throws -> String { String(decoding: try Data(contentsOf: URL(fileURLWithPath: file(name))), as: UTF8.self) }
}

/// The failure that `body` throws.
func failure(of body: () throws -> some Any) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? Failure ?? (error as? Refusal)?.failure
    }
}

func body(_ value: Int) -> JSONObject {
    var object = JSONObject()
    object.add("value", value)
    return object
}
