import Foundation

/// A linear axis from 0 to the greatest value of the Jensen-Shannon divergence.
struct Scale: Sendable {
    let maximum: Double

    /// log 2 in the base of the findings, "e" or a number; ln 2 where it is neither.
    static func maximum(logBase: String?) -> Double {
        guard let base = logBase.flatMap(Double.init), base > 1, base.isFinite else { return log(2) }
        return log(2) / log(base)
    }

    /// How far along the axis a value lies, from 0 to 1; values outside are put at the ends.
    func position(_ value: Double) -> Double { value.isFinite ? min(max(value / maximum, 0), 1) : 0 }

    /// Multiples of 1, 2 or 5 times a power of ten, about `count` of them, that stay clear of the maximum, which is marked itself.
    func ticks(_ count: Int) -> [Double] {
        let rough = maximum / Double(max(count, 1))
        let power = pow(10, Foundation.floor(log10(rough)))
        let step = [1, 2, 5, 10].lazy.map { $0 * power }.first { $0 >= rough * 0.999 } ?? 10 * power
        return (0...).lazy.map { Double($0) * step }.prefix { $0 < maximum - step * 0.5 }.map { $0 }
    }
}
