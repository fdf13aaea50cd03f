import Foundation
import Testing

@testable import Stage

private let seeds = [
    #"{"id":"a-1","source":"real","task":null,"messages":[{"role":"user","content":"Hi, \"there\"\n你好 é 😀"}],"reward":0.5}"#,
    #"{"id":"\u4f60\ud83d\ude00","n":[0,-1,1.5e-3,1E+2,true,false,null,[],{}],"nested":{"a":[{"b":[[1]]}]},"s":"\\\/\b\f\r\t"}"#,
    #" { "a" : 1 , "b" : [ 1 , 2 ] , "c" : "é" , "a" : 2 } "#,
]

private func mutated(_ line: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var line = line
    for _ in 0..<Int.random(in: 1...3, using: &generator) where !line.isEmpty {
        let index = Int.random(in: 0..<line.count, using: &generator)
        let interesting: [UInt8] = Array("{}[]\",:\\u0123456789.eE+-tfn ".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC0, 0xE0, 0xED, 0xF0, 0xFF]
        switch Int.random(in: 0..<6, using: &generator) {
        case 0: line[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: line.removeSubrange(index...)
        case 2: line.insert(interesting.randomElement(using: &generator)!, at: index)
        case 3: line.remove(at: index)
        case 4: line[index] = interesting.randomElement(using: &generator)!
        default:
            let end = Int.random(in: index...min(line.count, index + 12), using: &generator)
            line.insert(contentsOf: line[index..<end], at: Int.random(in: 0...line.count, using: &generator))
        }
    }
    return line
}

@Suite struct ScannerPropertyTests {
    /// Foundation's verdict is the same wherever it keeps to RFC 8259. It departs from it in these: it takes NUL for the
    /// end of the text, a byte order mark for nothing, other encodings than UTF-8, a comma before a closing bracket, and numbers that no
    /// Double holds for wrong.
    @Test func agreesWithFoundationOnMutatedRecords() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        print("ScannerPropertyTests seed \(seed)")
        var generator = SeededGenerator(state: seed)
        var (valid, invalid) = (0, 0)
        for _ in 0..<10_000 {
            let line = mutated(Array(seeds.randomElement(using: &generator)!.utf8), &generator)
            let record = try? Record(bytes: Bytes(line), range: 0..<line.count, place: Place(file: "f", line: 1))
            if let record {
                valid += 1
                var output = JSONText()
                RecordEdit().write(record, to: &output)
                #expect(output.bytes.dropLast() == line.withoutBlanksAround[...], "seed \(seed): \(line)")
            } else {
                invalid += 1
            }
            guard String(validating: line, as: UTF8.self) != nil else {
                #expect(record == nil, "seed \(seed): not UTF-8, and accepted: \(line)")
                continue
            }
            let dense = line.filter { !isBlank($0) }
            if dense.contains(Array(",]".utf8)) || dense.contains(Array(",}".utf8)) { continue }
            if line.contains(0) || line.starts(with: [0xEF, 0xBB, 0xBF]) { continue }
            let theirs = (try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any]
            if theirs != (record != nil), !(record.map { holdsUnrepresentableNumber($0.value) } ?? false) {
                Issue.record("seed \(seed): we \(record != nil), Foundation \(theirs): \(String(decoding: line, as: UTF8.self))")
            }
        }
        #expect(valid > 500 && invalid > 500)
    }

    private func holdsUnrepresentableNumber(_ value: JSONValue) -> Bool {
        switch value.kind {
        case .number: return value.double == nil || value.double == 0 || value.source.count > 15
        case .array: return value.elements.contains(where: holdsUnrepresentableNumber)
        case .object:
            var found = false
            value.forEachField { found = found || holdsUnrepresentableNumber($1) }
            return found
        default: return false
        }
    }
}

extension [UInt8] {
    fileprivate var withoutBlanksAround: [UInt8] {
        let start = firstIndex { !isBlank($0) } ?? 0
        return Array(self[start...(lastIndex { !isBlank($0) } ?? start)]).map { $0 == 0x0A ? 0x20 : $0 }
    }
}
