/// The files of pipelines/lexicons as they were when the program was built, so that a program needs no file beside it.
public enum Lexicons {
    /// Text of a file; nil where there is none of that name.
    public static func text(_ file: String) -> String? { files[file].map { String(decoding: $0(), as: UTF8.self) } }

    private static let files: [String: @Sendable () -> [UInt8]] = [
        "en.lexicon": { PackageResources.en_lexicon },
        "es.lexicon": { PackageResources.es_lexicon },
        "knowledge.lexicon": { PackageResources.knowledge_lexicon },
        "realsim.lexicon": { PackageResources.realsim_lexicon },
        "stopwords.lexicon": { PackageResources.stopwords_lexicon },
        "usi.lexicon": { PackageResources.usi_lexicon },
        "zh.lexicon": { PackageResources.zh_lexicon },
    ]
}
