import Foundation
import LoopbackServer
import TestSupport
import Testing

/// Every file that a program reads, damaged: a run ends in an answer or in an error, in bounded time and memory, and writes no number
/// that is none.
@Suite struct FileFuzzTests {
    static let minutes = ProcessInfo.processInfo.environment["USERGAP_FUZZ_MINUTES"].flatMap { Double($0) } ?? 0
    /// A run that takes longer hangs. Where other tests run at the same time the machine may be slow.
    private static let seconds = minutes > 0 ? 10 : 60
    /// Address space of a run, in KiB: a run that wants more is killed by the failed allocation. It holds the programs themselves, the stacks
    /// of their threads and, beyond these, less than 1 GB of data.
    private static let addressSpace = 3_000_000

    /// A folder with all the files, whole.
    private struct Folder {
        let shell: Shell
        let server: EmbeddingServer
        /// By the name of the file.
        let originals: [String: [UInt8]]

        init() throws {
            (shell, server) = (try Shell(), try EmbeddingServer())
            try shell.succeed(FuzzedFile.preparation)
            try shell.succeed("embed --quiet --api \(server.url) --model m --journal journal behaviors >/dev/null")
            try shell.succeed("embed --quiet --requests --model m behaviors >requests")
            try shell.write("vector.answers", Data(EmbedFilesTests.answers(to: shell.read("requests")).joined().utf8))
            let triplets = try objects(shell.read("triplets")).compactMap { $0["triplet"] as? String }
            try shell.write("answers", triplets.map { #"{"triplet":"\#($0)","participant":"p","choice":"a"}"# + "\n" }.joined())
            try shell.write("index", UserSimIndexTests.records())
            try shell.write("judgements", MutationTests.judgements.joined())
            let model = try TinyModel.bert()
            try shell.succeed("cp -R \(model.path) model")
            var originals: [String: [UInt8]] = [:]
            for file in FuzzedFile.all { originals[file.name] = Array(try shell.read(file.name)) }
            self.originals = originals
        }
    }

    private func damaged(_ original: [UInt8], isLines: Bool, _ mutator: inout Mutator) -> [UInt8] {
        guard isLines else { return mutator.bytes(original) }
        var lines = original.split(separator: 0x0A).map { Array($0) }
        for _ in 0...mutator.choice([0, 0, 1, 4]) where !lines.isEmpty {
            let place = mutator.choice(Array(lines.indices))
            switch mutator.choice([0, 0, 0, 0, 0, 1, 2, 3]) {
            case 1: lines.remove(at: place)
            case 2: lines.insert(lines[place], at: 0)
            case 3: lines.swapAt(place, mutator.choice(Array(lines.indices)))
            default: lines[place] = mutator.either(lines[place])
            }
        }
        return Array(lines.joined(separator: [0x0A]))
    }

    private func check(_ file: FuzzedFile, in folder: Folder, seed: UInt64) throws {
        guard let original = folder.originals[file.name] else { return }
        var mutator = Mutator(seed: seed)
        try folder.shell.write(file.name, Data(damaged(original, isLines: file.isLines, &mutator)))
        for command in file.commands {
            let outcome = try folder.shell.run(
                "ulimit -v \(FileFuzzTests.addressSpace); timeout \(FileFuzzTests.seconds) \(command) >out",
                environment: ["API": folder.server.url])
            #expect([0, 65].contains(outcome.status), "\(file), seed \(seed): \(outcome)")
            #expect(outcome.status == 0 || !outcome.errors.isEmpty, "an error is said; \(file), seed \(seed): \(outcome)")
            if outcome.status == 0 {
                let isText = command.hasPrefix("report")
                let noNumber = isText ? "[^a-z]-?(nan|inf)[^a-z]" : #"[:,[]-?(nan|inf)[],}]"#
                let found = try folder.shell.run("grep -acE '\(noNumber)' out")
                #expect(found.status == 1 || isText && found.text == "0\n", "\(file), seed \(seed): \(command)")
            }
        }
        try folder.shell.write(file.name, Data(original))
    }

    @Test func aDamagedFileEndsInAnswerOrError() throws {
        let folder = try Folder()
        for file in FuzzedFile.all { for seed in 1...2 as ClosedRange<UInt64> { try check(file, in: folder, seed: seed) } }
    }

    /// For as long as USERGAP_FUZZ_MINUTES says, with seeds that no other test has; it says how far it came.
    @Test(.enabled(if: minutes > 0)) func fuzzing() throws {
        let (folder, end, first) = (
            try Folder(), Date().addingTimeInterval(FileFuzzTests.minutes * 60), UInt64(Date().timeIntervalSince1970)
        )
        var (seed, runs) = (first, 0)
        while Date() < end {
            for file in FuzzedFile.all {
                try check(file, in: folder, seed: seed)
                runs += file.commands.count
            }
            seed += 1
        }
        print("fuzz: \(runs) runs on \(FuzzedFile.all.count) kinds of file, seeds \(first) to \(seed - 1)")
    }
}
