import Stage
import TestSupport
import Testing

@testable import embed

@Suite struct ModelFolderTests {
    @Test func nameIsThatOfTheFolderOrOfTheRepository() throws {
        let model = try TinyModel()
        for (folder, name) in [
            ("all-MiniLM-L6-v2", "all-MiniLM-L6-v2"), ("my model:1", "my_model_1"),
            ("models--BAAI--bge-small-en-v1.5/snapshots/5c38ec7c405ec4b44b94cc5a9bb96e735b38267a", "bge-small-en-v1.5"),
        ] {
            try model.write("\(folder)/x", "")
            #expect(try ModelFolder(model.path + "/" + folder).name == name)
            #expect(try ModelFolder(model.path + "/" + folder + "/.").name == name)
        }
    }

    @Test func noFolderIsNoInput() throws {
        let model = try TinyModel()
        try model.write("file", "")
        for (path, message) in [("/none", "no such folder"), ("/file", "a file, expected the folder of a model")] {
            let failure = #expect(throws: Failure.self) { _ = try ModelFolder(model.path + path) }
            #expect(failure?.status == .noInput && failure?.message.contains(message) == true)
        }
        let failure = #expect(throws: Failure.self) { _ = try ModelFolder(model.path).settings("config.json") }
        #expect(failure?.status == .noInput && failure?.message.contains("config.json: cannot be read: no such file") == true)
    }

    @Test func otherFilesOfWeightsAreNamed() throws {
        let model = try TinyModel()
        try model.write("pytorch_model.bin", "")
        let failure = #expect(throws: Failure.self) { _ = try ModelFolder(model.path).tensors() }
        #expect(failure?.message.contains("found pytorch_model.bin, supported is one file model.safetensors") == true)
    }

    @Test func modulesAreRead() throws {
        let model = try TinyModel.bert()
        let modules = try ModelFolder(model.path).modules()
        #expect(
            modules.map(\.kind) == ["Transformer", "Pooling", "Normalize"] && modules.map(\.folder) == ["", "1_Pooling", "2_Normalize"])
        try model.write("modules.json", "[{\"idx\":0}]")
        #expect(throws: Failure.self) { _ = try ModelFolder(model.path).modules() }
    }
}
