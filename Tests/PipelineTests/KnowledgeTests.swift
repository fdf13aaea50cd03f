import Foundation
import TestSupport
import Testing

/// The facets knowledge and profile through the built programs.
@Suite struct KnowledgeTests {
    private static func line(_ id: String, _ source: String, user: String? = nil, _ messages: String...) -> String {
        let said = messages.map { #"{"role":"user","content":"\#($0)"},{"role":"assistant","content":"Ok."}"# }.joined(separator: ",")
        return #"{"id":"\#(id)","source":"\#(source)"\#(user.map { #","user":"\#($0)""# } ?? ""),"messages":[\#(said)]}"# + "\n"
    }

    private static let conversations = (0..<40).map { i in
        line("\(i)", "real", "i live in town \(i)", "What is the postcode of town \(i)?")
            + line("\(i)", "sim:a", "I would like a hotel in town \(i).", "Is it cheap?")
    }.joined()

    @Test func statementsGoThroughToDiverge() throws {
        let shell = try Shell()
        try shell.write("in", KnowledgeTests.conversations)
        let records = try objects(shell.succeed("extract --facet knowledge in").output)
        #expect(records.count == 160)
        #expect(records[0]["text"] as? String == "knows that the user lives in town 0" && records[0]["form"] as? String == "knows that")
        #expect(records[1]["statement"] as? Int == 1 && records[1]["turn"] as? Int == 1 && records[1]["messages"] == nil)
        #expect(records[0]["facet"] as? String == "knowledge" && (records[0]["via"] as? String)?.hasPrefix("extract:rules:") == true)
        let findings = try objects(
            shell.succeed("extract --facet knowledge in | embed | diverge -q --bootstrap 50 --permutations 50").output)
        let mean = try #require(findings.first { $0["measure"] as? String == "knowledge" && $0["id"] == nil })
        #expect(mean["pairs"] as? Int == 40 && mean["statements_reference"] as? Int == 80 && mean["statements_source"] as? Int == 80)
        #expect(mean["best_match"] is Double)
    }

    @Test func saysWhoHasNoStatement() throws {
        let shell = try Shell()
        try shell.write(
            "in",
            KnowledgeTests.line("1", "real", "Hello") + KnowledgeTests.line("2", "real", "Где музей")
                + KnowledgeTests.line("3", "real", "I live in Leeds."))
        let outcome = try shell.succeed("extract --facet knowledge in")
        #expect(try objects(outcome.output).count == 1)
        #expect(
            outcome.errors.contains("no statement in 2 of 3 conversations, 1 of them in a language without a word list"),
            "\(outcome.errors)")
        try shell.write("silent", KnowledgeTests.line("1", "real", "Hello"))
        let silent = try shell.succeed("extract --facet knowledge silent")
        #expect(silent.errors.contains("no statement in 1 of 1") && !silent.errors.contains("selected"), "\(silent.errors)")
        let unselected = try shell.succeed("extract --facet knowledge --where id=9 in")
        #expect(unselected.errors.contains("no conversation was selected"), "\(unselected.errors)")
    }

    @Test func orderDoesNotDependOnJobs() throws {
        let shell = try Shell()
        try shell.write("in", String(repeating: KnowledgeTests.conversations, count: 40))
        let one = try shell.succeed("extract --facet knowledge,profile,style --jobs 1 in").output
        #expect(try shell.succeed("extract --facet knowledge,profile,style --jobs 7 in").output == one)
        #expect(one.count > 1_000_000)
    }

    @Test func profilesOfPeople() throws {
        let shell = try Shell()
        // Ann writes small, and Ben ends every message with a mark; "ann" of a simulator is somebody else.
        let people =
            (0..<300).map { i in
                KnowledgeTests.line("a\(i)", "real", user: "ann", "book a table \(i)")
                    + KnowledgeTests.line("b\(i)", "real", user: "ben", "Hello! Is it \(i)?")
            }.joined() + KnowledgeTests.line("c", "sim:a", user: "ann", "Please do.")
        try shell.write("in", people)
        let profiles = try objects(shell.succeed("extract --facet profile --by user in").output)
        #expect(
            profiles.map { $0["user"] as? String } == ["ann", "ben", "ann"]
                && profiles.map { $0["source"] as? String } == ["real", "real", "sim:a"])
        #expect(profiles.map { $0["conversations"] as? Int } == [300, 300, 1])
        let commands = try #require(profiles[0]["commands"] as? [[String: Any]])
        #expect(
            commands[0]["command"] as? String == "Begin messages in lower case" && commands[0]["count"] as? Int == 300
                && commands[0]["of"] as? Int == 300)
        #expect(
            commands[0]["dimension"] as? String == "capitalisation"
                && commands[0]["examples"] as? [String] == ["book a table 0", "book a table 1", "book a table 2"])
        #expect(
            (profiles[2]["commands"] as? [Any])?.isEmpty == true
                && (profiles[2]["text"] as? String)?.hasPrefix("no directive: needs at least") == true)
        #expect(
            try shell.succeed("extract --facet profile --by user --jobs 5 in").output
                == shell.succeed("extract --facet profile --by user --jobs 1 in").output)
    }

    @Test func refusesWhatHasNoPerson() throws {
        let shell = try Shell()
        try shell.write("in", KnowledgeTests.line("1", "real", user: "ann", "Hello") + KnowledgeTests.line("2", "real", "Hello"))
        let missing = try shell.run("extract --facet profile --by user in")
        #expect(missing.status == 65 && missing.errors.contains("in:2:") && missing.errors.contains("user"), "\(missing)")
        #expect(try shell.run("extract --by user in").status == 2)
        #expect(try shell.run("extract --facet profile,style --by user in").status == 2)
        try shell.write(
            "mixed",
            #"{"id":"1","source":"real","user":"ann","via":"x","messages":[]}"# + "\n"
                + #"{"id":"2","source":"real","user":"ann","messages":[]}"# + "\n")
        let mixed = try shell.run("extract --facet profile --by user mixed")
        #expect(mixed.status == 65 && mixed.errors.contains("via"), "\(mixed)")
    }
}
