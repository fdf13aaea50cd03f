/// What users say about themselves.
enum Identity: Int, NamedCases {
    /// Name, age, work, studies, home, means.
    case demographic
    /// Body and health.
    case physical
    /// Family, friends, people at work.
    case interpersonal
    /// What they did or went through.
    case past
    /// What they plan, hope or expect.
    case future
    /// What they hold true or right.
    case worldview
    /// What they like and dislike in general.
    case preference

    static let names = spelledNames
}
