/// For each cluster what it adds to the divergences that can be divided, in nats.
func divergenceParts(
    _ reference: [Int32], _ source: [Int32], by terms: CellTerms
) -> [[(divergence: Divergence, part: Double)]] {
    let rows = zip(reference, source).map { a, b in
        var row = [Double](repeating: 0, count: CellTerms.width)
        row.withUnsafeMutableBufferPointer { row in
            if let base = row.baseAddress { terms.add(a, b, to: base) }
        }
        return row
    }
    let hellinger = (rows.reduce(0) { $0 + $1[CellTerms.Place.hellinger] } / 2).squareRoot()
    return rows.map { row in
        Divergence.allCases.filter(\.isDivided).map { divergence in
            switch divergence {
            case .klForward: (divergence, row[CellTerms.Place.klForward])
            case .klBackward: (divergence, row[CellTerms.Place.klBackward])
            case .totalVariation: (divergence, row[CellTerms.Place.variation] / 2)
            // A root of a sum: each cluster has of the root what it has of the sum.
            case .hellinger: (divergence, hellinger > 0 ? row[CellTerms.Place.hellinger] / 2 / hellinger : 0)
            case .chiSquare: (divergence, row[CellTerms.Place.chiSquare] / 2)
            case .frontierIntegral: (divergence, row[CellTerms.Place.integral])
            default: (divergence, row[CellTerms.Place.js])
            }
        }
    }
}
