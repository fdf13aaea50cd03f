import Foundation

/// One run of a program: its settings, its input and output, and what is known about both.
public final class Run {
    public let program: Program
    public let arguments: Arguments
    public let jobs: Int
    private let outputs: OutputFiles
    private let words: [String]
    private let input: InputFiles
    private let progress: Progress
    private let budget: ErrorBudget
    private let isQuiet: Bool
    private let started = DispatchTime.now()
    private var notes: [(name: String, value: String)] = []
    public private(set) var recordsRead = 0
    private var bytesRead = 0
    public var recordsWritten = 0
    /// The status of a run that comes to its end: `.success`, or `.gateFailed`.
    public var status = ExitStatus.success

    init(program: Program, arguments: Arguments, words: [String]) throws {
        self.program = program
        self.arguments = arguments
        self.words = words
        jobs = arguments[CommonOptions.jobs] ?? Cores.available
        isQuiet = arguments[CommonOptions.quiet]
        try DistinctFiles(arguments).check()
        input = try InputFiles(arguments.files, digests: arguments[CommonOptions.provenance] != nil)
        outputs = try OutputFiles(arguments)
        let (quiet, command) = (isQuiet, program.command)
        input.whenTerminal = {
            if quiet { return }
            writeToStandardError(
                "\(command): reading standard input, a terminal; end it with Ctrl-D (--help tells what \(command) reads)\n")
        }
        budget = ErrorBudget(limit: arguments[CommonOptions.maxErrors], rejects: outputs[CommonOptions.rejects.option]) {
            if !quiet { writeToStandardError($0) }
        }
        progress = Progress(
            program: program.command, mode: arguments[CommonOptions.progress], quiet: quiet, totalBytes: input.totalBytes)
    }

    /// Where the records go.
    public var output: OutputFile { outputs.main }

    /// The file of an option that names an output; nil where it was not given. It gets its name when the run ends well.
    public func file(_ key: OptionKey<String?>) -> OutputFile? { outputs[key.option] }

    private var rejects: OutputFile? { file(CommonOptions.rejects) }

    /// A line on standard error that does not stop the run.
    public func warn(_ message: String) {
        if !isQuiet { writeToStandardError(onOneLine("\(program.command): warning: \(message)")) }
    }

    /// A setting for the provenance file that is not on the command line.
    public func note(_ name: String, _ value: String) { notes.append((name, value)) }

    /// Bytes of batches with long records that are under way at a time, if more than one is.
    private static let longBatches = 16 << 20

    /// Reads every record on all threads. `read` adds a record to its batch's accumulator, and throws before it changes
    /// it; `finish` is called on the same thread when the accumulator has all its records; `consume` gets the accumulators
    /// in order. Bad records go to --rejects within --max-errors. A batch has about `batchSize` bytes; at most twice as many are under
    /// way as --jobs says, or `jobs` where that is more.
    public func forEachBatch<Accumulator>(
        framing: Framing = .lines, batchSize: Int = LineReader.batchSize, jobs: Int = 1, make: @escaping @Sendable () -> Accumulator,
        read: @escaping @Sendable (Record, inout Accumulator) throws -> Void,
        finish: @escaping @Sendable (inout Accumulator) -> Void = { _ in }, consume: (Accumulator) throws -> Void
    ) throws {
        let reader = LineReader(
            input, framing: framing, batchSize: batchSize, maximumRecord: arguments[CommonOptions.maxRecord])
        typealias Outcome = (accumulators: [Accumulator], rejects: [(reject: Reject, before: Int)], records: Int)
        let transform: @Sendable (LineBatch) -> Outcome = { batch in
            // A new accumulator after each reject, so that output and errors keep their order.
            var accumulators = [make()]
            var rejects: [(reject: Reject, before: Int)] = []
            for (index, line) in batch.lines.enumerated() {
                let place = Place(file: batch.file, line: line.number)
                if let long = line.long {
                    let failure = long.failure(
                        at: place,
                        hint: "--max-record BYTES lets longer ones in; a file that is one object, as of tau2-bench, is one record")
                    rejects.append((Reject(failure: failure, raw: long.head, length: long.length), index + 1))
                    accumulators.append(make())
                    continue
                }
                var record: Record?
                do {
                    let whole = try Record(bytes: batch.bytes, range: line.range, place: place)
                    record = whole
                    try read(whole, &accumulators[accumulators.count - 1])
                } catch {
                    let failure = error as? Failure ?? Failure(.software, "\(error)", at: place)
                    let raw = Array(UnsafeBufferPointer(start: batch.bytes.base + line.range.lowerBound, count: line.range.count))
                    rejects.append((Reject(failure: failure, raw: raw, source: record?["source"]?.string), index + 1))
                    accumulators.append(make())
                }
            }
            for index in accumulators.indices { finish(&accumulators[index]) }
            return (accumulators, rejects, batch.lines.count)
        }
        func take(_ outcome: Outcome) throws {
            // A share of bad records is judged by the records up to it, wherever batches happen to be cut.
            let readBefore = recordsRead
            for (index, accumulator) in outcome.accumulators.enumerated() {
                let rejected = index < outcome.rejects.count ? outcome.rejects[index] : nil
                recordsRead = readBefore + (rejected?.before ?? outcome.records)
                try consume(accumulator)
                if let rejected { try refuse(rejected.reject) }
            }
            if reader.wouldWait { try output.flush() }
            progress.advance(records: recordsRead, bytes: reader.bytesRead)
        }
        do {
            try orderedMap(
                jobs: max(jobs, self.jobs), next: { try reader.next() }, wouldWait: { reader.wouldWait },
                weigh: { $0.bytes.count > 4 * batchSize ? $0.bytes.count : 0 }, capacity: Run.longBatches, transform: transform,
                consume: take)
            bytesRead += reader.bytesRead
            try budget.finish(recordsRead: recordsRead, program: program.command)
        } catch {
            // What came before the fault is good, and so are the reasons why records were refused.
            try output.flush()
            try rejects?.close()
            throw error
        }
        progress.finish(records: recordsRead, bytes: bytesRead)
    }

    /// Goes past a record that turned out bad after it was read, or throws its failure where --max-errors is passed.
    public func refuse(_ failure: Failure, raw: RawRecord, source: String?) throws {
        try refuse(Reject(failure: failure, raw: raw.copy, source: source))
    }

    private func refuse(_ reject: Reject) throws {
        try budget.reject(reject, recordsRead: recordsRead, program: program.command)
    }

    /// Records in, records out, in constant memory: `body` writes what a record becomes and returns how many records that
    /// is. Each batch gets a workspace of its own from `make`, to keep room between its records.
    public func filter<Workspace>(
        framing: Framing = .lines, make: @escaping @Sendable () -> Workspace,
        _ body: @escaping @Sendable (Record, inout Workspace, inout JSONText) throws -> Int
    ) throws {
        try forEachBatch(framing: framing, make: { Written(workspace: make()) }) { record, written in
            let mark = written.text.count
            do {
                written.records += try body(record, &written.workspace, &written.text)
            } catch {
                written.text.truncate(to: mark)
                throw error
            }
        } consume: { written in
            try output.write(written.text.bytes)
            recordsWritten += written.records
        }
        warnIfNothingWasRead()
    }

    func warnIfNothingWasRead() {
        if recordsRead == 0 { warn("no record in the input") }
    }

    /// Writes one record that the program made.
    public func write(_ object: JSONObject) throws {
        try output.write(object.line)
        recordsWritten += 1
    }

    /// Writes a text that asks for no input, such as a list of what the program knows.
    public func write(text: String) throws { try output.write(text) }

    /// Writes the provenance and closes the outputs.
    func finish() throws -> ExitStatus {
        try output.flush()
        if let provenance = file(CommonOptions.provenance) { try writeProvenance(to: provenance) }
        try outputs.close()
        return status
    }

    private func writeProvenance(to file: OutputFile) throws {
        let use = ResourceUse()
        var object = JSONObject()
        object.add("program", program.name)
        object.add("version", Program.version)
        object.add("arguments", words.map(withoutSecrets))
        for note in notes { object.add(note.name, note.value) }
        object.add("records_read", recordsRead)
        object.add("records_written", recordsWritten)
        object.add("bytes_read", bytesRead)
        object.add("bytes_written", output.bytesWritten)
        object.add(
            "inputs",
            input.digests.map { file, digest in
                var entry = JSONObject()
                entry.add("file", file)
                entry.add("sha256", digest)
                return entry
            })
        object.add("jobs", jobs)
        object.add("wall_seconds", Double(DispatchTime.now().uptimeNanoseconds - started.uptimeNanoseconds) / 1e9)
        object.add("cpu_seconds", use.seconds)
        object.add("peak_memory_bytes", use.peakMemory)
        try file.write(object.line)
    }
}

/// What a batch of a filter has written, and the room it works in.
private struct Written<Workspace> {
    var workspace: Workspace
    var text = JSONText()
    var records = 0
}
