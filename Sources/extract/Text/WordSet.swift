/// A set of word hashes in one table; grows, never shrinks.
struct WordSet: Sendable {
    private var slots: [UInt64] = Array(repeating: 0, count: 64)
    private(set) var count = 0

    private func slot(_ hash: UInt64, in size: Int) -> Int {
        Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32) & (size - 1)
    }

    func contains(_ hash: UInt64) -> Bool {
        if count == 0 { return false }
        var index = slot(hash, in: slots.count)
        while slots[index] != 0 {
            if slots[index] == hash { return true }
            index = (index &+ 1) & (slots.count - 1)
        }
        return false
    }

    /// Adds a hash other than 0; true if it was not there.
    @discardableResult
    mutating func insert(_ hash: UInt64) -> Bool {
        if count * 2 >= slots.count { grow() }
        var index = slot(hash, in: slots.count)
        while slots[index] != 0 {
            if slots[index] == hash { return false }
            index = (index &+ 1) & (slots.count - 1)
        }
        slots[index] = hash
        count += 1
        return true
    }

    mutating func removeAll() {
        guard count > 0 else { return }
        if slots.count > 4096 { slots = Array(repeating: 0, count: 64) } else { for index in slots.indices { slots[index] = 0 } }
        count = 0
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 {
            var index = slot(hash, in: slots.count)
            while slots[index] != 0 { index = (index &+ 1) & (slots.count - 1) }
            slots[index] = hash
        }
    }
}
