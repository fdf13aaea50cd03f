/// How fast this machine does plain work, on one core: what the ratios of benchmarks are taken to.
enum Yardstick {
    /// Bytes a second of an FNV-1a hash, one byte after the other.
    static let bytesPerSecond: Double = {
        let block = (0..<(1 << 26)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        let seconds = medianSeconds {
            block.withUnsafeBufferPointer { bytes in
                for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            }
        }
        return hash == 0 ? .infinity : Double(block.count) / seconds
    }()

    /// Floating-point operations a second of a matrix product by three loops.
    static let operationsPerSecond: Double = {
        let n = 192
        let (a, b) = ((0..<(n * n)).map { Float($0 % 7) }, (0..<(n * n)).map { Float($0 % 5) })
        var product = [Float](repeating: 0, count: n * n)
        let seconds = medianSeconds {
            for i in 0..<n {
                for j in 0..<n {
                    var sum: Float = 0
                    for k in 0..<n { sum += a[i * n + k] * b[j * n + k] }
                    product[i * n + j] = sum
                }
            }
        }
        return product[1] == 0 ? .infinity : 2 * Double(n * n * n) / seconds
    }()
}
