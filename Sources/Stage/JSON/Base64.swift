import Foundation

/// Values of the 64 digits of base64 (RFC 4648, section 4); 0xFF for any other byte.
private let digitValues: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, digit) in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8.enumerated() {
        values[Int(digit)] = UInt8(value)
    }
    return values
}()

/// For each byte its digit's value moved to where the first, second, third or fourth digit of a group puts it in a
/// little-endian word of three bytes; the top bit marks a byte that is no digit.
private let placedDigits: [UInt32] = {
    let moves: [(UInt32) -> UInt32] = [
        { $0 << 2 },
        { $0 >> 4 | ($0 & 0x0F) << 12 },
        { ($0 >> 2) << 8 | ($0 & 0x03) << 22 },
        { $0 << 16 },
    ]
    return moves.flatMap { move in digitValues.map { $0 == 0xFF ? 0x8000_0000 : move(UInt32($0)) } }
}()

/// The floats that a base64 string of little-endian float32 stands for, appended to `values`; false, with `values` as
/// it was, where it is none (a wrong digit, a length that is no whole number of floats).
public func appendFloats(base64 text: UnsafeBufferPointer<UInt8>, to values: inout [Float]) -> Bool {
    var digits = text.count
    while digits > 0, text.count - digits < 2, text[digits - 1] == UInt8(ascii: "=") { digits -= 1 }
    let byteCount = digits * 3 / 4
    guard digits % 4 != 1, byteCount % 4 == 0, text.count == digits || text.count % 4 == 0 else { return false }
    let floatCount = byteCount / 4
    let start = values.count
    var wrong: UInt32 = 0
    values.append(contentsOf: repeatElement(0, count: floatCount + 1))  // one more: words are written four bytes at a time
    values.withUnsafeMutableBytes { target in
        placedDigits.withUnsafeBufferPointer { placed in
            var offset = start * 4
            var index = 0
            while index + 4 <= digits {
                let word =
                    placed[Int(text[index])] | placed[256 + Int(text[index + 1])]
                    | placed[512 + Int(text[index + 2])] | placed[768 + Int(text[index + 3])]
                wrong |= word
                target.storeBytes(of: word.littleEndian, toByteOffset: offset, as: UInt32.self)
                offset += 3
                index += 4
            }
            var last: UInt32 = 0
            for position in index..<digits { last |= placed[256 * (position - index) + Int(text[position])] }
            wrong |= last
            if index < digits { target.storeBytes(of: last.littleEndian, toByteOffset: offset, as: UInt32.self) }
        }
    }
    values.removeLast()
    #if _endian(big)
    for index in start..<values.count { values[index] = Float(bitPattern: values[index].bitPattern.byteSwapped) }
    #endif
    if wrong & 0x8000_0000 != 0 {
        values.removeSubrange(start...)
        return false
    }
    return true
}

/// Base64 of the values as little-endian float32.
public func base64(_ values: [Float]) -> String {
    let words = values.map { $0.bitPattern.littleEndian }
    return words.withUnsafeBytes { Data($0).base64EncodedString() }
}
