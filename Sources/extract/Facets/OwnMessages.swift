/// What a user has said so far: to tell what is said again, and which number is another than before.
struct OwnMessages: Sendable {
    private var sent = WordSet()
    /// The number that was last given ahead of a word, by their hashes.
    private var numbers: [UInt64: UInt64] = [:]

    mutating func removeAll() {
        sent.removeAll()
        numbers.removeAll(keepingCapacity: true)
    }

    /// Adds a message; whether the same words were sent before, three or more of them, and whether it gives another number for something.
    mutating func add(_ scan: TextScan) -> (isRepeated: Bool, changesNumber: Bool) {
        var changesNumber = false
        var message = WordHash.seed
        for (index, word) in scan.words.enumerated() {
            message = WordHash.joined(message, word.hash)
            guard index > 0, word.isContent, scan.words[index - 1].traits.contains(.number) else { continue }
            let number = scan.words[index - 1].hash
            if let before = numbers.updateValue(number, forKey: word.hash), before != number { changesNumber = true }
        }
        let isNew = scan.words.count < 3 || sent.insert(message)
        return (!isNew, changesNumber)
    }
}
