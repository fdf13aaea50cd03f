import Stage

/// The verdicts of one judge on one source under one condition.
struct JudgedCases {
    struct Case {
        var item: Int
        var unit: Int
        /// One a dimension.
        var matched: [Bool]

        /// With the dimensions named, in that order.
        func picked(_ dimensions: [Int]) -> Case { Case(item: item, unit: unit, matched: dimensions.map { matched[$0] }) }
    }

    var source: String
    var condition: String
    /// What its random numbers are named by.
    var name: String { "\(source):\(condition)" }
    /// In the order they were read.
    private(set) var cases: [Case] = []
    /// Judgments with an error or without a verdict on some dimension.
    private(set) var unparsed = 0
    private var positions: [Int: Int] = [:]

    /// Takes the verdicts that have a value for each of the dimensions, which `columns` numbers; counts the others.
    init(source: String, condition: String, _ verdicts: [VerdictTable.Verdict], columns: [Int]) {
        (self.source, self.condition) = (source, condition)
        for verdict in verdicts {
            let matched = columns.compactMap { verdict[$0] }
            guard !verdict.hasError, matched.count == columns.count else {
                unparsed += 1
                continue
            }
            positions[verdict.item] = cases.count
            cases.append(Case(item: verdict.item, unit: verdict.unit, matched: matched))
        }
    }

    /// The cases that were judged on both sides, in the order of this one.
    func paired(with other: JudgedCases) -> [(Case, Case)] {
        cases.compactMap { own in other.positions[own.item].map { (own, other.cases[$0]) } }
    }
}
