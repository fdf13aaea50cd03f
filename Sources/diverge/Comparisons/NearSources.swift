/// What is compared where sources are many: time and findings would grow with the square of their number.
enum NearSources {
    /// Up to so many sources are all compared with each other.
    static let limit = 50
    /// Of more each is compared with so many that are nearest to it.
    static let neighbors = 5

    /// Every two of up to `limit` places, else each with those nearest to it, ties by place; `distances` is symmetric, with a row for each.
    static func pairs(_ distances: [[Double]]) -> [(first: Int, second: Int)] {
        let places = distances.indices
        guard distances.count > limit else { return places.flatMap { first in places[(first + 1)...].map { (first, $0) } } }
        var isNear = distances.map { $0.map { _ in false } }
        for place in places {
            for other in nearest(neighbors, of: places.filter { $0 != place }, by: { distances[place][$0] }) {
                isNear[min(place, other)][max(place, other)] = true
            }
        }
        return places.flatMap { first in places.filter { isNear[first][$0] }.map { (first, $0) } }
    }

    /// The `count` places that are nearest by a distance, ties by place; in the order of their places.
    static func nearest(_ count: Int, of places: [Int], by distance: (Int) -> Double) -> [Int] {
        guard places.count > count else { return places }
        return places.map { (distance($0), $0) }.sorted(by: <).prefix(count).map(\.1).sorted()
    }
}
