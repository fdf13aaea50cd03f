import Foundation

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// HTTPS, by URLSession.
// Sendable because what changes is touched under `lock` alone.
final class SessionTransport: NSObject, URLSessionDataDelegate, Transport, @unchecked Sendable {
    /// A request under way.
    private final class Exchange {
        var reply: Reply?
        var fault: TransportFault?
        let done = DispatchSemaphore(value: 0)
        let task: URLSessionTask

        init(_ task: URLSessionTask) { self.task = task }
    }

    private let endpoint: Endpoint
    private let lock = NSLock()
    private var exchanges: [Int: Exchange] = [:]
    private var session: URLSession?
    private var isCancelled = false

    /// `connections` are kept open to the server at most.
    init(_ endpoint: Endpoint, connections: Int) {
        self.endpoint = endpoint
        super.init()
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpMaximumConnectionsPerHost = connections
        configuration.urlCache = nil
        configuration.httpShouldSetCookies = false
        session = URLSession(configuration: configuration, delegate: self, delegateQueue: nil)
    }

    func cancel() {
        let tasks = lock.withLock {
            isCancelled = true
            return exchanges.values.map(\.task)
        }
        for task in tasks { task.cancel() }
    }

    /// Must be called, since the session holds its delegate until then.
    func close() { session?.invalidateAndCancel() }

    func post(_ body: [UInt8], timeout: Double) -> Result<Reply, TransportFault> {
        var request = URLRequest(url: endpoint.url)
        request.httpMethod = "POST"
        request.httpBody = Data(body)
        request.timeoutInterval = timeout + 60  // the session's own only counts silence; the deadline below comes first
        for (name, value) in endpoint.headers { request.setValue(value, forHTTPHeaderField: name) }
        guard let task = session?.dataTask(with: request) else { return .failure(TransportFault(reason: "no session")) }
        let exchange = Exchange(task)
        let mayBegin = lock.withLock {
            if !isCancelled { exchanges[task.taskIdentifier] = exchange }
            return !isCancelled
        }
        guard mayBegin else { return .failure(.cancelled) }
        task.resume()
        let isDone = exchange.done.wait(timeout: .now() + timeout) == .success
        lock.withLock { exchanges[task.taskIdentifier] = nil }
        // From here on no other thread sees the exchange.
        guard isDone else {
            task.cancel()
            return .failure(.late(timeout))
        }
        if let fault = exchange.fault { return .failure(fault) }
        return exchange.reply.map { .success($0) } ?? .failure(TransportFault(reason: "no answer"))
    }

    // MARK: What the session reports

    private func exchange(_ task: URLSessionTask, _ body: (Exchange) -> Void) {
        lock.withLock { if let exchange = exchanges[task.taskIdentifier] { body(exchange) } }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        exchange(dataTask) { exchange in
            guard let response = response as? HTTPURLResponse else { return }
            exchange.reply = Reply(
                status: response.statusCode, retryAfter: response.value(forHTTPHeaderField: "Retry-After"),
                location: response.value(forHTTPHeaderField: "Location"))
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        exchange(dataTask) { exchange in
            exchange.reply?.body.append(contentsOf: data)
            if (exchange.reply?.body.count ?? 0) > Reply.largestBody {
                exchange.fault = Reply.tooLong
                dataTask.cancel()
            }
        }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping (URLRequest?) -> Void
    ) { completionHandler(nil) }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: Error?) {
        exchange(task) { exchange in
            if let error, exchange.fault == nil { exchange.fault = TransportFault(reason: (error as NSError).localizedDescription) }
            exchange.done.signal()
        }
    }
}
