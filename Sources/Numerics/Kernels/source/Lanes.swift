/// The width, in lanes, of every kernel on every CPU.
public let lanes = 16
