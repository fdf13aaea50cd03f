import Foundation
import Stage
import Testing

@testable import embed

@Suite struct NPYReaderTests {
    private let path = NSTemporaryDirectory() + "/npy-\(UUID()).npy"

    /// What numpy 2.3 np.save makes of [[1, -2.5], [0.25, 0.001], [3, 4]].
    private static let saved = [
        "<f2":
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGYyJywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAPADBADQZFABCAEQ=",
        "<f4":
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY0JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAIA/AAAgwAAAgD5vEoM6AABAQAAAgEA=",
        "<f8":
            "k05VTVBZAQB2AHsnZGVzY3InOiAnPGY4JywgJ2ZvcnRyYW5fb3JkZXInOiBGYWxzZSwgJ3NoYXBlJzogKDMsIDIpLCB9ICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgIAoAAAAAAADwPwAAAAAAAATAAAAAAAAA0D/8qfHSTWJQPwAAAAAAAAhAAAAAAAAAEEA=",
    ]

    private func reader(_ bytes: Data) throws -> NPYReader {
        try bytes.write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try NPYReader(path)
    }

    private func bytes(_ type: String) throws -> Data { try #require(Data(base64Encoded: Self.saved[type] ?? "")) }

    /// A file with a header of version 2, whose length has four bytes.
    private func file(_ header: String, values: Int) -> Data {
        Data(
            [0x93] + Array("NUMPY".utf8) + [2, 0, UInt8(header.utf8.count & 0xFF), UInt8(header.utf8.count >> 8), 0, 0] + Array(header.utf8)
        ) + Data(count: values)
    }

    @Test(arguments: ["<f2", "<f4", "<f8"]) func readsWhatNumPyWrites(type: String) throws {
        let reader = try reader(bytes(type))
        #expect(reader.rows == 3 && reader.columns == 2 && reader.element.rawValue == type)
        let rows = try (0..<3).map { _ in try reader.next() }
        let thousandth: Float = type == "<f2" ? 0.0010004044 : 0.001
        #expect(rows == [[1, -2.5], [0.25, thousandth], [3, 4]])
    }

    @Test func readsVersion2AndAnyOrderOfKeys() throws {
        let reader = try reader(file("{'shape':(2,1),'fortran_order':False,'descr':'<f4'}\n", values: 8))
        #expect(try reader.rows == 2 && reader.next() == [0])
    }

    @Test func writesWhatNumPyWrites() throws {
        let path = path
        let output = try OutputFile(path)
        let writer = try NPYWriter(output)
        for row: [Float] in [[1, -2.5], [0.25, 0.001], [3, 4]] { try writer.append(row) }
        #expect(throws: Failure.self) { try writer.append([1]) }
        #expect(!FileManager.default.fileExists(atPath: path))
        try writer.finish()
        try output.close()
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes("<f4"))
    }

    @Test func anythingElseIsRefusedWithWhatWasFound() throws {
        let good = try bytes("<f4")
        for (data, says) in [
            (Data(), "expected a NumPy file"), (Data("hello, how are you?".utf8), "expected a NumPy file"),
            (good.prefix(50), "header is cut off"),
            (good.dropLast(), "found 23 bytes of values, expected 3 rows of 2 float32"), (good + [0], "found 25 bytes"),
            (file("{'descr': '>f4', 'fortran_order': False, 'shape': (1, 1), }", values: 4), "'>f4'"),
            (file("{'descr': '<i8', 'fortran_order': False, 'shape': (1, 1), }", values: 8), "'<i8'"),
            (file("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1), }", values: 4), "column by column"),
            (file("{'descr': '<f4', 'fortran_order': False, 'shape': (4,), }", values: 16), "shape (4)"),
            (file("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 0), }", values: 0), "shape (2,0)"),
            (
                file("{'descr': '<f4', 'fortran_order': False, 'shape': (9223372036854775807, 9), }", values: 4),
                "expected 9223372036854775807 rows"
            ),
            (file("{}", values: 4), "type ''"),
        ] {
            do {
                _ = try reader(data)
                Issue.record("took what should say \(says)")
            } catch {
                #expect(
                    (error as? Failure)?.reason.replacing(", ", with: ",").contains(says.replacing(", ", with: ",")) == true, "\(error)")
            }
        }
        var infinite = good
        infinite.replaceSubrange((good.count - 4)..., with: [0, 0, 0x80, 0x7F])
        let reader = try reader(infinite)
        _ = try (reader.next(), reader.next())
        #expect(throws: Failure.self) { try reader.next() }
    }
}
