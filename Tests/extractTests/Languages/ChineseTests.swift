import Testing

@testable import extract

@Suite struct ChineseTests {
    @Test(arguments: [
        ("你好", Category.greet), ("谢谢", .thank), ("再见", .bye), ("不好意思", .apology), ("请", .please), ("是的", .affirm), ("不用了", .negate),
        ("好的", .acknowledge),
        ("太好了", .praise), ("不对", .reject), ("怎么", .wh), ("需要", .need), ("继续", .proceed), ("因为", .reason),
    ])
    func knows(_ phrase: String, _ category: Category) { #expect(scanned(phrase, in: .zh).words[0].categories.contains(category)) }

    @Test func describesAConversation() {
        let conversation = dialogue("你好，我想去北京玩三天，请推荐一些景点。", "A: 好的，您的预算是多少？", "三千元以内", "A: 这是计划。", "谢谢，再见！")
        #expect(describe(conversation, facet: .sgd) == "GREET, INFORM, REQUEST\nINFORM\nTHANK, GOODBYE")
    }
}
