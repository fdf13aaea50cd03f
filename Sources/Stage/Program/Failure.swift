import Foundation

/// Exit statuses: 0 to 2 our own, the rest from sysexits(3).
public enum ExitStatus: Int32, Sendable {
    case success = 0
    case gateFailed = 1
    case usage = 2
    case data = 65
    case noInput = 66
    case unavailable = 69
    case software = 70
    case cannotCreate = 73
    case inputOutput = 74
}

/// Where a record was read: the file as named on the command line, and the line, from 1.
public struct Place: Sendable, Hashable {
    public var file: String
    public var line: Int

    public init(file: String, line: Int) {
        self.file = file
        self.line = line
    }
}

extension Place: CustomStringConvertible {
    public var description: String { "\(file):\(line)" }
}

/// The one error of the suite: what is wrong, where, and how to mend it.
public struct Failure: Error, Sendable {
    public var status: ExitStatus
    public var message: String
    public var place: Place?
    public var field: String?
    /// Byte in the line, from 1.
    public var byte: Int?
    public var hint: String?

    public init(
        _ status: ExitStatus, _ message: String, at place: Place? = nil, field: String? = nil, byte: Int? = nil,
        hint: String? = nil
    ) {
        self.status = status
        self.message = message
        self.place = place
        self.field = field
        self.byte = byte
        self.hint = hint
    }

    public static func usage(_ message: String, hint: String? = nil) -> Failure { Failure(.usage, message, hint: hint) }

    /// The message with its field and byte, without the place.
    public var reason: String {
        var text = field.map { "field '\($0)': " } ?? ""
        text += message
        if let byte { text += " (byte \(byte))" }
        return text
    }

    /// The lines for standard error: `program: file:line: reason`, then the hint.
    public func lines(program: String) -> String {
        var text = onOneLine("\(program): \(place.map { "\($0): " } ?? "")\(reason)")
        if let hint { text += onOneLine("hint: \(hint)") }
        return text
    }
}

/// The words of the C library for the last failed call.
func systemError(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }

/// A line for a terminal or a log: what data may have brought in as line breaks, as marks that turn the direction of writing and as other
/// controls is made visible.
public func onOneLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
        let category = scalar.properties.generalCategory
        let isControl =
            category == .control || category == .lineSeparator || category == .paragraphSeparator || scalar.properties.isBidiControl
        line += isControl ? "\\u{\(String(scalar.value, radix: 16))}" : String(scalar)
    }
    return line + "\n"
}

/// Writes to standard error, where a failure to write has nobody left to be told.
public func writeToStandardError(_ text: String) { writeRegardless(text, to: 2) }

func writeRegardless(_ text: String, to descriptor: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if count < 0, errno == EINTR || errno == EAGAIN && isReady(descriptor, POLLOUT, timeout: -1) { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
    }
}
