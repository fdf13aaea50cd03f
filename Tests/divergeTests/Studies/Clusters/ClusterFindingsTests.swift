import Stage
import Testing

@testable import diverge

@Suite struct ClusterFindingsTests {
    private func finding(_ reference: [Int32], _ source: [Int32], smoothing: Smoothing, bootstrap: Int = 60) throws -> Record {
        let resampling = Resampling(bootstrap: bootstrap, permutations: 40, confidence: 0.95, seed: 1, threads: 1)
        let rule = DivergenceRule(smoothing: smoothing, logBase: .two)
        let estimator = DivergenceEstimator(resampling: resampling, rule: rule)
        var codebook = AssignmentTable.Codebook(name: "c", facet: "f", examples: Examples(limit: 0))
        codebook.clusters = 3
        let comparison = ClusterComparison(source: "sim", task: nil, reference: Sample(reference), simulated: Sample(source))
        var estimates = estimator.estimates(reference: comparison.reference, source: comparison.simulated, clusters: 3, stream: "s")
        for index in estimates.all.indices { estimates.all[index].adjusted = (0.5, 0.25) }
        let result = ComparedDivergences(codebook: 0, comparison: comparison, estimates: estimates)
        let writer = ClusterFindings(
            reference: "real", resampling: resampling, rule: rule, unit: "user", stage: "diverge:x:y", shown: 5)
        return try Record(writer.divergence(result, codebook).object)
    }

    @Test func everyDivergenceHasAllItsFields() throws {
        let record = try finding([0, 0, 1, 2, 2], [0, 1, 1, 2], smoothing: .additive(0.5))
        for divergence in Divergence.allCases {
            for suffix in ["", "_low", "_high", "_floor", "_floor95", "_excess", "_p", "_p_holm", "_p_bh"] {
                #expect(record["\(divergence.name)\(suffix)"]?.double != nil, "\(divergence.name)\(suffix)")
            }
            #expect(record["\(divergence.name)_bca_low"] != nil)
            let (value, floor) = (try record.double(divergence.name), try record.double("\(divergence.name)_floor"))
            #expect(try record.double("\(divergence.name)_excess") == value - floor)
        }
        #expect(record["js_corrected_low"]?.double != nil)
        #expect(record["smoothing"]?.string == "additive:0.5" && record["log_base"]?.string == "2" && record["unit"]?.string == "user")
    }

    @Test func infinityIsNullWithItsReason() throws {
        let record = try finding([0, 0, 1, 2], [0, 1, 1, 1], smoothing: .none)
        for name in ["kl_forward", "kl_forward_low", "kl_forward_bca_high", "kl_forward_excess"] {
            #expect(record[name]?.kind == .null, "\(name)")
        }
        #expect(record["kl_forward_reason"]?.string?.hasPrefix("infinite") == true)
        #expect(record["kl_forward_p"]?.double != nil && record["js_reason"] == nil)
        #expect(record["kl_backward"]?.double != nil)
        for name in ["kl_backward", "kl_backward_bca"] where record["\(name)_low"]?.kind == .null {
            #expect(record[name.hasSuffix("bca") ? "\(name)_reason" : "\(name)_interval_reason"]?.string != nil, "\(name)")
        }
    }

    @Test func withoutBootstrapThereAreNoIntervalsOfIt() throws {
        let record = try finding([0, 0, 1, 2], [0, 1, 1, 2], smoothing: .paper, bootstrap: 0)
        #expect(record["js_low"] == nil && record["js_bca_low"] == nil && record["js_bca_reason"] == nil)
        #expect(record["js_corrected"]?.double != nil)
    }
}
