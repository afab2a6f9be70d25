// LiveHost: tests of holds: who waits, whose time runs out, and who is told.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct HoldTests {
  /// Three towels: Ann holds two, Bob one and waits for one, Cat waits for one.
  private func crowded(
    _ change: (inout SessionPolicy) -> Void = { _ in }
  ) throws -> Session {
    var session = live(Fixture.plan(.english, change))
    try session.say("ann", "2号来2份")
    try session.say("bob", "2号来2份")
    try session.say("cat", "2号来1份")
    return session
  }

  /// Open claims as `id held/quantity`.
  private func line(_ session: Session) -> [String] {
    session.claims.open.map { "\($0.claim.id) \($0.held)/\($0.claim.quantity)" }
  }

  /// Lets the show go on second by second; returns what happened by itself, without the goods.
  private func wait(
    _ session: inout Session, from start: Double, to end: Double
  ) throws -> [String] {
    var found: [String] = []
    for second in Int(start)...Int(end) {
      for event in try session.run(.tick, at: at(Double(second))) {
        switch event {
        case .claimWarned(let claim): found.append("\(second) warned \(claim)")
        case .claimLapsed(let claim, _): found.append("\(second) lapsed \(claim)")
        case .claimPromoted(let claim, let held, _):
          found.append("\(second) promoted \(claim) to \(held)")
        default: break
        }
      }
    }
    return found
  }

  @Test func aHoldGoesToTheNextAfterAWarning() throws {
    var session = try crowded()
    #expect(line(session) == ["c-1 2/2", "c-2 1/2", "c-3 0/1"])
    #expect(try wait(&session, from: 1, to: 279) == [])
    #expect(
      try wait(&session, from: 280, to: 300)
        == ["280 warned c-1", "300 lapsed c-1", "300 promoted c-2 to 2", "300 promoted c-3 to 1"])
    // It waits at the end of the line and is not lost.
    #expect(line(session) == ["c-2 2/2", "c-3 1/1", "c-1 0/2"])
    // Who has had a turn presses nobody: the others keep theirs.
    #expect(try wait(&session, from: 301, to: 2000) == [])
  }

  /// Bob waits for more of what he holds: that goes to nobody else.
  @Test func nobodyLosesGoodsToThemselves() throws {
    var session = live(Fixture.plan(.english))
    try session.say("ann", "2号来2份")
    try session.say("bob", "2号来2份")
    #expect(line(session) == ["c-1 2/2", "c-2 1/2"])
    try session.run(.extendClaim("c-1"))
    #expect(try wait(&session, from: 1, to: 579) == [])
    let events = try wait(&session, from: 580, to: 600)
    #expect(events.prefix(2) == ["580 warned c-1", "600 lapsed c-1"])
    #expect(line(session) == ["c-2 2/2", "c-1 1/2"])
    #expect(try wait(&session, from: 601, to: 3000) == [])
  }

  @Test func bothAreToldInTheLanguageOfTheShow() throws {
    var session = live(Fixture.plan(.chinese))
    try session.say("ann", "2号来3份")
    try session.say("bob", "2号来1份")
    _ = try session.run(.tick, at: at(290))
    #expect(
      try session.run(.tick, at: at(310)).suffix(2) == [
        .claimLapsed(claim: "c-1", text: "Ann，毛巾 的保留时间到了，先给下一位；你还在排队。"),
        .claimPromoted(claim: "c-2", held: 1, text: "Bob，轮到你了：毛巾 1 份已为你留好。"),
      ])
    #expect(session.lastSaid == "Bob，轮到你了：毛巾 1 份已为你留好。")
    // What is left is the first one's again.
    #expect(line(session) == ["c-2 1/1", "c-1 2/3"])
  }

  @Test func nothingRunsOutWhileNobodyWaits() throws {
    var session = live()
    try session.say("ann", "2号来3份")
    #expect(try wait(&session, from: 1, to: 3000) == [])
    // Somebody waits now: there is a warning first, however long it has been.
    try session.say("bob", "2号来1份", at: at(3000))
    #expect(
      try wait(&session, from: 3001, to: 3021)
        == ["3001 warned c-1", "3021 lapsed c-1", "3021 promoted c-2 to 1"])
  }

  @Test func oneKeyExtendsTenTimesAndMoreByTheWholeWindow() throws {
    var session = live()
    try session.say("ann", "2号来3份")
    try session.say("bob", "2号来1份")
    for count in 1...12 {
      let now = 300.0 * Double(count) - 5
      _ = try session.run(.tick, at: at(now - 10))
      #expect(try session.run(.tick, at: at(now)).isEmpty)
      #expect(session.nextToEnd(at: at(now))?.left == .seconds(10))
      #expect(
        try session.run(.extendClaim(nil), at: at(now))
          == [.claimExtended(claim: "c-1", left: .seconds(305))])
    }
    #expect(line(session) == ["c-1 3/3", "c-2 0/1"])
    // Often enough is a day, not for ever.
    for _ in 0..<400 { try session.run(.extendClaim("c-1"), at: at(3600)) }
    #expect(session.claims.open[0].hold?.end == .seconds(3600 + 86_400))
  }

  @Test func theClockMovesADayAndNothingIsGone() throws {
    var session = try crowded()
    _ = try wait(&session, from: 1, to: 290)
    // Five seconds after the warning the lid is closed, for a day.
    let day = 86_400.0
    #expect(try wait(&session, from: day, to: day + 19) == ["86400 warned c-1"])
    #expect(line(session) == ["c-1 2/2", "c-2 1/2", "c-3 0/1"])
    try session.run(.extendClaim(nil), at: at(day + 19))
    // Bob's hold is a day old as well; he too is warned for his whole time.
    #expect(
      try wait(&session, from: day + 19, to: day + 39)
        == ["86419 warned c-2", "86439 lapsed c-2", "86439 promoted c-3 to 1"])
  }

  @Test func aPauseStopsTheTime() throws {
    var session = try crowded()
    _ = try wait(&session, from: 1, to: 290)
    try session.run(.pause, at: at(290))
    #expect(try wait(&session, from: 291, to: 900) == [])
    try session.run(.resume, at: at(900))
    #expect(try wait(&session, from: 900, to: 909) == [])
    #expect(try wait(&session, from: 910, to: 910).first == "910 lapsed c-1")
  }

  @Test func aConsoleThatWasAwayWarnsAgain() throws {
    var session = try crowded()
    _ = try wait(&session, from: 1, to: 295)
    try session.run(.recover(lastSeen: at(295)), at: at(1000))
    #expect(
      try wait(&session, from: 1000, to: 1020).prefix(2) == ["1000 warned c-1", "1020 lapsed c-1"])
  }

  /// Nobody can see to several at once: the next is warned of when this one is settled.
  @Test func oneHoldRunsOutAtATime() throws {
    var session = live()
    try session.say("ann", "2号来3份")
    try session.say("ben", "9号来5份")
    try session.say("cat", "2号")
    try session.say("dan", "9号")
    #expect(try wait(&session, from: 1, to: 299) == ["280 warned c-1"])
    #expect(session.nextToEnd(at: at(299))?.entry.claim.id == "c-1")
    #expect(
      try wait(&session, from: 300, to: 322) == [
        "300 lapsed c-1", "300 promoted c-3 to 1", "301 warned c-2", "321 lapsed c-2",
        "321 promoted c-4 to 1",
      ])
  }

  @Test func zeroMeansForEver() throws {
    var session = try crowded { $0.holdWindow = .zero }
    #expect(try wait(&session, from: 1, to: 4000) == [])
    #expect(throws: Rejection.holdsStay) { try session.decide(.extendClaim(nil), at: noon) }
  }

  @Test func onlyWhatIsHeldCanBeKeptLonger() throws {
    let session = try crowded()
    #expect(throws: Rejection.nothingHeld(claim: "c-3")) {
      try session.decide(.extendClaim("c-3"), at: noon)
    }
    #expect(throws: Rejection.noClaims) { try live().decide(.extendClaim(nil), at: noon) }
    #expect(throws: Rejection.unknownClaim("c-9")) {
      try session.decide(.extendClaim("c-9"), at: noon)
    }
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func whoeverWaitedIsToldWhenStockComes(_ way: Int) throws {
    var session = try crowded()
    try session.sell("x", "towel", 1, at: at(1)) { $0.allowsOverselling = true }
    #expect(line(session) == ["c-1 2/2", "c-2 0/2", "c-3 0/1"])
    let command: SessionCommand =
      switch way {
      case 0: .undo
      case 1: .voidSale(number: 1, reason: "x")
      case 2: .returnSale(number: 1, quantity: 1, reason: "x")
      case 3: .setStock(goods: "towel", onHand: 3)
      default: .declineClaim("c-1")
      }
    let told = try session.run(command, at: at(2)).compactMap {
      if case .claimPromoted(let claim, let held, _) = $0 { "\(claim) \(held)" } else { nil }
    }
    #expect(told == (way == 4 ? ["c-2 2"] : ["c-2 1"]))
  }

  @Test func theForemostIsTheFirstThatCanBeServed() throws {
    var session = live()
    try session.run(.setStock(goods: "towel", onHand: 0))
    try session.say("ann", "2号")
    try session.say("bob", "1号")
    #expect(try session.run(.acceptClaim(nil, saleID: "s")).count == 3)
    #expect(session.sales.entries[0].sale.claim == "c-2")
  }

  @Test func whatIsOnAirIsLeftWhenItIsSoldOutIfTheHostWishes() throws {
    for wishes in [true, false] {
      var session = live(Fixture.plan { $0.leavesSoldOut = wishes })
      try session.run(.feature(goods: "towel"), at: at(1))
      try session.sell("s", "towel", 3, at: at(2))
      #expect(try session.run(.tick, at: at(31)).isEmpty)
      let events = try session.run(.tick, at: at(33))
      #expect(
        events == (wishes ? [.featured(goods: "jam", item: 2, cause: .soldOut)] : []))
    }
  }

  @Test func soldOutGoodsThatTheHostShowsStay() throws {
    var session = live(Fixture.plan { $0.leavesSoldOut = true })
    try session.sell("s", "towel", 3, at: at(2))
    try session.run(.feature(goods: "towel"), at: at(40))
    #expect(try session.run(.tick, at: at(90)).isEmpty)
  }
}
