/// How far the clusters of a source's conversations lie from the reference's.
public struct DivergenceFinding: Finding {
    public static let kind = FindingKind.divergence
    public static let names = [
        "kl_forward", "kl_backward", "js", "tvd", "hellinger", "chi_square", "js_distance", "mauve", "frontier_integral", "mauve_star",
        "frontier_integral_star",
    ]

    public var subject = Subject()
    public var figures = FigureList()
    public var basis = Basis()
    public var mauveScaling: Double?
    public var mauveWeights: Int?
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.figures(&figures, DivergenceFinding.names)
        try basis.walk(&fields)
        try fields.optional(&mauveScaling, "mauve_scaling")
        try fields.optional(&mauveWeights, "mauve_weights")
        try origin.walk(&fields)
    }

    public var js: Figure {
        get { figures["js"] ?? Figure() }
        set { figures["js"] = newValue }
    }
    public var klForward: Figure {
        get { figures["kl_forward"] ?? Figure() }
        set { figures["kl_forward"] = newValue }
    }
    public var klBackward: Figure {
        get { figures["kl_backward"] ?? Figure() }
        set { figures["kl_backward"] = newValue }
    }
    public var tvd: Figure {
        get { figures["tvd"] ?? Figure() }
        set { figures["tvd"] = newValue }
    }
}
