import Foundation

/// What a path leads to when its links are followed one by one, so that a link to nothing is seen, and /dev/stdout is known for what
/// it is.
enum Destination: Equatable {
    /// An open descriptor of this process: /dev/stdout, /dev/fd/3, /proc/self/fd/3.
    case descriptor(Int32)
    /// One of another process, which is opened as it is.
    case foreign(String)
    /// A path that is no link, whether or not there is a file of this name.
    case path(String)

    init(_ path: String) {
        var path = path
        // As many links as the system follows; opening the rest says what is wrong.
        for _ in 0..<40 {
            if let open = Destination.openFile(path) {
                self = open
                return
            }
            guard let next = linkTarget(path) else { break }
            path = next.hasPrefix("/") || !path.contains("/") ? next : "\(folder(of: path))/\(next)"
        }
        self = .path(path)
    }

    private static let standardNames: [String: Int32] = ["stdin": 0, "stdout": 1, "stderr": 2]

    /// The descriptor that a path names, if that is what it is.
    private static func openFile(_ path: String) -> Destination? {
        let last = lastName(of: path)
        guard let folder = realPath(folder(of: path)) else { return nil }
        if folder == "/dev", let number = standardNames[last] { return .descriptor(number) }
        guard let number = Int32(last), number >= 0 else { return nil }
        if folder == "/dev/fd" { return .descriptor(number) }
        guard folder.hasPrefix("/proc/"), folder.hasSuffix("/fd") else { return nil }
        return realPath("/proc/self").map { folder.hasPrefix($0 + "/") } == true ? .descriptor(number) : .foreign(path)
    }
}

/// What stands before the last slash; "." where there is none.
func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// What stands behind the last slash.
func lastName(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
}

/// The path without links, of a file that is there.
private func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
}

/// What a symbolic link says; nil for anything else.
private func linkTarget(_ path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    return count > 0 ? String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
}
