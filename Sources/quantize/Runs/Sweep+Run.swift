import Numerics
import Stage

/// Fits each codebook with every number of clusters and writes how good it is.
func sweep(_ run: Run, _ settings: QuantizeSettings) throws {
    var table = try readTable(run, settings, keepsText: false)
    let groups = settings.scope.groups(of: table.rows)
    for (group, vectors) in zip(groups, table.takeMatrices(groups.map(\.members))) {
        for scope in group.scopes {
            let rows = table.rows
            let own = Set(scope.members)
            let fitted = group.members.indices.filter {
                own.contains(group.members[$0]) && settings.fitOn.contains(rows[group.members[$0]].source)
            }
            let sizes = ordered(scope.members, by: { rows[$0].source }).map { (name: $0.key, count: $0.members.count) }
            let fit = CodebookFit(
                domain: scope.domain, via: nil, sources: sizes, settings: settings, threads: run.jobs)
            let sample = vectors.selecting(rows: fitted)
            guard let points = Projection(try fit.axes(of: sample), threads: run.jobs)(sample, threads: run.jobs) else {
                throw fit.failure("has vectors of different lengths")
            }
            let sweep = Sweep(
                restarts: settings.restarts, iterations: settings.iterations, seed: settings.seed, threads: run.jobs,
                n: sizes.map(\.count).min() ?? 0)
            for clusters in settings.sweep {
                guard let row = sweep.row(points, clusters: clusters, stream: scope.domain.name) else {
                    throw fit.failure("\(points.rows) records, expected at least one for each of \(clusters) clusters")
                }
                try run.write(row.record(codebook: scope.domain.name))
            }
        }
    }
}
