import Stage

/// What realsim measures of a user (Liu et al., 2605.02624), by rules: form, and states with their evidence.
///
/// | measure | of the user's messages together |
/// | --- | --- |
/// | words | words of all that was sent, code included, as Unicode cuts them; a Han character is one |
/// | turns | messages |
/// | sentences | sentences of the prose; a line of a list is one |
/// | flesch_kincaid_grade, flesch_reading_ease | English only: `Readability` |
/// | mtld, mattr, hdd, yule_k | `LexicalDiversity`, `MovingRatio`, `WordFrequencies` of the words of the prose, contracted ones whole |
/// | errors | English only: places where an `ErrorRule` is broken |
/// | emotion | English only: an `Emotion` for each sentence |
/// | identity | English only: an `Identity` for each place that tells one |
/// | intent | English and Chinese: the `Intent`s of each message |
/// | feedback | English and Chinese: the `Feedback` of each message, no_feedback included |
struct Realsim: Sendable {
    /// Raised when a rule or a word of the lexicon changes.
    static let settings = ["realsim 3"]

    /// What --help says of the set.
    static let help = """
        realsim: words, turns, sentences; flesch_kincaid_grade, flesch_reading_ease, errors, emotion (a label a sentence) and identity \
        (what users tell of themselves), for English; mtld, mattr, hdd, yule_k (lexical diversity). `evidence` \
        [{measure, label, turn, start, end, quote}] says \
        what labels and errors were read off: turn is the number of the user's message from 0, start and end are Unicode scalars \
        of it. It lists the first \(EvidenceList.limit) of a conversation, with quotes of at most \(Evidence.longestQuote) scalars; \
        evidence_left_out counts the others. Errors: \(ErrorRule.names.joined(separator: ", ")).
        """

    private let syllables: Syllables
    private let errors: SurfaceErrors
    private let emotions: EmotionRules
    private let identities: IdentityRules
    private let intents: IntentRules

    /// - Throws: a `Failure` that names file and line where the lexicon cannot be used.
    init() throws { try self.init(LexiconFile(builtIn: "realsim")) }

    init(_ file: LexiconFile) throws {
        let known = Set(Syllables.headings + SurfaceErrors.headings + EmotionRules.headings + IdentityRules.headings + IntentRules.headings)
        for section in file.sections where !known.contains(section.name) {
            throw Failure(.data, "found '[\(section.name)]', expected one of \(known.sorted().joined(separator: ", "))", at: section.place)
        }
        syllables = try Syllables(file)
        errors = try SurfaceErrors(file)
        emotions = try EmotionRules(file)
        identities = try IdentityRules(file)
        intents = try IntentRules(file)
    }

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var scan = TextScan()
        var analysis = Analysis.Scratch()
        var characters = CharacterScan()
        var types = WordSet()
        var words: [UInt64] = []
        var letters: [UInt8] = []
    }

    /// The measures, and what the labels among them were read off. Only prose is read for what says so; of a message of many
    /// sentences, identity is read off its beginning and end, since what lies between is material.
    func measures(
        of conversation: Conversation, language: Language?, languages: Languages, evidence: inout EvidenceList, scratch: inout Scratch
    ) -> Measures {
        var sums = Sums()
        scratch.words.removeAll(keepingCapacity: true)
        // Intent and feedback depend on what the assistant said before.
        let hasIntents = language.map(IntentRules.languages.contains) ?? false
        let acts = hasIntents ? Analysis(conversation, in: language, languages: languages, scratch: &scratch.analysis).turns : []
        // What a long message took is not kept beside what its measures take.
        if scratch.analysis.scan.words.count > 1 << 16 { scratch.analysis = Analysis.Scratch() }
        for turn in conversation.turns where turn.role == .user {
            scratch.characters.read(turn.text)
            scratch.scan.read(turn.text, lexicon: languages[language])
            sums.words += scratch.characters.words.count
            sums.readability.sentences += scratch.scan.sentences.count
            addWords(scratch.scan.words, to: &scratch.words)
            var labels = evidence.nextLabels
            var text = turn.text
            text.withUTF8 { bytes in
                if language == .en { addEnglish(bytes, scratch.scan, letters: &scratch.letters, labels: &labels, to: &sums) }
                if hasIntents { add(acts[sums.turns], scratch.scan, labels: &labels, to: &sums) }
                evidence.add(labels, in: bytes, turn: sums.turns)
            }
            sums.turns += 1
        }
        return sums.measures(
            isEnglish: language == .en, hasIntents: hasIntents, diversity: Realsim.diversity(of: scratch.words, &scratch.types))
    }

    private static func diversity(of words: [UInt64], _ types: inout WordSet) -> Measures {
        func measure(_ value: Double?, else reason: String) -> Measure { value.map(Measure.number) ?? .absent(reason) }
        let frequencies = WordFrequencies(words)
        return [
            ("mtld", measure(LexicalDiversity.mtld(words, scratch: &types), else: "too short: no word comes twice")),
            ("mattr", measure(MovingRatio.mattr(words), else: "too short: fewer than \(MovingRatio.window) words")),
            ("hdd", measure(frequencies.hdd, else: "too short: fewer than \(WordFrequencies.draws) words")),
            ("yule_k", measure(frequencies.yuleK, else: "no word in prose")),
        ]
    }

    /// Words with their contracted endings.
    private func addWords(_ words: [Word], to hashes: inout [UInt64]) {
        for word in words {
            if word.traits.contains(.clitic), let last = hashes.popLast() {
                hashes.append(WordHash.joined(last, word.hash))
            } else {
                hashes.append(word.hash)
            }
        }
    }

    /// What needs English.
    private func addEnglish(
        _ bytes: UnsafeBufferPointer<UInt8>, _ scan: TextScan, letters: inout [UInt8], labels: inout MessageLabels, to sums: inout Sums
    ) {
        sums.readability.words += scan.surface.words
        for word in scan.words where !word.traits.contains(.clitic) {
            Realsim.read(bytes, from: Int(word.start), into: &letters)
            sums.readability.syllables += syllables.count(letters[...])
        }
        errors.forEachPlace(scan, bytes) { rule, bytes in
            sums.errors += 1
            labels.add("errors", rule.name, bytes)
        }
        for (number, sentence) in scan.sentences.enumerated() {
            let emotion = emotions.emotion(of: sentence, scan.words)
            sums.emotions.append(emotion)
            if emotion != .neutral { labels.add("emotion", emotion.name, sentence.bytes) }
            guard UserTurn.isSpoken(number, of: scan.sentences.count) else { continue }
            for (label, bytes) in identities.labels(of: sentence, scan.words, bytes) {
                sums.identities.append(label)
                labels.add("identity", label.name, bytes)
            }
        }
    }

    /// What depends on what the assistant said before.
    private func add(_ turn: UserTurn, _ scan: TextScan, labels: inout MessageLabels, to sums: inout Sums) {
        for (label, number) in intents.labels(of: turn, scan) {
            sums.intents.append(label.name)
            labels.add("intent", label.name, scan.sentences[number].bytes)
        }
        for (label, number) in Feedback.labels(of: turn, scan) {
            sums.feedback.append(label.rawValue)
            if label != .none { labels.add("feedback", label.rawValue, scan.sentences[number].bytes) }
        }
    }

    /// The letters of the word at `start` with its contracted ending, made small, any apostrophe as ', letters beyond ASCII as 0x80.
    private static func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, into letters: inout [UInt8]) {
        letters.removeAll(keepingCapacity: true)
        var index = start
        while index < bytes.count {
            let (scalar, length) = CharacterClass.decode(bytes, at: index)
            index += length
            if (scalar | 0x20) &- 0x61 < 26 {
                letters.append(UInt8(truncatingIfNeeded: scalar | 0x20))
            } else if scalar == 0x27 || scalar == 0x2019 {
                guard index < bytes.count, (bytes[index] | 0x20) &- 0x61 < 26, !letters.contains(UInt8(ascii: "'")) else { return }
                letters.append(UInt8(ascii: "'"))
            } else {
                guard scalar >= 0x80 else { return }
                switch CharacterClass.of(scalar) {
                case .lower, .upper, .letter: letters.append(0x80)
                case .mark: break
                default: return
                }
            }
        }
    }
}

/// What the messages of a conversation come to.
private struct Sums {
    var turns = 0
    var words = 0
    var readability = Readability()
    var errors = 0
    var emotions: [Emotion] = []
    var identities: [Identity] = []
    var intents: [String] = []
    var feedback: [String] = []

    func measures(isEnglish: Bool, hasIntents: Bool, diversity: Measures) -> Measures {
        /// A measure that needs English, and some more.
        func english(_ measure: Measure?, else reason: String) -> Measure {
            guard turns > 0 else { return .absent("no user message") }
            guard isEnglish else { return .absent("its rules are for English") }
            return measure ?? .absent(reason)
        }
        func acts(_ labels: [String]) -> Measure {
            guard turns > 0 else { return .absent("no user message") }
            return hasIntents ? .labels(labels) : .absent("its rules are for English and Chinese")
        }
        return [
            ("words", .number(Double(words))),
            ("turns", .number(Double(turns))),
            ("sentences", .number(Double(readability.sentences))),
            ("flesch_kincaid_grade", english(readability.grade.map(Measure.number), else: "no word in prose")),
            ("flesch_reading_ease", english(readability.ease.map(Measure.number), else: "no word in prose")),
        ]
            + diversity.map { ($0.name, turns > 0 ? $0.value : .absent("no user message")) }
            + [
                ("errors", english(.number(Double(errors)), else: "")),
                ("emotion", english(emotions.isEmpty ? nil : .labels(emotions.map(\.name)), else: "no sentence in prose")),
                ("identity", english(.labels(identities.map(\.name)), else: "")),
                ("intent", acts(intents)),
                ("feedback", acts(feedback)),
            ]
    }
}
