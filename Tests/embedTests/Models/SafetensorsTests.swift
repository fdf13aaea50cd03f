import Foundation
import Stage
import TestSupport
import Testing

@testable import embed

@Suite struct SafetensorsTests {
    private func file(_ data: Data) throws -> (Safetensors, TinyModel) {
        let model = try TinyModel()
        try model.write("t", data)
        return (try Safetensors(model.folder.appendingPathComponent("t").path), model)
    }

    private static let values: [Float] = [0, -0.5, 1.25, 3, -7.5, 0.015625]

    @Test(arguments: ["F32", "F16", "BF16"])
    func valuesAreRead(precision: String) throws {
        let (file, model) = try file(
            TinyModel.safetensors(
                [
                    .init(name: "x", shape: [1], values: [9]), .init(name: "a", shape: [3, 2], values: Self.values),
                ], precision: precision))
        let tensor = try file.tensor("a", shape: [3, nil])
        #expect(tensor.values == Self.values && tensor.shape == [3, 2] && tensor.row(1) == [1.25, 3])
        var sum: [Float] = [1, 1]
        tensor.add(row: 2, times: 2, to: &sum)
        #expect(sum == [-14, 1.03125] && file.names == ["a", "x"])
        _ = model
    }

    /// Every half, against the rule of IEEE 754: (-1)^s 2^(e-15) (1 + m/1024), without the one and with e = 1 where e is 0.
    @Test func halvesAreExact() {
        for bits in UInt16.min...UInt16.max {
            let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023) / 1024)
            let value = half(bits)
            if exponent == 31 {
                #expect(fraction == 0 ? value.isInfinite : value.isNaN)
            } else {
                let magnitude = exponent == 0 ? fraction * 0x1p-14 : (1 + fraction) * pow(2, Double(exponent - 15))
                if Double(value.magnitude) != magnitude || (value.sign == .minus) != (bits >> 15 == 1) { Issue.record("\(bits)") }
            }
        }
    }

    @Test func fingerprintDependsOnEveryByte() throws {
        let data = TinyModel.safetensors([.init(name: "a", shape: [6], values: Self.values)])
        var prints: Set<UInt64> = [try file(data).0.fingerprint()]
        let end = data.count - 24
        for index in end..<data.count {
            var changed = data
            changed[index] ^= 1
            prints.insert(try file(changed).0.fingerprint())
        }
        #expect(prints.count == 25)
    }

    @Test func damageIsNamed() throws {
        func header(_ text: String, values: Int = 8) -> Data {
            withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Data($0) } + Data(text.utf8) + Data(count: values)
        }
        func entry(_ type: String, _ shape: String, _ offsets: String) -> Data {
            header("{\"a\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":\(offsets)}}")
        }
        let cases: [(Data, String)] = [
            (Data(), "too short"), (Data([1, 2, 3]), "too short"),
            (Data(repeating: 0xFF, count: 64), "the header is said to have 18446744073709551615 bytes, but the file has 64"),
            (Data("version https://git-lfs.github.com/spec/v1\n".utf8), "the header is said to have"),
            (header("{\"a\":"), "t:1"), (header("[]"), "where a JSON object is expected"),
            (header("{\"a\":1}"), "expected dtype, shape and data_offsets"),
            (entry("F32", "[2]", "[0,9]"), "lie outside the 8 bytes"), (entry("F32", "[2]", "[-4,4]"), "lie outside"),
            (entry("F32", "[2]", "[8,0]"), "lie outside"), (entry("F32", "[3]", "[0,8]"), "8 bytes, but F32 of shape [3]"),
            (entry("F16", "[2]", "[0,8]"), "8 bytes, but F16"), (entry("F32", "[-2]", "[0,8]"), "a shape of [-2]"),
            (entry("F32", "[4611686018427387904,4]", "[0,8]"), "a shape of"), (entry("F32", "[1.5]", "[0,8]"), "a shape of"),
            (entry("F64", "[1]", "[0,8]"), "dtype F64, supported is F32, F16, BF16"), (entry("F8_E4M3", "[1]", "[0,8]"), "dtype F8_E4M3"),
            (entry("F32", "[2]", "[0,8]").dropLast(1), "lie outside the 7 bytes"),
        ]
        for (data, message) in cases {
            let failure = #expect(throws: Failure.self) {
                let (file, model) = try file(Data(data))
                _ = try file.tensor("a", shape: [nil])
                _ = model
            }
            #expect(
                failure?.status == .data && failure?.lines(program: "embed").contains(message) == true,
                "\(String(describing: failure)) \(message)")
        }
    }

    @Test func aMissingFileIsNoInput() {
        let failure = #expect(throws: Failure.self) { _ = try Safetensors("/nonexistent/t") }
        #expect(failure?.status == .noInput)
    }
}
