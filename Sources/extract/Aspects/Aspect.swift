/// A named number or label of a description, or of a measurement, and what it counts, for whoever reads it.
struct Aspect: Sendable {
    let name: String
    let gloss: String

    init(_ name: String, _ gloss: String) { (self.name, self.gloss) = (name, gloss) }
}
