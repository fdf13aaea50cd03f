import Foundation
import Stage

/// The certificates of authorities that an encrypted connection trusts: those of a file, of a folder, or of the system.
struct Authorities: Sendable, Equatable {
    var file: String?
    var folder: String?

    init(_ environment: [String: String]) {
        func value(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        (file, folder) = (value("SSL_CERT_FILE"), value("SSL_CERT_DIR"))
    }

    /// Where systems keep them in one file, for a library that was built to look elsewhere.
    static let bundles = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/pki/tls/cert.pem",
        "/etc/ssl/cert.pem",
    ]
}

/// What the encrypted connections to a server share. Peers must show a certificate that is trusted, and speak TLS 1.2 or later.
// Sendable because the library locks it.
final class TLSContext: @unchecked Sendable {
    let library: TLSLibrary
    private let context: TLSLibrary.Object

    init(_ authorities: Authorities) throws {
        guard let library = TLSLibrary.system else {
            throw Failure(
                .unavailable, "https needs OpenSSL, and this machine has none: \(TLSLibrary.names.joined(separator: " or "))",
                hint: "install it (package libssl3, openssl-libs or openssl@3), or give the http address of a server in the same network")
        }
        guard let context = library.newContext(library.clientMethod()) else { throw Failure(.software, "OpenSSL gives no context") }
        (self.library, self.context) = (library, context)
        let (minimumVersion, tls12, verifyPeer, noRenegotiation) = (Int32(123), 0x0303, Int32(1), UInt64(1) << 30)
        _ = library.controlContext(context, minimumVersion, tls12, nil)
        _ = library.setOptions(context, noRenegotiation)
        library.setVerify(context, verifyPeer, nil)
        if authorities.file != nil || authorities.folder != nil {
            guard library.trust(context, authorities.file, authorities.folder) == 1 else {
                throw Failure(
                    .noInput, "SSL_CERT_FILE or SSL_CERT_DIR: '\(authorities.file ?? authorities.folder ?? "")' has no certificates")
            }
        } else {
            _ = library.trustDefaults(context)
            if let bundle = Authorities.bundles.first(where: { access($0, R_OK) == 0 }) { _ = library.trust(context, bundle, nil) }
        }
    }

    deinit { library.freeContext(context) }

    func session() -> TLSLibrary.Object? { library.newSession(context) }
}
