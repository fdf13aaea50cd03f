import Stage

/// What the words and phrases of a table have: a union where one stands under several headings.
protocol PhraseLabels: Hashable, Sendable {
    init()
    mutating func formUnion(_ other: Self)
    var isEmpty: Bool { get }
}

extension PhraseLabels {
    var isEmpty: Bool { self == Self() }
}

extension CaseSet: PhraseLabels {}

/// Words and phrases with their labels, looked up by the hash of their lower-cased bytes.
///
/// Two words whose hashes agree in their upper 48 bits are one word to it; among the words of a language that does not happen.
struct PhraseTable<Labels: PhraseLabels>: Sendable {
    /// Words and phrases that have the same labels.
    typealias List = (labels: Labels, phrases: [String])

    /// Upper 48 bits of a word's hash, whether some phrase begins with it, and where its labels are in `values`; 0 where the slot is
    /// free. Narrow, to stay in cache.
    private var slots: [UInt64]
    /// The labels that words have, each once; none first.
    private var values: [Labels] = [Labels()]
    private let mask: Int

    private struct Entry {
        var labels = Labels()
        var beginsPhrase = false
    }

    /// - Precondition: no phrase has more than `LexiconFile.longestPhrase` words.
    init(_ lists: [List]) {
        var entries: [UInt64: Entry] = [:]
        var scan = TextScan()
        let none = Lexicon.empty
        for list in lists {
            for phrase in list.phrases {
                scan.read(phrase, lexicon: none)
                guard let head = scan.words.first else { continue }
                var hash = head.hash
                // Every beginning of a phrase is known as such, so that a search for phrases ends where none goes on.
                for word in scan.words.dropFirst() {
                    entries[hash, default: Entry()].beginsPhrase = true
                    hash = WordHash.joined(hash, word.hash)
                }
                entries[hash, default: Entry()].labels.formUnion(list.labels)
            }
        }
        var size = 16
        while size < entries.count * 8 { size *= 2 }
        slots = Array(repeating: 0, count: size)
        mask = size - 1
        // In the order of the hashes, so that the table is the same in every run.
        var positions: [Labels: Int] = [Labels(): 0]
        for (hash, entry) in entries.sorted(by: { $0.key < $1.key }) {
            var slot = PhraseTable.slot(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            let value = positions[entry.labels] ?? values.count
            if value == values.count {
                positions[entry.labels] = value
                values.append(entry.labels)
            }
            slots[slot] = hash & ~0xFFFF | (entry.beginsPhrase ? 0x8000 : 0) | UInt64(value)
        }
    }

    private init() {
        slots = [0]
        mask = 0
    }

    /// Finds no word.
    static var empty: PhraseTable { PhraseTable() }

    @inline(__always)
    private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 40) }

    /// Labels of a word or phrase, none if it is unknown, and whether a longer phrase begins with it.
    @inline(__always)
    subscript(hash: UInt64) -> (labels: Labels, beginsPhrase: Bool) {
        var slot = PhraseTable.slot(hash) & mask
        while true {
            let found = slots[slot]
            if (found ^ hash) >> 16 == 0 || found == 0 { return (values[Int(found & 0x7FFF)], found & 0x8000 != 0) }
            slot = (slot &+ 1) & mask
        }
    }

    /// The longest phrase of two words or more that begins at `index` and ends before `end`: its labels and its number of words.
    @inline(__always)
    func phrase(_ words: UnsafeBufferPointer<Word>, at index: Int, before end: Int) -> (labels: Labels, length: Int)? {
        var hash = words[index].hash
        var found: (Labels, Int)?
        let limit = min(end, index + LexiconFile.longestPhrase)
        var next = index + 1
        while next < limit {
            hash = WordHash.joined(hash, words[next].hash)
            next += 1
            let (labels, beginsPhrase) = self[hash]
            if !labels.isEmpty { found = (labels, next - index) }
            guard beginsPhrase else { break }
        }
        return found
    }

    /// The longest word or phrase that begins at `index` and ends before `end`: its labels and its number of words; nil where none does.
    func entry(_ words: [Word], at index: Int, before end: Int) -> (labels: Labels, length: Int)? {
        let (labels, beginsPhrase) = self[words[index].hash]
        if beginsPhrase, let phrase = words.withUnsafeBufferPointer({ phrase($0, at: index, before: end) }) { return phrase }
        return labels.isEmpty ? nil : (labels, 1)
    }
}

extension PhraseTable {
    /// The entries of a file under some of its headings.
    ///
    /// - Throws: a `Failure` with the place of an entry that is no word or phrase, or of a phrase that is too long.
    init(_ file: LexiconFile, _ headings: [(name: String, labels: Labels)]) throws {
        self.init(try headings.compactMap { name, labels in try file[name].map { (labels, try $0.phrases()) } })
    }
}
