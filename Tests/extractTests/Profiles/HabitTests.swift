import Testing

@testable import extract

@Suite struct HabitTests {
    private func command(_ threshold: Habit.Threshold, _ count: Int, of total: Int) -> String? {
        Habit(.length, "Do", threshold, .none) { _ in nil }.directive(count, of: total)
    }

    @Test func wantsThreeOccasions() {
        #expect(command(.half, 2, of: 2) == nil && command(.half, 3, of: 3) == "Do")
        #expect(command(.least(0), 0, of: 0) == nil)
    }

    @Test func gradesTheShare() {
        #expect(command(.half, 6, of: 10) == "Do" && command(.half, 5, of: 10) == "Do, about half of the time")
        #expect(command(.half, 4, of: 10) == nil && command(.half, 2, of: 10) == nil)
        #expect(command(.rare, 5, of: 10) == "Do, about half of the time" && command(.rare, 4, of: 10) == "Do, sometimes")
        #expect(command(.rare, 2, of: 13) == "Do, sometimes" && command(.rare, 2, of: 14) == nil)
        #expect(command(.rare, 1, of: 5) == nil, "once is no habit")
        #expect(command(.least(0.9), 9, of: 10) == "Do" && command(.least(0.9), 8, of: 10) == nil)
    }
}
