import Foundation
import Stage

/// Keeps every answer as it comes, so that no later run asks for it again; a file of answers that grows at its end.
///
/// A process that is killed leaves whole lines, but perhaps for the last, which the next run takes off. One process at a time
/// writes. May be used by many threads at once.
// Sendable because `end` and `fault` are touched under `lock` alone.
public final class Journal: @unchecked Sendable {
    private let answers: AnswerFile
    private let lock = NSLock()
    private var end: Int
    /// Why nothing more is written: the process may end at any time behind a fault, also within another thread's write.
    private var fault: Failure?

    /// Opens the journal, or begins one; throws where another process has it, or where it holds what is no answer.
    public init(_ path: String) throws {
        let descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw Failure(.cannotCreate, "\(path): the journal cannot be opened: \(systemMessage())") }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw Failure(.cannotCreate, "\(path): is not a regular file, as a journal must be")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason =
                errno == EWOULDBLOCK ? "another run is writing to this journal" : "the journal cannot be locked: \(systemMessage())"
            close(descriptor)
            throw Failure(.cannotCreate, "\(path): \(reason)", hint: "give each run a journal of its own; cat puts them together")
        }
        answers = try AnswerFile(path, descriptor: descriptor)
        end = answers.end
        try repair()
    }

    public var path: String { answers.path }

    /// Answers that are kept.
    public var count: Int { answers.count }

    /// The body of the answer to a request; nil where there is none.
    public func body(to id: RequestID) throws -> Record? {
        if case .body(let body) = try answers.answer(to: id) { body } else { nil }
    }

    /// Keeps answers, in one write of whole lines.
    public func keep(_ kept: [(id: RequestID, body: JSONObject)]) throws {
        let lines = kept.map { BatchAnswer.line($0.id, body: $0.body) }
        try lock.withLock {
            try append(lines.flatMap { $0 })
            for ((id, _), line) in zip(kept, lines) {
                answers.note(id, at: end, length: line.count)
                end += line.count
            }
        }
    }

    /// Makes the end of the file an end of a line: takes off a line that was cut off, ends one that only lacks its line break.
    private func repair() throws {
        if answers.isTorn {
            let start = Array(#"{"custom_id":""#.utf8)
            guard zip(answers.tail, start).allSatisfy({ $0 == $1 }) else {
                throw Failure(.data, "\(path): the last line is not an answer; is this a journal?")
            }
            guard ftruncate(answers.descriptor, off_t(end)) == 0 else {
                throw Failure(.inputOutput, "\(path): the journal cannot be repaired: \(systemMessage())")
            }
        }
        let length = lseek(answers.descriptor, 0, SEEK_END)
        var last: UInt8 = 0
        if length > 0, pread(answers.descriptor, &last, 1, length - 1) == 1, last != UInt8(ascii: "\n") {
            try append([UInt8(ascii: "\n")])
        }
        end = Int(lseek(answers.descriptor, 0, SEEK_END))
    }

    /// Writes at the end of the file, all or nothing.
    private func append(_ bytes: [UInt8]) throws {
        if let fault { throw fault }
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { write(answers.descriptor, $0.baseAddress! + sent, bytes.count - sent) }  // not empty
            if count < 0 {
                if errno == EINTR { continue }
                let failure = Failure(.inputOutput, "\(path): the journal cannot be written: \(systemMessage())")
                if sent > 0 { ftruncate(answers.descriptor, off_t(end)) }
                fault = failure
                throw failure
            }
            sent += count
        }
    }
}
