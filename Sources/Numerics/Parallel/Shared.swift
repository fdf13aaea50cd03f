/// Memory that several threads use at once, each its own part of it.
// Sendable because whoever uses it keeps to its own part, which the compiler cannot see.
struct Shared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
