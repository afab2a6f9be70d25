// LiveHost: tests of the queue of questions and of what is muted.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct QuestionTests {
  @Test func whatMostAskComesFirst() throws {
    var session = live()
    try session.say("ann", "包邮吗？")
    try session.say("bob", "多少钱？")
    try session.say("cat", "how much is it?")
    #expect(session.questions.byNeed.map(\.topic) == [.price, .shipping])
    #expect(session.questions.foremost?.count == 2)
    #expect(
      try session.run(.answerQuestion(text: "25.60 yuan"))
        == [.questionAnswered(question: 2, text: "25.60 yuan")])
    #expect(session.questions.waiting.map(\.topic) == [.shipping])
    #expect(session.lastSaid == "25.60 yuan")
    #expect(session.chat.newest(1).first?.mark == .host)
    #expect(throws: Rejection.unknownQuestion(2)) {
      try session.decide(.answerQuestion(2), at: noon)
    }
    #expect(throws: Rejection.nothingToSay) {
      try session.decide(.answerQuestion(1, text: ""), at: noon)
    }
  }

  @Test func aQuestionBelongsToTheGoodsItIsAbout() throws {
    var session = live()
    try session.say("ann", "多少钱？")
    try session.say("bob", "9号多少钱？")
    try session.say("cat", "how much is the plum jam?")
    try session.run(.feature(goods: "towel"))
    try session.say("dan", "how much is it?")
    try session.say("eve", "what does lot 9 cost?")
    #expect(session.questions.waiting.map(\.goods) == ["tea", "comb", "jam", "towel"])
    #expect(session.questions.waiting.map(\.count) == [1, 2, 1, 1])
  }

  @Test(
    arguments: [
      ("3号多少钱", 3), ("#3 price?", 3), ("how much is lot 3", 3), ("毛巾有几种颜色", 2),
      ("is the cotton towel soft?", 2), ("你有3个孩子吗", nil), ("77号多少钱", nil), ("teapots?", nil),
      ("多少钱", nil), ("", nil),
    ] as [(String, Int?)])
  func theLotOfALineIsFound(_ text: String, _ lot: Int?) {
    #expect(live().plan.claimGrammar.mentionedLot(text) == lot)
  }

  @Test func theSameOtherQuestionIsOneWhateverItsMarks() throws {
    var session = live()
    try session.say("ann", "你是谁？")
    try session.say("bob", "你是谁 ？？")
    #expect(session.questions.waiting.map(\.count) == [2])
  }

  @Test func whatFewestAskMakesRoom() throws {
    var session = live()
    try session.say("ann", "多少钱？")
    try session.say("bob", "多少钱？")
    for number in 0..<30 { try session.say("ann", "who is number \(number) here?") }
    #expect(session.questions.waiting.count == 20)
    #expect(session.questions.foremost?.topic == .price)
  }

  @Test func anOldAnswerTakesTheOldestQuestion() throws {
    var session = live()
    try session.say("ann", "包邮吗？")
    try session.say("bob", "多少钱？")
    session.evolve(.questionAnswered(), at: noon)
    #expect(session.questions.waiting.map(\.topic) == [.price])
    session.evolve(.questionAnswered(question: 99), at: noon)
    #expect(session.questions.waiting.count == 1)
  }

  @Test func firstWordsAreMarked() throws {
    var session = live(regulars: ["reg": false])
    try session.enter("lurker", at: at(0))
    try session.say("new", "多少钱？", at: at(100))
    try session.say("reg", "hello", at: at(100))
    try session.say("lurker", "要2", at: at(100))
    try session.say("lurker", "hello", at: at(101))
    #expect(
      session.chat.newest(4).map(\.speaker) == [.newcomer, .firstWords, .firstWords, .known])
    #expect(session.chat.newest(4).map(\.mark) == [.question, .newcomer, .claim, .none])
  }
}

@Suite struct MuteTests {
  @Test func whatAMutedViewerSaysIsCountedAndNotShown() throws {
    var session = live()
    try session.say("ann", "hello")
    try session.say("bob", "多少钱？")
    #expect(try session.run(.setMuted(.viewer(person("bob")), true)).count == 1)
    #expect(try session.run(.setMuted(.viewer(person("bob")), true)).isEmpty)
    #expect(session.chat.newest(9).map(\.text) == ["hello"])
    #expect(session.questions.waiting.isEmpty)
    #expect(session.greetings.waiting.map(\.id) == ["ann"])
    try session.say("bob", "要2")
    try session.say("bob", "多少钱？")
    #expect(session.chat.newest(9).count == 1 && session.mutes.hiddenLines == 2)
    #expect(session.claims.open.isEmpty && session.questions.waiting.isEmpty)
    #expect(try session.run(.audience(message(.follow, "bob"))).count == 1)
    try session.run(.setMuted(.viewer(person("bob")), false))
    try session.say("bob", "sorry")
    #expect(session.chat.newest(1).first?.text == "sorry")
  }

  @Test func ordersAreNeverMuted() throws {
    var session = live()
    try session.say("bob", "spam spam")
    try session.run(.setMuted(.viewer(person("bob")), true))
    try session.run(.setMuted(.word("SPAM "), true))
    var paid = message(.order(goods: "1", quantity: 1, payment: .card), "bob", "spam", id: "o")
    paid.saleID = "order-o"
    try session.run(.audience(paid))
    try session.run(
      .audience(message(.order(goods: "9", quantity: 1, payment: nil), "bob", "spam", id: "p")))
    #expect(session.sales.entries.count == 1 && session.claims.open.count == 1)
  }

  @Test func aMutedWordHidesTheLineButNotTheWish() throws {
    var session = live()
    try session.say("ann", "cheap at SuperShop, mine x2")
    try session.run(.setMuted(.word("SuperShop"), true))
    #expect(session.mutes.words == ["supershop"] && session.chat.newest(9).isEmpty)
    try session.say("bob", "supershop! mine")
    #expect(session.chat.newest(9).isEmpty && session.mutes.hiddenLines == 1)
    let claim = try #require(session.claims.open.last?.claim)
    #expect(claim.viewer == person("bob") && claim.text.isEmpty)
    try session.run(.setMuted(.word("supershop"), false))
    try session.say("cat", "supershop")
    #expect(session.chat.newest(9).count == 1)
    #expect(throws: Rejection.nothingToMute) {
      try session.decide(.setMuted(.word("  "), true), at: noon)
    }
  }

  @Test func wordsOfTheSettingsCanBeLetThroughForAShow() throws {
    let plan = Fixture.plan { $0.mutedWords = ["加微信", "Promo"] }
    var session = live(plan)
    try session.say("ann", "加微信 abc")
    try session.say("ann", "PROMO code")
    #expect(session.mutes.hiddenLines == 2 && session.chat.newest(9).isEmpty)
    try session.run(.setMuted(.word("promo"), false))
    try session.say("ann", "promo code")
    #expect(session.chat.newest(9).count == 1 && session.mutes.words == ["加微信"])
    // The state says only what was changed: with other settings it is read the same.
    let other = try Session(Fixture.plan(), regulars: [:], stateBytes: session.stateBytes[...])
    #expect(other.mutes.words.isEmpty && other.stateBytes == session.stateBytes)
  }

  @Test func theNewestLinesStayWhenSomeAreTakenOut() {
    var log = ChatLog()
    for number in 0..<450 {
      log.append(
        ChatLine(
          viewer: person(number % 3 == 0 ? "bob" : "ann"), text: "\(number)", mark: .none,
          at: noon))
    }
    log.remove { $0.viewer?.id == "bob" }
    #expect(log.count == 450 && log.newest(2).map(\.text) == ["448", "449"])
    for number in 450..<700 {
      log.append(ChatLine(viewer: nil, text: "\(number)", mark: .none, at: noon))
    }
    #expect(log.newest(1000).map(\.text) == (500..<700).map(String.init))
  }
}
