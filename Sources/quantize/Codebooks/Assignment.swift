/// The cluster that a record was given in one codebook.
struct Assignment: Sendable {
    /// Place of the codebook in a list.
    var codebook: Int32
    var cluster: Int32
    var distance: Float
    /// The first two principal coordinates, where they are asked for.
    var projection: (x: Float, y: Float)?
}
