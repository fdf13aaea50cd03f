import Numerics

extension VectorPair {
    /// The part, of `count`, in which each point is held out, for a cross-validation that is stratified by side.
    ///
    /// Units with one name, on whichever side, are held out together, so that no model is judged by people, or task instances,
    /// that it was fitted to. Each side's units are spread over the parts as evenly as may be. nil where a side has fewer units
    /// than there are parts.
    func folds(_ count: Int, using generator: inout Xoshiro256) -> [Int]? {
        guard min(referenceUnits, sourceUnits) >= count else { return nil }
        let (ofReference, ofSource) = (Set(names[..<referenceUnits]), Set(names[referenceUnits...]))
        // With those on both sides in the middle, the units of either side follow each other, and so do the parts they get.
        let strata = [ofReference.subtracting(ofSource), ofReference.intersection(ofSource), ofSource.subtracting(ofReference)]
        let folds = randomParts(strata, count: count, using: &generator)
        var result = [Int](repeating: 0, count: points.rows)
        for (name, unit) in zip(names, units) { for point in unit { result[point] = folds[name] ?? 0 } }
        return result
    }
}
