import Foundation
import ModelServer
import Numerics
import Stage

/// Text -> vector by a server that is asked for several texts at once, by several requests at a time.
// Sendable because `agreed` is touched under `agreeing`, the last two under `lock` alone.
final class ServerEncoder: @unchecked Sendable {
    /// A text with the vector that it waits for.
    private struct Question: Sendable {
        var id: RequestID
        var text: String
        var vector: PendingVector
    }

    private let model: ServerModel
    private let client: Client
    private let batch: Int
    private let journal: Journal?
    private let workers: Workers
    private let recent = RecentVectors()
    private let agreeing = NSLock()
    /// How the server is asked, and how many components it gives.
    private var agreed: (form: ServerModel.Form, components: Int)?
    private let lock = NSLock()
    private var reused = 0
    /// Components of the vectors that are handed out.
    private var components: Int?

    /// Asks for at most `batch` texts at once, by at most `concurrency` requests at a time.
    init(_ model: ServerModel, client: Client, batch: Int, concurrency: Int, journal: Journal?) {
        self.model = model
        self.client = client
        self.batch = batch
        self.journal = journal
        workers = Workers(count: concurrency)
    }

    deinit { workers.finish() }

    /// Vectors that were taken from the journal.
    var fromJournal: Int { lock.withLock { reused } }

    /// The vectors of texts, in their order; they are asked for, and come later.
    func vectors(of texts: [String]) -> [PendingVector] {
        var questions: [Question] = []
        let vectors = texts.map { text in
            let id = model.id(of: text)
            let (vector, isNew) = recent.vector(for: id)
            if isNew, !takeFromJournal(id, vector) { questions.append(Question(id: id, text: text, vector: vector)) }
            return vector
        }
        for start in stride(from: 0, to: questions.count, by: batch) {
            let part = questions[start..<min(start + batch, questions.count)]
            workers.submit { [self] in answer(part) }
        }
        return vectors
    }

    private func takeFromJournal(_ id: RequestID, _ vector: PendingVector) -> Bool {
        guard let journal else { return false }
        do {
            guard let body = try journal.body(to: id) else { return false }
            let kept = try model.vectors(in: body, count: 1)[0]
            vector.settle(.vector(try uniform(model.fitted(kept), of: journal.path)))
            lock.withLock { reused += 1 }
        } catch {
            vector.settle(.failed(error as? Failure ?? Failure(.software, "\(error)")))
        }
        return true
    }

    /// Asks for the vectors of some texts and settles each. What the server refuses is asked for in halves, to find the text at fault.
    private func answer(_ questions: ArraySlice<Question>) {
        do {
            let (form, components) = try agreement(about: questions)
            try keep(
                ask(questions, form) { vectors in
                    guard let found = vectors.first?.count, found == components else {
                        throw Failure(
                            .data, "found \(vectors.first?.count ?? 0) components, expected \(components) as in the first answers")
                    }
                }, for: questions)
        } catch let refusal as Refusal where refusal.isAboutContent {
            guard questions.count > 1 else { return questions.forEach { $0.vector.settle(.refused(refusal.failure)) } }
            let middle = questions.startIndex + questions.count / 2
            answer(questions[..<middle])
            answer(questions[middle...])
        } catch {
            let failure = (error as? Refusal)?.failure ?? error as? Failure ?? Failure(.software, "\(error)")
            let cause = client.end(by: failure)
            for question in questions { question.vector.settle(.failed(cause)) }
        }
    }

    private func ask(_ questions: ArraySlice<Question>, _ form: ServerModel.Form, check: ([[Float]]) throws -> Void) throws -> [[Float]] {
        // A stream for each request, so that its pauses do not depend on the other threads.
        var jitter = Xoshiro256(seed: 0, stream: "embed:retry:\(questions.first.map { "\($0.id)" } ?? "")")
        return try client.ask(model.request(questions.map(\.text), form).bytes, jitter: &jitter) { answer in
            let vectors = try model.vectors(in: answer, count: questions.count)
            try check(vectors)
            return vectors
        }
    }

    private func keep(_ vectors: [[Float]], for questions: ArraySlice<Question>) throws {
        let fitted = try vectors.map { try uniform(model.fitted($0), of: client.endpoint.name) }
        try journal?.keep(zip(questions, fitted).map { ($0.id, model.answer($1)) })
        for (question, vector) in zip(questions, fitted) { question.vector.settle(.vector(vector)) }
    }

    /// The vector, which must be as long as all before it: journal and server may not hold the same model under one name.
    private func uniform(_ vector: [Float], of origin: String) throws -> [Float] {
        let expected = lock.withLock {
            components = components ?? vector.count
            return components
        }
        guard vector.count == expected else {
            throw Failure(
                .data, "\(origin): found \(vector.count) components, but the vectors before have \(expected ?? 0)",
                hint: "was the journal made with another model of that name?")
        }
        return vector
    }

    // MARK: Agreement

    /// How the server is asked and how many components it gives, found out with the first text: in the first form that it does
    /// not refuse, asked until two answers are of one length, so that a wrong one does not make all others wrong.
    private func agreement(about questions: ArraySlice<Question>) throws -> (form: ServerModel.Form, components: Int) {
        try agreeing.withLock {
            if let agreed { return agreed }
            let first = questions.prefix(1)
            var refusal: Refusal?
            for form in model.forms {
                do {
                    let agreement = (form: form, components: try agreedLength { try ask(first, form) { _ in }[0].count })
                    agreed = agreement
                    return agreement
                } catch let refused as Refusal where refused.isAboutContent {
                    refusal = refused
                }
            }
            guard let refusal else { throw Failure(.software, "no form to ask in") }
            throw refusal
        }
    }

    /// The first length that comes twice in succession.
    private func agreedLength(of answer: () throws -> Int) throws -> Int {
        var lengths: [Int] = []
        while lengths.count < 6 {
            let length = try answer()
            if length == lengths.last { return length }
            lengths.append(length)
        }
        throw Failure(.data, "\(client.endpoint.name): the same text gets vectors of \(lengths) components")
    }
}
