import Foundation
import Testing

@testable import Stage

private let table =
    [
        OptionKey.inputFile("codebook", help: "read").option, OptionKey.outputFile("key", help: "written").option,
        OptionKey.appendedFile("journal", help: "kept").option, OptionKey.text("api", help: "a server").option,
        OptionKey.inputFile("model", help: "a folder or a name").namingNoFile(with: "api").option,
    ] + CommonOptions.rows

/// The message for a command line in a folder with the files in, other and model/config, a hard link and a link to nothing.
private func refusal(_ line: String) throws -> String? {
    let scratch = Scratch()
    for name in ["in", "other"] { _ = try scratch.write(Array("x\n".utf8), to: name) }
    #expect(mkdir(scratch.file("model"), 0o700) == 0 && mkdir(scratch.file("model/deep"), 0o700) == 0)
    _ = try scratch.write([], to: "model/deep/config.json")
    #expect(link(scratch.file("in"), scratch.file("hard")) == 0 && symlink("new", scratch.file("soft")) == 0)
    let words = line.split(separator: " ").map { $0.hasPrefix("@") ? scratch.file(String($0.dropFirst())) : String($0) }
    let thrown = failure { try DistinctFiles(Arguments(words, options: table)).check() }
    #expect(thrown == nil || thrown?.status == .usage)
    return thrown?.message.replacing(scratch.path + "/", with: "@")
}

@Suite struct DistinctFilesTests {
    /// Every pair of options that names an output, or an output and an input, in both orders.
    @Test func everyPairWithAnOutputIsRefused() throws {
        let (outputs, inputs) = (["-o", "--rejects", "--provenance", "--key", "--journal"], ["--codebook"])
        for output in outputs {
            for other in outputs + inputs where other != output {
                for name in ["@in", "@new"] {
                    #expect(try refusal("@other \(output) \(name) \(other) \(name)") != nil, "\(output) \(other) \(name)")
                }
            }
            if output != "-o" { #expect(try refusal("\(output) @in @in") == "\(output) @in and the input @in are one file") }
            #expect(try refusal("\(output) @hard @other @in") == "\(output) @hard and the input @in are one file")
            #expect(
                try refusal("\(output) @model/deep/config.json --model @model @in")?.contains("deep/config.json of --model @model") == true)
            #expect(try refusal("\(output) @model/new --model @model @in") == nil)
            #expect(try refusal("\(output) @model/deep/config.json --api url --model @model @in") == nil)
        }
        #expect(try refusal("@in --rejects @soft --key @new") == "--key @new and --rejects @soft are one file")
    }

    @Test func theOnlyInputMayBeReplaced() throws {
        #expect(try refusal("@in -o @in") == nil && refusal("@in -o @hard") == nil)
        #expect(try refusal("@in @other -o @in") != nil && refusal("@in -o @in --codebook @in") != nil)
    }

    @Test func onlyOneOutputIsStandardOutput() throws {
        #expect(try refusal("@in --rejects -") == "the records and --rejects - would both go to standard output")
        #expect(try refusal("@in -o /dev/stdout --rejects -") == "-o /dev/stdout and --rejects - would both go to standard output")
        #expect(try refusal("@in -o @new --rejects -") == nil)
        #expect(try refusal("@in -o @new --rejects - --provenance /dev/fd/1") != nil)
    }

    @Test func filesThatDifferAndDevicesAreFine() throws {
        #expect(try refusal("@in @in -o @new --rejects @newer --codebook @in --journal @other") == nil)
        #expect(try refusal("@in -o /dev/null --rejects /dev/null --provenance /dev/null") == nil)
        #expect(try refusal("@in -o /no/such/folder/a --rejects /no/such/folder/a") == nil, "refused when it is opened")
    }
}
