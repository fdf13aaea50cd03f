import Foundation
import Stage

/// The folder of a model, as Hugging Face ships it: JSON files with settings, tensors, a vocabulary.
struct ModelFolder: Sendable {
    let path: String

    init(_ path: String) throws {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(
                .noInput, "\(path): no such folder, expected the files of a sentence-transformers or Model2Vec model",
                hint: "`hf download sentence-transformers/all-MiniLM-L6-v2 --local-dir DIR` gets one")
        }
        guard isFolder.boolValue else { throw Failure(.noInput, "\(path): a file, expected the folder of a model") }
        self.path = path
    }

    /// What the model is called: the folder's name; the repository's in the cache of Hugging Face (models--OWNER--NAME/snapshots/...).
    var name: String {
        let parts = URL(fileURLWithPath: path).standardized.pathComponents
        let cached = parts.last { $0.hasPrefix("models--") }?.components(separatedBy: "--").last
        let name = cached ?? parts.last ?? "model"
        return String(name.unicodeScalars.map { $0.isASCII && $0.value > 0x20 && $0 != ":" ? Character($0) : "_" })
    }

    func file(_ name: String) -> String { URL(fileURLWithPath: path).appendingPathComponent(name).path }

    func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

    func contents(_ name: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: file(name)))
        } catch {
            throw Failure(.noInput, "\(file(name)): cannot be read: \(has(name) ? error.localizedDescription : "no such file")")
        }
    }

    /// The object in a JSON file.
    func settings(_ name: String) throws -> Record {
        let bytes = Bytes(try contents(name))
        return try Record(bytes: bytes, range: 0..<bytes.count, place: Place(file: file(name), line: 1))
    }

    /// The same, nil where there is no such file.
    func optionalSettings(_ name: String) throws -> Record? { has(name) ? try settings(name) : nil }

    /// The tensors of model.safetensors.
    func tensors() throws -> Safetensors {
        let others = ["model.safetensors.index.json", "pytorch_model.bin", "onnx/model.onnx"].filter { has($0) }
        guard has("model.safetensors") || others.isEmpty else {
            throw Failure(.noInput, "\(path): found \(others.joined(separator: ", ")), supported is one file model.safetensors")
        }
        return try Safetensors(file("model.safetensors"))
    }

    /// A module of sentence-transformers: the last part of its class's name, and its folder.
    struct Module {
        var kind: String
        var folder: String
    }

    /// The modules of modules.json, in their order.
    func modules() throws -> [Module] {
        let text = String(decoding: try contents("modules.json"), as: UTF8.self)
        let wrapped = try Record("{\"modules\":\(text)}", place: Place(file: file("modules.json"), line: 1))
        return try wrapped.required("modules").elements.map { module in
            guard let type = module["type"]?.string, let folder = module["path"]?.string else {
                throw wrapped.failure("a module without type or path", field: "modules")
            }
            return Module(kind: String(type.split(separator: ".").last ?? ""), folder: folder)
        }
    }
}

extension Record {
    /// A whole number that must be there and be in a range.
    func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        let number = try integer(name)
        guard range.contains(number) else {
            throw failure("found \(number), expected \(range.lowerBound) to \(range.upperBound)", field: name)
        }
        return number
    }

    /// True or false; `absent` where the field is missing or null.
    func flag(_ name: String, absent: Bool) throws -> Bool {
        guard let value = self[name], value.kind != .null else { return absent }
        guard let flag = value.bool else { throw mismatch(value, name, expected: "true or false") }
        return flag
    }

    /// A failure that says what of a model is not supported, and what is.
    func unsupported(_ name: String, found: String, supported: String) -> Failure {
        failure("found \(found), supported is \(supported)", field: name)
    }
}
