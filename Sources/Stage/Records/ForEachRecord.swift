/// The records of a file that is read besides the input, one after the other; `-` is standard input.
public func forEachRecord(in path: String, _ body: (Record) throws -> Void) throws {
    let reader = LineReader(try InputFiles([path]))
    while let batch = try reader.next() {
        for line in batch.lines {
            let place = Place(file: batch.file, line: line.number)
            if let long = line.long { throw long.failure(at: place) }
            try body(try Record(bytes: batch.bytes, range: line.range, place: place))
        }
    }
}
