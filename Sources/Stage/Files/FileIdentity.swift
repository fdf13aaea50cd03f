import Foundation

/// Which file it is, by whatever path: a file that is there by device and inode, one that is not yet by its folder and name.
struct FileIdentity: Hashable {
    /// Of the file, or of the folder that it is to be in.
    private let device: UInt64
    private let inode: UInt64
    /// In that folder; nil for a file that is there.
    private let name: String?
    private let type: mode_t

    private init(_ status: stat, name: String? = nil) {
        (device, inode, self.name) = (UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino), name)
        type = name == nil ? status.st_mode & S_IFMT : S_IFREG
    }

    /// nil where the descriptor is not open.
    init?(_ descriptor: Int32) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// nil where there is neither the file nor its folder.
    init?(_ path: String) {
        let destination = Destination(path)
        if case .descriptor(let number) = destination {
            self.init(number)
            return
        }
        var status = stat()
        if stat(path, &status) == 0 {
            self.init(status)
        } else {
            guard case .path(let target) = destination, stat(folder(of: target), &status) == 0 else { return nil }
            self.init(status, name: lastName(of: target))
        }
    }

    var isFolder: Bool { type == S_IFDIR }
    var isRegular: Bool { type == S_IFREG }
    /// Whether what is written there can get lost or mixed up: not on a terminal or /dev/null, nor on a socket, which two programs talk by.
    var keepsContent: Bool { type == S_IFREG || type == S_IFBLK || type == S_IFIFO }
}
