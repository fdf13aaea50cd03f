/// The parts of a page, in their order.
let views: [any View.Type] = [DivergenceView.self, DifferenceView.self, IndexView.self]
