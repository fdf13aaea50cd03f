/// Layer normalisation (Ba, Kiros and Hinton, 2016): each row less its mean and over its standard deviation, times a gain, plus
/// a shift.
public struct LayerNorm: Sendable {
    private let gain: [Float]
    private let shift: [Float]
    /// What is added to the variance.
    private let epsilon: Float
    private let kernels: Kernels

    public init(gain: [Float], shift: [Float], epsilon: Float, kernels: Kernels = currentKernels) {
        precondition(gain.count == shift.count, "a gain has a shift")
        (self.gain, self.shift, self.epsilon, self.kernels) = (gain, shift, epsilon, kernels)
    }

    /// Puts the normalised rows of x + y in the place of x. O(rows * columns).
    public func apply(to x: inout Matrix, plus y: Matrix) {
        precondition(x.columns == gain.count && y.columns == gain.count && x.rows == y.rows, "x, y and the gains fit each other")
        let (rows, columns) = (x.rows, x.columns)
        x.values.withUnsafeMutableBufferPointer { x in
            y.values.withUnsafeBufferPointer { y in
                gain.withUnsafeBufferPointer { gain in
                    shift.withUnsafeBufferPointer { shift in
                        guard let x = x.baseAddress, let y = y.baseAddress, let gain = gain.baseAddress,
                            let shift = shift.baseAddress
                        else { return }
                        kernels.normaliseSums(x, y, gain: gain, shift: shift, rows: rows, columns: columns, epsilon: epsilon)
                    }
                }
            }
        }
    }
}
