import Foundation

/// The files that a command line names, compared before any is opened: an output that is another output or an input would be lost.
struct DistinctFiles {
    private struct Named {
        /// As the command line says it: "--rejects out", "the input in".
        var name: String
        var identity: FileIdentity?
        var isStandardOutput = false
        /// The finished file takes the place of one that is there.
        var isReplaced = false
        /// -o and the files without an option.
        var isMain = false

        func isSame(as other: Named) -> Bool { identity.map { $0 == other.identity && $0.keepsContent } ?? false }
    }

    private var inputs: [Named] = []
    private var outputs: [Named] = []

    init(_ arguments: Arguments) {
        inputs = (arguments.files.isEmpty ? ["-"] : arguments.files).map { path in
            path == "-"
                ? Named(name: "standard input", identity: FileIdentity(0), isMain: true)
                : Named(name: "the input \(path)", identity: FileIdentity(path), isMain: true)
        }
        if !arguments.isGiven(CommonOptions.output) {
            outputs.append(Named(name: "standard output", identity: FileIdentity(1), isStandardOutput: true))
        }
        for option in arguments.options {
            guard let use = option.file, let path = arguments.texts(option.name)?.last else { continue }
            if option.namesNoFileWith.contains(where: arguments.holds) { continue }
            let name = "\(option.flag) \(path)"
            switch use {
            case .read: addInputs(name, path)
            case .appended: outputs.append(Named(name: name, identity: FileIdentity(path), isReplaced: true))
            case .written: outputs.append(DistinctFiles.output(name, path, isMain: option.name == CommonOptions.output.option.name))
            }
        }
    }

    private static func output(_ name: String, _ path: String, isMain: Bool) -> Named {
        let destination = path == "-" ? .descriptor(1) : Destination(path)
        switch destination {
        case .descriptor(let number):
            return Named(name: name, identity: FileIdentity(number), isStandardOutput: number == 1)
        case .foreign: return Named(name: name, identity: FileIdentity(path))
        case .path: return Named(name: name, identity: FileIdentity(path), isReplaced: true, isMain: isMain)
        }
    }

    /// A file that is read; of a folder those in it and in its folders.
    private mutating func addInputs(_ name: String, _ path: String) {
        let identity = path == "-" ? FileIdentity(0) : FileIdentity(path)
        inputs.append(Named(name: name, identity: identity))
        guard identity?.isFolder == true, let files = FileManager.default.enumerator(atPath: path) else { return }
        for case let file as String in files {
            inputs.append(Named(name: "\(file) of \(name)", identity: FileIdentity("\(path)/\(file)")))
            if file.count(where: { $0 == "/" }) >= 2 { files.skipDescendants() }
        }
    }

    /// Refuses two names of one file, but for -o over the only input, which is read to its end before it is replaced.
    func check() throws {
        for (index, output) in outputs.enumerated() {
            for other in outputs[..<index] {
                if output.isStandardOutput, other.isStandardOutput {
                    let first = other.name == "standard output" ? "the records" : other.name
                    throw Failure.usage(
                        "\(first) and \(output.name) would both go to standard output", hint: "each output needs a place of its own")
                }
                if output.isSame(as: other) {
                    throw Failure.usage("\(other.name) and \(output.name) are one file", hint: "each output needs a file of its own")
                }
            }
            let isInPlace = output.isMain && output.isReplaced && inputs.count { $0.isMain } == 1
            for input in inputs where output.isSame(as: input) && !(isInPlace && input.isMain) {
                throw Failure.usage("\(output.name) and \(input.name) are one file", hint: "what is read would be overwritten")
            }
            try checkStandardDescriptors(output)
        }
    }

    /// A log that `>>log` or `2>>log` leads to would be replaced together with what it held.
    private func checkStandardDescriptors(_ output: Named) throws {
        guard output.isReplaced else { return }
        for (descriptor, name) in [(Int32(1), "standard output"), (2, "standard error")] {
            let standard = Named(name: name, identity: FileIdentity(descriptor))
            if standard.identity?.isRegular == true, output.isSame(as: standard) {
                throw Failure.usage("\(output.name) and \(name) are one file", hint: "each output needs a file of its own")
            }
        }
    }
}
