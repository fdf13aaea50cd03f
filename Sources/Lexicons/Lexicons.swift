/// The lexicons of the folder Files as they were when the program was built, so that a program needs no other file.
public enum Lexicons {
    /// A file by its name without the ending, and its text.
    public typealias File = (name: String, text: @Sendable () -> String)

    /// A file a language, named by its code (ISO 639-1). Where the stop words of two fit a text equally well, the first is its language.
    public static let languages: [File] = [
        ("en", { text(PackageResources.en_lexicon) }),
        ("es", { text(PackageResources.es_lexicon) }),
        ("fr", { text(PackageResources.fr_lexicon) }),
        ("de", { text(PackageResources.de_lexicon) }),
        ("it", { text(PackageResources.it_lexicon) }),
        ("pt", { text(PackageResources.pt_lexicon) }),
        ("nl", { text(PackageResources.nl_lexicon) }),
        ("sv", { text(PackageResources.sv_lexicon) }),
        ("pl", { text(PackageResources.pl_lexicon) }),
        ("tr", { text(PackageResources.tr_lexicon) }),
        ("id", { text(PackageResources.id_lexicon) }),
        ("vi", { text(PackageResources.vi_lexicon) }),
        ("ro", { text(PackageResources.ro_lexicon) }),
        ("zh", { text(PackageResources.zh_lexicon) }),
    ]

    /// Words of the rules that are for some languages only.
    public static let rules: [File] = [
        ("knowledge", { text(PackageResources.knowledge_lexicon) }),
        ("realsim", { text(PackageResources.realsim_lexicon) }),
        ("usi", { text(PackageResources.usi_lexicon) }),
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
