/// Bytes to and from a server, plain or encrypted. Used by one thread at a time.
protocol ByteStream: AnyObject {
    func write(_ bytes: ArraySlice<UInt8>, _ deadline: Deadline) throws(TransportFault)

    /// Waits for bytes and puts them into the buffer; gives their count, 0 at the end.
    func read(into buffer: inout [UInt8], _ deadline: Deadline) throws(TransportFault) -> Int

    /// Whether an end that was read is the one that the server made, and not somebody's cut.
    var endIsProven: Bool { get }

    /// False where the server closed the connection, or sent what was not asked for.
    var isQuiet: Bool { get }
}
