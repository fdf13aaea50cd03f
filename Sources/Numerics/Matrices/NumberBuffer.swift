/// Uninitialized memory for numbers, aligned to a cache line, that lives as long as the object.
// Sendable because it never moves and threads that use it at once keep to their own parts.
final class NumberBuffer<Element: BitwiseCopyable>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>

    init(count: Int) {
        let bytes = UnsafeMutableRawPointer.allocate(
            byteCount: max(1, count) * MemoryLayout<Element>.stride, alignment: 64)
        base = bytes.bindMemory(to: Element.self, capacity: max(1, count))
    }

    convenience init(_ elements: [Element]) {
        self.init(count: elements.count)
        for (index, element) in elements.enumerated() { base[index] = element }
    }

    deinit { base.deallocate() }
}

extension Int {
    /// The least multiple of `step` that is not smaller.
    func roundedUp(to step: Int) -> Int { (self + step - 1) / step * step }
}
