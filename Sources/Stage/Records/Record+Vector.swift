extension Record {
    /// Appends the components of a vector field, numbers or base64 of little-endian float32, and returns how many they are.
    ///
    /// Throws where it is neither, is empty, or has a component that is not finite as a float; then `values` is as before.
    public func appendVector(_ name: String, to values: inout [Float]) throws -> Int {
        let field = try required(name)
        let start = values.count
        do {
            switch field.kind {
            case .string:
                guard field.withStringBytes({ appendFloats(base64: $0, to: &values) }) else {
                    throw failure("is not base64 of float32 values", field: name)
                }
            case .array:
                try field.forEachElement { element in
                    guard let number = element.double else { throw mismatch(element, name, expected: "only numbers in the vector") }
                    values.append(Float(number))
                }
            default: throw mismatch(field, name, expected: "a vector: numbers, or a base64 string")
            }
            guard values.count > start else { throw failure("is empty, expected at least one component", field: name) }
            if let wrong = values[start...].firstIndex(where: { !$0.isFinite }) {
                throw failure(
                    "component \(wrong - start) is not finite", field: name, hint: "the encoder failed on this text; embed it again")
            }
        } catch {
            values.removeSubrange(start...)
            throw error
        }
        return values.count - start
    }
}
