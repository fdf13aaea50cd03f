/// Every pair of names, sorted, the second one the reference where it is in the pair: a difference is first less second.
func pairs(of names: [String], reference: String? = nil) -> [(String, String)] {
    let names = names.sorted()
    let pairs = names.enumerated().flatMap { index, name in names[(index + 1)...].map { (name, $0) } }
    return pairs.map { $0.0 == reference ? ($0.1, $0.0) : $0 }
}
