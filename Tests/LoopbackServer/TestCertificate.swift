import Foundation

/// A certificate that signed itself, for servers of tests, made by the openssl program.
public final class TestCertificate: @unchecked Sendable {  // nothing changes after init
    /// The file that clients must trust.
    public let file: String
    private let context: UnsafeMutableRawPointer

    /// For localhost and models.example; nil, with a printed reason, where this machine cannot make one.
    public static let shared = TestCertificate(names: "DNS:localhost,DNS:models.example")

    public init?(names: String) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("certificate-\(UUID().uuidString)").path
        file = "\(folder)/certificate.pem"
        guard let library = TestLibrary.system, let context = library.newContext(library.serverMethod()) else {
            print("skipped: tests of https, as there is no libssl.so.3")
            return nil
        }
        self.context = context
        let openssl = Process()
        openssl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        openssl.arguments =
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
            + ["-keyout", "\(folder)/key.pem", "-out", file, "-subj", "/CN=test", "-addext", "subjectAltName=\(names)"]
        openssl.standardError = FileHandle.nullDevice
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? openssl.run()
        if openssl.processIdentifier > 0 { openssl.waitUntilExit() }
        let (pem, isGood) = (Int32(1), Int32(1))
        guard library.useCertificate(context, file) == isGood, library.useKey(context, "\(folder)/key.pem", pem) == isGood else {
            print("skipped: tests of https, as the openssl program made no certificate")
            return nil
        }
    }

    /// The session of a client that took the certificate.
    func accept(_ descriptor: Int32) -> UnsafeMutableRawPointer? {
        guard let library = TestLibrary.system, let session = library.newSession(context) else { return nil }
        if library.setDescriptor(session, descriptor) == 1, library.accept(session) == 1 { return session }
        library.freeSession(session)
        return nil
    }
}

/// The functions of OpenSSL that a server needs.
struct TestLibrary: @unchecked Sendable {  // C functions
    typealias Object = UnsafeMutableRawPointer

    let serverMethod: @convention(c) () -> Object?
    let newContext: @convention(c) (Object?) -> Object?
    let useCertificate: @convention(c) (Object?, UnsafePointer<CChar>?) -> Int32
    let useKey: @convention(c) (Object?, UnsafePointer<CChar>?, Int32) -> Int32
    let newSession: @convention(c) (Object?) -> Object?
    let freeSession: @convention(c) (Object?) -> Void
    let setDescriptor: @convention(c) (Object?, Int32) -> Int32
    let accept: @convention(c) (Object?) -> Int32
    let read: @convention(c) (Object?, UnsafeMutableRawPointer?, Int32) -> Int32
    let write: @convention(c) (Object?, UnsafeRawPointer?, Int32) -> Int32
    let shutdown: @convention(c) (Object?) -> Int32

    static let system = TestLibrary()

    private init?() {
        guard let handle = dlopen("libssl.so.3", RTLD_NOW) else { return nil }
        func function<F>(_ name: String) -> F { unsafeBitCast(dlsym(handle, name), to: F.self) }
        serverMethod = function("TLS_server_method")
        newContext = function("SSL_CTX_new")
        useCertificate = function("SSL_CTX_use_certificate_chain_file")
        useKey = function("SSL_CTX_use_PrivateKey_file")
        newSession = function("SSL_new")
        freeSession = function("SSL_free")
        setDescriptor = function("SSL_set_fd")
        accept = function("SSL_accept")
        read = function("SSL_read")
        write = function("SSL_write")
        shutdown = function("SSL_shutdown")
    }
}
