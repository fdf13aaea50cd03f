/// A part of a program's description: a heading and its paragraph.
public struct Topic: Sendable {
    public let title: String
    public let text: String

    public init(_ title: String, _ text: String) { (self.title, self.text) = (title, text) }
}
