import Foundation

/// A file on its way: it has no name, so that nothing of it stays however the process ends, until it takes its target's. Where the file
/// system has no files without a name (NFS, macOS) it has one of its own next to the target, which signals remove.
final class UnfinishedFile {
    let descriptor: Int32
    private let target: String
    /// The name of its own; nil while it has none.
    private var name: String?

    /// A new file has the mode that the mask allows; one that replaces another has that one's mode and, where permitted, its owner.
    /// `isUnnamed` false is for tests of the other file systems.
    init(target: String, isUnnamed: Bool = true) throws {
        self.target = target
        var status = stat()
        let isThere = stat(target, &status) == 0
        // To the superuser every file is writable; one without a permission to write is not meant to be.
        if isThere, access(target, W_OK) != 0 || status.st_mode & 0o222 == 0 {
            throw Failure(.cannotCreate, "\(target): is read-only, and is not replaced", hint: "chmod u+w lets it be replaced")
        }
        if isUnnamed, let opened = openUnnamed(in: folder(of: target), mode: 0o666) {
            descriptor = opened
        } else {
            var created: Int32 = -1
            name = TemporaryFiles.add {
                var template = Array("\(UnfinishedFile.prefix(target)).XXXXXX.tmp".utf8CString)
                created = mkstemps(&template, 4)
                return created < 0 ? nil : String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
            }
            guard created >= 0 else { throw Failure(.cannotCreate, "\(target): cannot be created: \(systemError())") }
            descriptor = created
            let mask = umask(0)
            umask(mask)
            fchmod(descriptor, 0o666 & ~mask)
        }
        if isThere { keepMode(of: status) }
    }

    private func keepMode(of status: stat) {
        var own = stat()
        guard fstat(descriptor, &own) == 0 else { return }
        var mode = status.st_mode & 0o7777
        if own.st_uid != status.st_uid || own.st_gid != status.st_gid, fchown(descriptor, status.st_uid, status.st_gid) != 0 {
            // The bits that lend a file's owner and group are for these alone.
            mode &= 0o777
            _ = fchown(descriptor, uid_t.max, status.st_gid)
        }
        fchmod(descriptor, mode)
    }

    /// The start of a name next to the target, short enough to be followed by more.
    private static func prefix(_ target: String) -> String {
        "\(folder(of: target))/\(String(decoding: lastName(of: target).utf8.prefix(200), as: UTF8.self))"
    }

    /// Brings all that was written to the disk.
    func finish() throws {
        guard fsync(descriptor) == 0 else { throw unwritable() }
    }

    /// Takes the target's name, in the place of the file that has it.
    func appear(_ paths: inout Set<String>) throws {
        if name == nil, link(to: target) { return }
        let name = try name ?? named()
        paths.insert(name)
        guard rename(name, target) == 0 else { throw unwritable() }
        paths.remove(name)
    }

    /// A name of its own, since only a file with a name can take the place of another.
    private func named() throws -> String {
        while true {
            let name = "\(UnfinishedFile.prefix(target)).\(UInt32.random(in: 0...UInt32.max)).tmp"
            if link(to: name) { return name }
            guard errno == EEXIST else { throw unwritable() }
        }
    }

    private func link(to path: String) -> Bool { linkat(AT_FDCWD, unnamedPath(descriptor), AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0 }

    private func unwritable() -> Failure { Failure(.inputOutput, "\(target): cannot be written: \(systemError())") }
}

private func unnamedPath(_ descriptor: Int32) -> String { "/proc/self/fd/\(descriptor)" }

/// A file without a name; nil where the system or the file system has none.
private func openUnnamed(in folder: String, mode: mode_t) -> Int32? {
    #if os(Linux)
    let temporary = 0o20000000 | O_DIRECTORY  // O_TMPFILE of <fcntl.h>, which the importer leaves out
    let descriptor = open(folder, temporary | O_RDWR | O_CLOEXEC, mode)
    guard descriptor >= 0 else { return nil }
    // By this path it gets its name.
    if access(unnamedPath(descriptor), F_OK) == 0 { return descriptor }
    close(descriptor)
    #endif
    return nil
}

/// A file for reading back what was written, which goes with the process; nil where none can be created (`errno` says why).
public func openScratchFile(in folder: String) -> Int32? {
    if let descriptor = openUnnamed(in: folder, mode: 0o600) { return descriptor }
    var template = Array("\(folder)/usergap.XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    unlink(template)
    return descriptor
}
