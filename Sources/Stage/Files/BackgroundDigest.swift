import Dispatch

/// A SHA-256 that is computed on a thread of its own while reading goes on, which is faster.
// Sendable because `digest` is touched on `queue` alone.
final class BackgroundDigest: @unchecked Sendable {
    private var digest = SHA256()
    private let queue = DispatchQueue(label: "digest")
    /// Pieces that may wait, so that memory is bounded where reading is faster.
    private let places = DispatchSemaphore(value: 16)

    /// Takes a copy of the bytes.
    func update(_ bytes: UnsafeRawBufferPointer) {
        let piece = Array(bytes)
        places.wait()
        queue.async { [self] in
            piece.withUnsafeBytes { digest.update($0) }
            places.signal()
        }
    }

    /// The digest of all that was fed, once that is done.
    func hexadecimal() -> String { queue.sync { digest.hexadecimal() } }
}
