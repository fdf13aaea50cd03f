import Foundation

/// What a program is: the table that its parser, its helps, its manual page and its completions are made from.
public struct Program: Sendable {
    public static let version = "0.2.0"

    public let name: String
    public let summary: String
    /// What it reads and what it writes, in sentences.
    public let description: String
    /// How memory grows.
    public let memory: String
    public let ownOptions: [Option]
    public let environment: [(name: String, meaning: String)]
    public let examples: [(purpose: String, command: String)]

    public init(
        name: String, summary: String, description: String, memory: String, options: [Option],
        environment: [(name: String, meaning: String)] = [], examples: [(purpose: String, command: String)]
    ) {
        self.name = name
        self.summary = summary
        self.description = description
        self.memory = memory
        self.ownOptions = options
        self.environment = environment
        self.examples = examples
        let names = Set(self.options.map(\.name))
        precondition(names.count == self.options.count, "two options have one name")
        for condition in self.options.flatMap({ $0.onlyWith + $0.notWith }) {
            precondition(names.contains(condition.name), "a condition names \(condition), which is not in the table")
        }
    }

    var options: [Option] { ownOptions + CommonOptions.rows }

    /// Parses the command line, runs `body` and ends the process with the status that its outcome asks for.
    public func run(_ body: (Run) throws -> Void) -> Never {
        reserveStandardDescriptors()
        let handlers = SignalHandlers()
        let status = withExtendedLifetime(handlers) { outcome(Array(CommandLine.arguments.dropFirst()), body) }
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
            writeToStandardError(failure.lines(program: name))
            return failure.status
        } catch {
            writeToStandardError("\(name): a fault of ours: \(error)\n")
            return .software
        }
    }

    /// The text of the flags that ask about the program instead of running it.
    private func information(_ arguments: Arguments) throws -> String? {
        if arguments[CommonOptions.help] { return arguments.wantsShortHelp ? shortHelp : longHelp }
        if arguments[CommonOptions.version] { return "\(name) (usergap) \(Program.version)\n" }
        if arguments[CommonOptions.man] { return manualPage }
        switch arguments[CommonOptions.completions] {
        case .bash: return bashCompletion
        case .zsh: return zshCompletion
        case .fish: return fishCompletion
        case nil: return nil
        }
    }
}
