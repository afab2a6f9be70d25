// LiveHost: tests of who is welcomed, how, and how often.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct GreetingTests {
  @Test func anArrivalIsGreetedByNameOnce() throws {
    var session = live()
    try session.enter("ann")
    #expect(greetings(try session.run(.tick)) == ["Welcome, Ann!"])
    try session.enter("ann", at: at(30))
    #expect(try session.run(.tick, at: at(40)).isEmpty)
    #expect(session.viewers["ann"]?.isGreeted == true && session.greetedCount == 1)
  }

  @Test func whoLeavesAndComesBackIsNotGreetedAgain() throws {
    var session = live()
    try session.enter("ann")
    try session.run(.tick)
    #expect(try session.run(.audience(message(.leave, "ann"))) == [.viewerLeft(person("ann"))])
    #expect(session.viewers.presentCount == 0)
    #expect(try session.enter("ann", at: at(20)) == [.viewerCameBack(person("ann"))])
    #expect(try session.run(.tick, at: at(30)).isEmpty)
    #expect(session.viewers.presentCount == 1)
  }

  @Test(arguments: [
    ("new", "Welcome, New!", "欢迎New！"),
    ("old", "Welcome back, Old!", "Old，欢迎回来！"),
    ("fan", "Welcome, Fan, and thank you for following!", "欢迎Fan，谢谢你的关注！"),
    ("buyer", "Welcome back, Buyer, and thanks for buying before!", "Buyer，欢迎回来，谢谢你上次的支持！"),
  ])
  func wordingFitsTheViewer(_ id: String, _ english: String, _ chinese: String) throws {
    for (language, wording) in [(Language.english, english), (.chinese, chinese)] {
      var session = live(Fixture.plan(language), regulars: ["old": false, "buyer": true])
      try session.run(.audience(message(id == "fan" ? .follow : .enter, id)))
      #expect(greetings(try session.run(.tick)) == [wording])
    }
  }

  @Test func severalArrivalsBecomeOneGreeting() throws {
    for (count, english, chinese) in [
      (2, "Welcome, Aa and Ab!", "欢迎Aa和Ab！"), (3, "Welcome, Aa, Ab and Ac!", "欢迎Aa、Ab和Ac！"),
      (5, "Welcome, Aa, Ab, Ac and 2 more!", "欢迎Aa、Ab、Ac和另外 2 位！"),
    ] {
      for (language, wording) in [(Language.english, english), (.chinese, chinese)] {
        var session = live(Fixture.plan(language))
        for name in ["aa", "ab", "ac", "ad", "ae"].prefix(count) { try session.enter(name) }
        #expect(greetings(try session.run(.tick)) == [wording])
        #expect(session.greetedCount == count && session.greetings.count == 0)
      }
    }
  }

  @Test func greetingsKeepTheirCoolDown() throws {
    var session = live()
    try session.enter("ann")
    try session.run(.tick)
    try session.enter("bob", at: at(1))
    #expect(try session.run(.tick, at: at(7.9)).isEmpty)
    #expect(greetings(try session.run(.tick, at: at(8))) == ["Welcome, Bob!"])
  }

  @Test func greetingsKeepToTheirNumberAMinute() throws {
    var session = live(Fixture.plan { $0.greetingCoolDown = .zero })
    var moments: [Int] = []
    for second in 0..<75 {
      try session.enter("v\(second)", at: at(Double(second)))
      let said = greetings(try session.run(.tick, at: at(Double(second))))
      if !said.isEmpty { moments.append(second) }
    }
    #expect(moments == [0, 1, 2, 3, 4, 5, 60, 61, 62, 63, 64, 65])
  }

  @Test func nobodyIsGreetedDuringTheCountdown() throws {
    var session = live()
    try session.enter("ann", at: at(91))
    #expect(try session.run(.tick, at: at(91)).isEmpty)
    let events = try session.run(.tick, at: at(100))
    #expect(greetings(events) == ["Welcome, Ann!"] && events.count == 2)
  }

  @Test func nobodyIsGreetedInAPauseOrAtTheClosing() throws {
    var session = live()
    try session.run(.pause)
    try session.enter("ann")
    #expect(try session.run(.tick, at: at(20)).isEmpty)
    try session.run(.close, at: at(30))
    #expect(try session.run(.tick, at: at(40)).isEmpty)
  }

  @Test func greetingsAreSaidInTheOpening() throws {
    var session = given(Fixture.opening)
    try session.enter("ann")
    #expect(greetings(try session.run(.tick, at: at(1))) == ["Welcome, Ann!"])
  }

  @Test func inManualModeTheHostGreets() throws {
    var session = live(Fixture.plan { $0.greetsByItself = false })
    try session.enter("ann")
    try session.enter("bob")
    #expect(try session.run(.tick, at: at(50)).isEmpty)
    #expect(greetings(try session.run(.greet(name: "bo"))) == ["Welcome, Bob!"])
    #expect(greetings(try session.run(.greet(name: nil))) == ["Welcome, Ann!"])
    #expect(throws: Rejection.nobodyToGreet) { try session.decide(.greet(name: nil), at: noon) }
    #expect(throws: Rejection.unknownViewer("zoe")) {
      try session.decide(.greet(name: "zoe"), at: noon)
    }
    #expect(greetings(try session.run(.end)).isEmpty)
  }

  @Test func greetingByItselfCanBeSwitched() throws {
    var session = live()
    #expect(try session.decide(.setAutoGreeting(true), at: noon).isEmpty)
    try session.run(.setAutoGreeting(false))
    try session.enter("ann")
    #expect(try session.run(.tick, at: at(1)).isEmpty)
    try session.run(.setAutoGreeting(true), at: at(2))
    #expect(greetings(try session.run(.tick, at: at(2))).count == 1)
  }

  @Test func whoIsLeftIsGreetedAtTheEnd() throws {
    var session = live()
    try session.enter("ann")
    let events = try session.run(.end)
    #expect(greetings(events) == ["Welcome, Ann!"])
    #expect(events.last == .sessionEnded)
  }

  @Test func aFloodOfArrivalsStaysBounded() throws {
    var session = live()
    for number in 0..<10_000 { try session.enter("v\(number)") }
    #expect(session.greetings.waiting.count == GreetingQueue.namedLimit)
    #expect(session.greetings.count == 10_000)
    let events = try session.run(.tick)
    #expect(greetings(events) == ["Welcome, V0, V1, V2 and 9997 more!"])
    #expect(session.greetedCount == 10_000 && session.greetings.count == 0)
    #expect(try session.run(.tick, at: at(60)).isEmpty)
  }

  @Test func aNameIsNeverFilledInTwice() throws {
    var session = live()
    let viewer = Viewer(id: "x", name: "{name} {count}")
    try session.run(.audience(AudienceMessage(kind: .enter, id: nil, viewer: viewer)))
    #expect(greetings(try session.run(.tick)) == ["Welcome, {name} {count}!"])
  }

  @Test func aBuyerIsThanked() throws {
    var session = live()
    let events = try session.sell("s", "tea", 2) { $0.buyer = person("ann") }
    #expect(events.last == .thanked(person("ann"), text: "Thank you, Ann: 2 × Green tea!"))
    var chinese = live(Fixture.plan(.chinese))
    let thanks = try chinese.sell("s", "tea", 2) { $0.buyer = person("ann") }
    #expect(thanks.last == .thanked(person("ann"), text: "谢谢Ann，绿茶 2 罐已记下！"))
    let towels = try chinese.sell("t", "towel", 1) { $0.buyer = person("ann") }
    #expect(towels.last == .thanked(person("ann"), text: "谢谢Ann，毛巾 1 份已记下！"))
  }

  @Test func aPlanCanCountInTheGoodsOwnUnit() throws {
    var greeting = GreetingTemplates.standard
    greeting.thanksSale = LocalizedText("{quantity} {unit}: {goods}")
    var session = live(Fixture.plan(greeting: greeting))
    let thanks = try session.sell("s", "tea", 1) { $0.buyer = person("ann") }
    #expect(thanks.last == .thanked(person("ann"), text: "1 tin: Green tea"))
  }

  @Test func aFollowerIsThankedOnce() throws {
    var session = live()
    try session.enter("ann")
    #expect(
      try session.run(.audience(message(.follow, "ann"))) == [
        .followed(person("ann")), .thanked(person("ann"), text: "Thank you for following, Ann!"),
      ])
    #expect(try session.run(.audience(message(.follow, "ann"))).isEmpty)
    #expect(session.follows == 1)
  }

  @Test func aClockThatGoesBackDoesNotMultiplyGreetings() throws {
    var session = live()
    for number in 0..<20 {
      try session.enter("v\(number)", at: at(Double(-number * 100)))
      try session.run(.tick, at: at(Double(-number * 100)))
    }
    #expect(session.greetedCount == 1)
  }

  @Test func theViewerTableForgetsNamesButNotThatTheyWereSeen() throws {
    var table = ViewerTable()
    for number in 0...ViewerTable.capacity {
      table.arrive(
        ViewerRecord(
          viewer: person("v\(number)"), isReturning: false, hadBought: false, arrivedAt: noon))
    }
    #expect(table["v0"] == nil && table.hasSeen("v0"))
    #expect(table.presentCount == ViewerTable.capacity)
    #expect(table.seenCount == ViewerTable.capacity + 1)
    #expect(table.remembered.first?.viewer.id == "v1")
    #expect(table.remembered.last?.viewer.id == "v\(ViewerTable.capacity)")
  }
}
