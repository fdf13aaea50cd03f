import Foundation
import Stage

/// Reads the rows of a two-dimensional NumPy array in order (format versions 1 to 3: a magic string, the length of the header,
/// the header as a Python dictionary, then the values, here row by row and little-endian).
///
/// Source: NumPy Enhancement Proposal 1, "A simple file format for NumPy arrays", and numpy.lib.format.
final class NPYReader {
    enum Element: String, CaseIterable {
        case float16 = "<f2"
        case float32 = "<f4"
        case float64 = "<f8"

        var bytes: Int {
            switch self {
            case .float16: 2
            case .float32: 4
            case .float64: 8
            }
        }
    }

    let path: String
    let element: Element
    let rows: Int
    let columns: Int
    private(set) var rowsRead = 0
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var position = 0

    /// Throws where the file is no such array, or is shorter than it says.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure(.noInput, "\(path): cannot be opened: \(String(cString: strerror(errno)))") }
        let header: String
        var start = 0
        do {
            (header, start) = try NPYReader.header(descriptor, path)
            (element, rows, columns) = try NPYReader.shape(header, path)
        } catch {
            close(descriptor)
            throw error
        }
        let (row, tooWide) = columns.multipliedReportingOverflow(by: element.bytes)
        let (values, tooLong) = rows.multipliedReportingOverflow(by: row)
        let length = Int(lseek(descriptor, 0, SEEK_END))
        guard !tooWide, !tooLong, length - start == values else {
            throw Failure(.data, "\(path): found \(length - start) bytes of values, expected \(rows) rows of \(columns) \(element)")
        }
        lseek(descriptor, off_t(start), SEEK_SET)
    }

    deinit { close(descriptor) }

    /// The next row; throws where a value is not finite. Precondition: `rowsRead` is less than `rows`.
    func next() throws -> [Float] {
        let size = columns * element.bytes
        while buffer.count - position < size {
            buffer.removeSubrange(..<position)
            position = 0
            try fill(max(size, 1 << 20))
        }
        let row = buffer.withUnsafeBytes { values($0, from: position) }
        position += size
        rowsRead += 1
        if let wrong = row.firstIndex(where: { !$0.isFinite }) {
            throw Failure(.data, "\(path): row \(rowsRead), column \(wrong + 1) is not finite as float32")
        }
        return row
    }

    private func values(_ bytes: UnsafeRawBufferPointer, from start: Int) -> [Float] {
        (0..<columns).map { column in
            let offset = start + column * element.bytes
            return switch element {
            case .float16: Float(Float16(bitPattern: UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))))
            case .float32: Float(bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            case .float64: Float(Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))))
            }
        }
    }

    private func fill(_ count: Int) throws {
        let more = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            repeat { filled = read(descriptor, target.baseAddress, count) } while filled < 0 && errno == EINTR
            filled = max(0, filled)
        }
        guard !more.isEmpty else { throw Failure(.inputOutput, "\(path): cannot be read, or was shortened while it was") }
        buffer += more
    }

    // MARK: The header

    private static func header(_ descriptor: Int32, _ path: String) throws -> (text: String, end: Int) {
        var start = [UInt8](repeating: 0, count: 12)
        let count = pread(descriptor, &start, 12, 0)
        guard count == 12, start.starts(with: [0x93] + Array("NUMPY".utf8)), (1...3).contains(start[6]) else {
            throw Failure(.data, "\(path): expected a NumPy file, of version 1, 2 or 3")
        }
        let isLong = start[6] > 1
        let length = start[8..<(isLong ? 12 : 10)].reversed().reduce(0) { $0 << 8 | Int($1) }
        guard length <= 1 << 20 else { throw Failure(.data, "\(path): the header is longer than 1 MiB") }
        var text = [UInt8](repeating: 0, count: length)
        guard pread(descriptor, &text, length, isLong ? 12 : 10) == length else { throw Failure(.data, "\(path): the header is cut off") }
        return (String(decoding: text, as: UTF8.self), (isLong ? 12 : 10) + length)
    }

    private static func shape(_ header: String, _ path: String) throws -> (Element, rows: Int, columns: Int) {
        /// What stands behind a key of the dictionary.
        func value(_ key: String) -> Substring {
            guard let found = header.firstRange(of: "'\(key)':") else { return "" }
            return header[found.upperBound...].drop { $0 == " " }
        }
        let type = value("descr").dropFirst().prefix { $0 != "'" }
        guard let element = Element(rawValue: String(type)) else {
            throw Failure(
                .data,
                "\(path): found values of type '\(type.prefix(20))', expected \(Element.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        guard value("fortran_order").hasPrefix("False") else {
            throw Failure(
                .data, "\(path): found values column by column, expected rows", hint: "np.save(file, np.ascontiguousarray(array))")
        }
        let lengths = value("shape").dropFirst().prefix { $0 != ")" }.split(separator: ",").map { $0.filter { $0 != " " } }
        let shape = lengths.filter { !$0.isEmpty }.compactMap { Int($0) }
        guard shape.count == 2, shape[0] >= 0, shape[1] > 0 else {
            throw Failure(.data, "\(path): found shape (\(lengths.joined(separator: ", "))), expected (rows, columns)")
        }
        return (element, shape[0], shape[1])
    }
}
