import Foundation

/// The functions of the system's OpenSSL that encrypted connections need (man pages ssl(7), bio(7)).
///
/// The library is looked for when a program first speaks https, so that programs start, and are built, without it.
// Sendable because C functions are.
struct TLSLibrary: @unchecked Sendable {
    typealias Object = UnsafeMutableRawPointer

    let clientMethod: @convention(c) () -> Object?
    let newContext: @convention(c) (Object?) -> Object?
    let freeContext: @convention(c) (Object?) -> Void
    let controlContext: @convention(c) (Object?, Int32, Int, Object?) -> Int
    let setOptions: @convention(c) (Object?, UInt64) -> UInt64
    let setVerify: @convention(c) (Object?, Int32, Object?) -> Void
    let trustDefaults: @convention(c) (Object?) -> Int32
    let trust: @convention(c) (Object?, UnsafePointer<CChar>?, UnsafePointer<CChar>?) -> Int32

    let newSession: @convention(c) (Object?) -> Object?
    let freeSession: @convention(c) (Object?) -> Void
    let controlSession: @convention(c) (Object?, Int32, Int, Object?) -> Int
    let setHost: @convention(c) (Object?, UnsafePointer<CChar>?) -> Int32
    let verification: @convention(c) (Object?) -> Object?
    let setAddress: @convention(c) (Object?, UnsafePointer<CChar>?) -> Int32
    let setStreams: @convention(c) (Object?, Object?, Object?) -> Void
    let setClient: @convention(c) (Object?) -> Void
    let handshake: @convention(c) (Object?) -> Int32
    let read: @convention(c) (Object?, UnsafeMutableRawPointer?, Int32) -> Int32
    let write: @convention(c) (Object?, UnsafeRawPointer?, Int32) -> Int32
    let shutdown: @convention(c) (Object?) -> Int32
    let outcome: @convention(c) (Object?, Int32) -> Int32
    let verdict: @convention(c) (Object?) -> Int
    let verdictWords: @convention(c) (Int) -> UnsafePointer<CChar>?

    let memoryMethod: @convention(c) () -> Object?
    let newStream: @convention(c) (Object?) -> Object?
    let readStream: @convention(c) (Object?, UnsafeMutableRawPointer?, Int32) -> Int32
    let writeStream: @convention(c) (Object?, UnsafeRawPointer?, Int32) -> Int32

    let clearErrors: @convention(c) () -> Void
    let lastError: @convention(c) () -> UInt
    let errorWords: @convention(c) (UInt) -> UnsafePointer<CChar>?

    /// The newest that is there; nil where there is none.
    static let system = names.lazy.compactMap { TLSLibrary($0) }.first

    #if os(Linux)
    static let names = ["libssl.so.3", "libssl.so.1.1"]
    #else
    // Apple's own must not be opened: it ends the process.
    static let names = ["/opt/homebrew/opt/openssl@3/lib/libssl.3.dylib", "/usr/local/opt/openssl@3/lib/libssl.3.dylib"]
    #endif

    /// nil where there is no library of that name, or one that lacks a function.
    init?(_ name: String) {
        guard let handle = dlopen(name, RTLD_NOW) else { return nil }
        var isWhole = true
        func function<F>(_ name: String) -> F {
            let function = dlsym(handle, name)
            if function == nil { isWhole = false }
            // A function that is not there is never called: then there is no library.
            return unsafeBitCast(function ?? handle, to: F.self)
        }
        clientMethod = function("TLS_client_method")
        newContext = function("SSL_CTX_new")
        freeContext = function("SSL_CTX_free")
        controlContext = function("SSL_CTX_ctrl")
        setOptions = function("SSL_CTX_set_options")
        setVerify = function("SSL_CTX_set_verify")
        trustDefaults = function("SSL_CTX_set_default_verify_paths")
        trust = function("SSL_CTX_load_verify_locations")
        newSession = function("SSL_new")
        freeSession = function("SSL_free")
        controlSession = function("SSL_ctrl")
        setHost = function("SSL_set1_host")
        verification = function("SSL_get0_param")
        setAddress = function("X509_VERIFY_PARAM_set1_ip_asc")
        setStreams = function("SSL_set_bio")
        setClient = function("SSL_set_connect_state")
        handshake = function("SSL_do_handshake")
        read = function("SSL_read")
        write = function("SSL_write")
        shutdown = function("SSL_shutdown")
        outcome = function("SSL_get_error")
        verdict = function("SSL_get_verify_result")
        verdictWords = function("X509_verify_cert_error_string")
        memoryMethod = function("BIO_s_mem")
        newStream = function("BIO_new")
        readStream = function("BIO_read")
        writeStream = function("BIO_write")
        clearErrors = function("ERR_clear_error")
        lastError = function("ERR_peek_last_error")
        errorWords = function("ERR_reason_error_string")
        if !isWhole { return nil }
    }
}
