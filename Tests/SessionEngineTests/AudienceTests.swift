// LiveHost: tests of what the audience says and does.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct AudienceTests {
  @Test func anOldOrderIsShownOnceAndTakenOnlyWhenItComesAsANewOne() throws {
    func order(_ id: String?, isOld: Bool) -> AudienceMessage {
      var order = AudienceMessage(
        kind: .order(goods: "2", quantity: 3, payment: .transfer), id: id, viewer: person("ann"),
        isBacklog: isOld)
      order.saleID = id.map { "order-" + $0 }
      return order
    }
    var session = live(Fixture.plan(.english))
    let shown = try session.run(.audience(order("o-1", isOld: true)))
    #expect(
      shown == [
        .chatReceived(
          person("ann"), text: "ordered 3 × lot 2, paid", mark: .old, message: "old-o-1")
      ])
    #expect(try session.run(.audience(order("o-1", isOld: true))) == [])
    #expect(session.sales.entries.isEmpty && session.claims.open.isEmpty)
    try session.run(.audience(order("o-1", isOld: false)))
    #expect(session.sales.entries.map(\.sale.id) == ["order-o-1"])
    // What was sold is not old news.
    try session.run(.audience(order("o-2", isOld: false)))
    #expect(try session.run(.audience(order("o-2", isOld: true))) == [])
  }

  @Test func aRepeatedMessageIsIgnored() throws {
    var session = live()
    let messages = [
      message(.chat, "ann", "hello", id: "m1"), message(.like(count: 5), "ann", id: "m2"),
      message(.gift(count: 2), nil, id: "m3"), message(.system, nil, "note", id: "m4"),
      message(.order(goods: "tea", quantity: 1, payment: nil), "ann", id: "m5"),
    ]
    for line in messages { #expect(try !session.run(.audience(line)).isEmpty) }
    for line in messages { #expect(try session.run(.audience(line)).isEmpty) }
    #expect(session.likes == 5 && session.gifts == 2 && session.chat.count == 2)
    #expect(session.claims.open.count == 1)
  }

  @Test func repeatedMessagesAreRememberedForALongTime() throws {
    var ids = RecentIDs()
    for number in 0..<20_000 { ids.insert("m\(number)") }
    #expect(ids.contains("m19999") && ids.contains("m\(20_000 - 4096)"))
    #expect(!ids.contains("m\(20_000 - 8193)"))
  }

  @Test func backlogIsShownButNeitherGreetedNorClaimed() throws {
    var session = live()
    let old = message(.chat, "ann", "3号来两份", id: "m1", isBacklog: true)
    #expect(
      try session.run(.audience(old)) == [
        .chatReceived(person("ann"), text: "3号来两份", mark: .old, message: "m1")
      ])
    #expect(!session.viewers.hasSeen("ann") && session.claims.open.isEmpty)
    let kinds: [AudienceMessage.Kind] = [.enter, .follow, .like(count: 1)]
    for kind in kinds {
      #expect(try session.run(.audience(message(kind, "ann", isBacklog: true))).isEmpty)
    }
    #expect(try session.run(.tick, at: at(20)).isEmpty)
    #expect(try session.run(.audience(message(.chat, "ann", "3号来两份", id: "m1"))).isEmpty)
  }

  @Test func oldQuestionsDoNotWaitForAnAnswer() throws {
    var session = live()
    try session.run(.audience(message(.chat, "ann", "how much?", isBacklog: true)))
    #expect(session.questions.waiting.isEmpty)
  }

  @Test func likesMayBeAnonymousAndNeverOverflow() throws {
    var session = live()
    try session.run(.audience(message(.like(count: 5), nil)))
    #expect(session.likes == 5 && session.viewers.seenCount == 0)
    try session.run(.audience(message(.like(count: .max), nil)))
    #expect(session.likes == .max)
    #expect(try session.run(.audience(message(.chat, nil, "hi"))).isEmpty)
  }

  @Test func whoeverSpeaksHasArrived() throws {
    var session = live()
    let events = try session.say("ann", "hello")
    #expect(events.first == .viewerArrived(person("ann"), isReturning: false, hasBought: false))
    #expect(session.viewers.presentCount == 1 && session.greetings.count == 1)
  }

  @Test func onlyTheFirstWordsOfAnybodyAreMarkedAsNew() throws {
    func mark(_ events: [SessionEvent]) -> ChatMark? {
      for case .chatReceived(_, _, let mark, _, _) in events { return mark }
      return nil
    }
    var session = live()
    try session.enter("ann")
    #expect(mark(try session.say("ann", "hello")) == .newcomer)
    #expect(mark(try session.say("ann", "lovely")) == ChatMark.none)
    try session.run(.audience(message(.leave, "ann")))
    #expect(mark(try session.say("ann", "back again")) == ChatMark.none)
    #expect(mark(try session.say("bob", "how much is it?")) == .question)
    #expect(mark(try session.say("bob", "mine")) == .claim)
  }

  @Test func whoWritesForTheFirstTimeEverIsNew() throws {
    func hears(
      _ session: inout Session, _ viewer: String, _ text: String
    ) throws -> [SessionEvent] {
      try session.run(.audience(message(.chat, viewer, text, isFirstEver: true)), at: at(900))
    }
    var session = live(regulars: ["ann": false, "bob": false, "cat": true])
    try session.enter("bob")
    // Whatever earlier days say of them …
    #expect(
      try hears(&session, "ann", "hello") == [
        .viewerArrived(person("ann"), isReturning: false, hasBought: false),
        .chatReceived(
          person("ann"), text: "hello", mark: .newcomer, message: nil, isFirstEver: true),
      ])
    #expect(session.chat.newest(1).first?.speaker == .newcomer)
    // … and of those who have been looking on for a while.
    #expect(session.viewers["bob"]?.isReturning == true)
    _ = try hears(&session, "bob", "3号来两份")
    #expect(session.viewers["bob"]?.isReturning == false)
    #expect(session.chat.newest(1).first?.speaker == .firstWords)
    // Money was paid: a buyer stays one.
    _ = try hears(&session, "cat", "hello")
    #expect(session.viewers["cat"]?.hasBought == true)
    // Nobody has two first lines, whatever a connector says.
    #expect(
      try hears(&session, "ann", "again") == [
        .chatReceived(person("ann"), text: "again", mark: .none, message: nil)
      ])
    let again = try Session(Fixture.plan(), regulars: [:], stateBytes: session.stateBytes[...])
    #expect(again.stateBytes == session.stateBytes)
  }

  @Test func aStrangerCannotLeave() throws {
    var session = live()
    #expect(try session.run(.audience(message(.leave, "ann"))).isEmpty)
    try session.enter("ann")
    try session.run(.audience(message(.leave, "ann")))
    #expect(try session.run(.audience(message(.leave, "ann"))).isEmpty)
    #expect(session.viewers.presentCount == 0)
  }

  @Test func questionsOnOneSubjectAreOne() throws {
    var session = live()
    try session.say("ann", "多少钱？")
    try session.say("bob", "how much is it?")
    try session.say("bob", "what's the price?")
    try session.say("cat", "包邮吗？")
    #expect(session.questions.waiting.map(\.topic) == [.price, .shipping])
    #expect(session.questions.waiting.map(\.count) == [2, 1])
    #expect(session.viewers["bob"]?.lastQuestion == "what's the price?")
    try session.run(.answerQuestion())
    #expect(session.questions.waiting.map(\.topic) == [.shipping])
    try session.run(.answerQuestion())
    #expect(throws: Rejection.noQuestions) { try session.decide(.answerQuestion(), at: noon) }
  }

  @Test func otherQuestionsAreKeptApartAndBounded() throws {
    var session = live()
    for number in 0..<30 { try session.say("ann", "who is number \(number) here?") }
    #expect(session.questions.waiting.count == 20)
    #expect(session.questions.waiting.first?.text == "who is number 10 here?")
  }

  @Test(arguments: [
    ("什么时候发货？", QuestionTopic.shipping), ("甜不甜", .taste), ("有多大？", .size), ("能放多久？", .keeping),
    ("还有货吗？", .stock), ("什么材料做的？", .material), ("do you ship abroad?", .shipping),
    ("is it sweet?", .taste), ("how do I store it?", .keeping), ("any left?", .stock),
    ("what is it made of?", .material), ("how heavy, how big?", .size), ("你是谁？", .other),
  ])
  func aQuestionHasItsTopic(_ text: String, _ topic: QuestionTopic) {
    #expect(QuestionRules.isQuestion(text) && QuestionRules.topic(of: text) == topic)
  }

  @Test func theChatKeepsTheNewestLines() {
    var log = ChatLog()
    #expect(log.newest(5).isEmpty)
    for number in 0..<450 {
      log.append(ChatLine(viewer: nil, text: "\(number)", mark: .none, at: noon))
    }
    #expect(log.count == 450)
    #expect(log.newest(3).map(\.text) == ["447", "448", "449"])
    #expect(log.newest(1000).map(\.text) == (250..<450).map(String.init))
    #expect(log.newest(-1).isEmpty && log.newest(0).isEmpty)
  }

  @Test func namesAreFoundByTheirBeginningFirst() throws {
    var session = live()
    for name in ["joanna", "ann", "bob"] { try session.enter(name) }
    #expect(session.viewers.named("AN", limit: 5).map(\.viewer.id) == ["ann", "joanna"])
    #expect(session.viewers.named("an", limit: 1).map(\.viewer.id) == ["ann"])
    #expect(session.viewers.named("zz", limit: 5).isEmpty)
  }
}
