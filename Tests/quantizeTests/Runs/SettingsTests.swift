import Stage
import Testing

@testable import quantize

@Suite struct SettingsTests {
    @Test func automaticCountIsATenthOfTheSmallestSource() throws {
        let automatic = try #require(ClusterCount("auto"))
        #expect(automatic.count(sourceSizes: [400, 1000]) == 40)
        #expect(automatic.count(sourceSizes: [8, 1000]) == 2)
        #expect(automatic.count(sourceSizes: [100_000]) == 500)
        #expect(ClusterCount("7")?.count(sourceSizes: [1]) == 7)
        for wrong in ["0", "-3", "x", "1.5", ""] { #expect(ClusterCount(wrong) == nil) }
    }
}
