/// activation(x Wᵀ + b), the weights packed once for many products.
public struct LinearLayer: Sendable {
    public enum Activation: Int, Sendable {
        case none
        /// x Φ(x), by the error function.
        case gelu
        /// The approximation of it with tanh (Hendrycks and Gimpel, 2016, section 2).
        case tanhGELU
    }

    public let activation: Activation
    private let weights: PackedRows
    private let bias: [Float]

    /// A layer with `weights` (outputs x inputs) and a bias for each output.
    public init(
        weights: Matrix, bias: [Float], activation: Activation = .none, threads: Int, kernels: Kernels = currentKernels
    ) {
        precondition(bias.count == weights.rows, "an output has a bias")
        self.weights = PackedRows(weights, threads: threads, kernels: kernels)
        self.bias = bias
        self.activation = activation
    }

    /// The outputs for each row of `x`, which depend on no other row. O(rows * inputs * outputs), on the calling thread.
    public func apply(to x: Matrix) -> Matrix {
        let (kernels, columns) = (weights.kernels, weights.rows)
        return bias.withUnsafeBufferPointer { bias in
            guard let bias = bias.baseAddress.map(Shared.init) else { return Matrix(rows: x.rows, columns: 0) }
            return product(x, transposed: weights, threads: 1) { rows, count in
                kernels.addBias(bias.value, to: rows, rows: count, columns: columns, activation: activation.rawValue)
            }
        }
    }
}
