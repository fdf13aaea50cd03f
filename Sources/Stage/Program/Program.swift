import Foundation

/// What a program is: the table that its parser, its helps, its manual page and its completions are made from.
public struct Program: Sendable {
    public static let version = "0.2.0"

    public let name: String
    /// What stands in front of the names of all programs, as they are installed here.
    let prefix: String
    public let summary: String
    /// What it reads and what it writes, topic by topic.
    public let description: [Topic]
    /// How memory grows.
    public let memory: String
    public let ownOptions: [Option]
    public let environment: [(name: String, meaning: String)]
    /// The first one stands in -h too.
    public let examples: [(purpose: String, command: String)]

    public init(
        name: String, calledBy path: String = CommandLine.arguments.first ?? "", summary: String, description: [Topic], memory: String,
        options: [Option], environment: [(name: String, meaning: String)] = [], examples: [(purpose: String, command: String)]
    ) {
        self.name = name
        prefix = Program.prefix(of: name, calledBy: path)
        self.summary = summary
        self.description = description
        self.memory = memory
        self.ownOptions = options
        self.environment = environment
        self.examples = examples
        checkTable()
    }

    /// Traps where the table contradicts itself.
    private func checkTable() {
        let names = Set(options.map(\.name))
        precondition(names.count == options.count, "two options have one name")
        for condition in options.flatMap({ $0.onlyWith + $0.notWith + $0.namesNoFileWith }) {
            precondition(names.contains(condition.name), "a condition names \(condition), which is not in the table")
        }
    }

    var options: [Option] { ownOptions + CommonOptions.rows }

    /// Parses the command line, runs `body` and ends the process with the status that its outcome asks for.
    public func run(_ body: (Run) throws -> Void) -> Never {
        reserveStandardDescriptors()
        SignalHandlers.install()
        let status = outcome(Array(CommandLine.arguments.dropFirst()), body)
        TemporaryFiles.removeAll()
        exit(status.rawValue)
    }

    private func outcome(_ words: [String], _ body: (Run) throws -> Void) -> ExitStatus {
        do {
            let arguments = try Arguments(words, options: options)
            if let text = try information(arguments) {
                let output = try OutputFile(nil)
                try output.write(text)
                try output.close()
                return .success
            }
            let run = try Run(program: self, arguments: arguments, words: words)
            try body(run)
            return try run.finish()
        } catch let failure as Failure {
            writeToStandardError(failure.lines(program: command))
            return failure.status
        } catch {
            writeToStandardError("\(command): internal error (a bug in this program), please report it: \(error)\n")
            return .software
        }
    }

    /// The text of the flags that ask about the program instead of running it.
    private func information(_ arguments: Arguments) throws -> String? {
        if arguments[CommonOptions.help] { return arguments.wantsShortHelp ? shortHelp : longHelp }
        if arguments[CommonOptions.version] { return "\(command) (usergap) \(Program.version)\n" }
        if arguments[CommonOptions.man] { return manualPage }
        switch arguments[CommonOptions.completions] {
        case .bash: return bashCompletion
        case .zsh: return zshCompletion
        case .fish: return fishCompletion
        case nil: return nil
        }
    }
}
