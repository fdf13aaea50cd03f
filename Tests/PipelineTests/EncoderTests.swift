import Foundation
import TestSupport
import Testing

/// embed --model through real pipes, by models of a few weights.
@Suite struct EncoderTests {
    private static let records = TinyModel.texts.enumerated().map {
        #"{"id":"\#($0)","source":"real","facet":"f","text":"\#($1)","via":"x:y:z"}"# + "\n"
    }.joined()

    private func shell(_ model: TinyModel) throws -> Shell {
        let shell = try Shell()
        try shell.write("in", Self.records)
        try shell.succeed("cp -R \(model.path) tiny")
        return shell
    }

    @Test func recordsGetTheirVectors() throws {
        let shell = try shell(TinyModel.bert())
        let outcome = try shell.succeed("embed --model tiny/ --encoding array in")
        let objects = try objects(outcome.output)
        #expect(objects.map { $0["id"] as? String } == ["0", "1", "2", "3", "4"])
        #expect(objects.map { $0["truncated_tokens"] as? Int } == [0, 0, 0, 0, 17])
        #expect(outcome.errors.contains("1 of 5 texts are longer than the model takes; 17 tokens were cut"), "\(outcome)")
        for object in objects {
            let vector = try #require(object["vector"] as? [Double])
            #expect(vector.count == TinyModel.width && abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5)
            #expect((object["via"] as? String)?.contains(#/^x:y:z embed:tiny:[0-9a-f]{8}$/#) == true)
        }
        let windows = try shell.succeed("embed --model tiny --long windows in")
        #expect(!windows.errors.contains("cut") && windows.text.split(separator: "\n").count == 5, "\(windows)")
    }

    /// Whatever changes the vectors changes `via`.
    @Test func viaTellsModelsAndSettingsApart() throws {
        func via(_ options: String, _ model: TinyModel) throws -> String {
            let shell = try shell(model)
            return try #require(objects(shell.succeed("embed --model tiny \(options) in").output).first?["via"] as? String)
        }
        var tensors = TinyModel.bertTensors
        let plain = try via("", .bert())
        #expect(try via("", .bert()) == plain && via("--jobs 3 --encoding array", .bert()) == plain)
        tensors[tensors.count - 1].values[3] += 1
        let others = try [
            via("--long windows", .bert()), via("--prefix 'the '", .bert()), via("", .bert(tensors: tensors)),
            via("", .bert(pooling: "cls")),
            via("", .bert(activation: "gelu_new")), via("", .bert(normalises: false)), via("", .model2vec(sharesVectors: false)),
            via("", .model2vec(sharesVectors: true)),
        ]
        #expect(Set(others + [plain]).count == others.count + 1, "\(others)")
    }

    @Test func theSameBytesOnAnyNumberOfThreadsAndAnyLevel() throws {
        let shell = try shell(TinyModel.bert())
        try shell.succeed("for i in {1..400}; do sed \"s/cat/cat $i/\" in; done >many")
        var models = ["tiny"]
        if MiniLM.isThere {
            try shell.succeed("ln -s \(MiniLM.path) minilm; head -60 many >few; mv few minilm-in; mv many tiny-in")
            models.append("minilm")
        } else {
            try shell.succeed("mv many tiny-in")
        }
        for model in models {
            let expected = try shell.succeed("embed -j 1 --model \(model) \(model)-in").output
            for (jobs, level) in [("2", ""), ("5", "")] + DeterminismTests.levels.map({ ("2", $0) }) {
                let again = try shell.succeed("embed -j \(jobs) --model \(model) \(model)-in", environment: ["USERGAP_CPU": level])
                #expect(again.output == expected, "\(model), \(jobs) threads, level \(level)")
            }
        }
    }

    @Test func memoryDoesNotGrowWithTheInput() throws {
        let shell = try shell(TinyModel.bert())
        try shell.succeed("for i in {1..2000}; do sed \"s/cat/cat $i/\" in; done >small; for i in {1..10}; do cat small; done >large")
        func peak(_ file: String) throws -> Int {
            try shell.succeed("embed --model tiny -q --provenance p \(file) >/dev/null")
            return try #require(objects(shell.read("p")).first?["peak_memory_bytes"] as? Int)
        }
        let (small, large) = (try peak("small"), try peak("large"))
        #expect(large < small + 24 << 20, "\(small) bytes at the small input, \(large) at ten times that")
    }

    @Test func aVectorThatIsNotFiniteIsABadRecord() throws {
        var tensors = TinyModel.bertTensors
        tensors[tensors.count - 1].values[0] = .nan
        let outcome = try shell(TinyModel.bert(tensors: tensors)).run("embed --model tiny in")
        #expect(outcome.status == 65 && outcome.output.isEmpty, "\(outcome)")
        #expect(outcome.errors.contains("in:1: field 'text': the model's vector has components that are not finite"), "\(outcome)")
    }

    @Test(
        arguments: [
            ("embed --model nowhere in", 66, "nowhere: no such folder"), ("embed --model in in", 66, "in: a file"),
            ("embed --model . in", 66, "modules.json: cannot be read: no such file"),
            ("embed --model tiny --dimensions 8 in", 2, "--dimensions cannot be used with --model"),
            ("embed --model tiny --prompt q in", 2, "--prompt: found 'q', the model has none"),
            ("embed --model tiny --prefix 'the the the the the the the the' in", 2, "the prefix takes more than half of the 14 tokens"),
            ("USERGAP_CPU=v9 embed --model tiny in", 2, "USERGAP_CPU"),
            ("cp -R tiny cut; truncate -s -1 cut/model.safetensors; embed --model cut in", 65, "lie outside"),
            ("cp -R tiny cut; truncate -s 5 cut/model.safetensors; embed --model cut in", 65, "too short"),
            ("cp -R tiny cut; echo '{' >cut/config.json; embed --model cut in", 65, "config.json:1:"),
            ("cp -R tiny cut; rm cut/model.safetensors; embed --model cut in", 66, "model.safetensors: cannot be read"),
            ("printf '{\"text\":3}' | embed --model tiny", 65, "<stdin>:1: field 'text': found the number 3"),
        ] as [(String, Int32, String)])
    func whatIsWrongIsSaid(command: String, status: Int32, message: String) throws {
        let outcome = try shell(TinyModel.bert()).run(command)
        #expect(outcome.status == status && outcome.errors.contains(message) && outcome.output.isEmpty, "\(outcome)")
    }
}
