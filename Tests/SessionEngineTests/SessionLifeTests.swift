// LiveHost: tests of the stations of a session and of its clock.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct SessionLifeTests {
  @Test func openingSaysTheOpeningLineAndFeaturesTheFirstGoods() throws {
    let session = Session(Fixture.plan())
    #expect(try session.decide(.open, at: noon) == Fixture.opening)
    #expect(session.phase == .planned)
  }

  @Test func aSessionGoesThroughAllItsStations() throws {
    var session = Session(Fixture.plan())
    try session.run(.open)
    #expect(session.phase == .opened)
    #expect(try session.run(.tick, at: at(9.9)).isEmpty)
    #expect(try session.run(.tick, at: at(10)) == [.wentLive])
    #expect(session.phase == .live)
    try session.run(.pause, at: at(20))
    #expect(session.phase == .paused)
    try session.run(.resume, at: at(30))
    #expect(session.phase == .live)
    try session.run(.close, at: at(40))
    #expect(session.phase == .closing)
    #expect(try session.run(.close, at: at(41)).isEmpty)
    #expect(try session.run(.end, at: at(50)) == [.sessionEnded])
    #expect(session.phase == .ended && !session.isRunning)
  }

  @Test func nothingButOpeningIsPossibleBeforeTheOpening() {
    let session = Session(Fixture.plan())
    let commands: [SessionCommand] = [
      .pause, .resume, .close, .end, .recover(lastSeen: noon), .undo, .next, .tick, .say("a"),
      .recordSale(SaleDraft(id: "s", goods: "tea")), .audience(message(.enter, "ann")),
    ]
    for command in commands {
      #expect(throws: Rejection.notOpen) { try session.decide(command, at: noon) }
    }
  }

  @Test func nothingIsPossibleAfterTheEnd() throws {
    var session = live()
    try session.run(.end)
    let commands: [SessionCommand] = [
      .pause, .resume, .close, .end, .recover(lastSeen: noon), .undo, .next, .tick,
    ]
    for command in commands {
      #expect(throws: Rejection.alreadyEnded) { try session.decide(command, at: noon) }
    }
    #expect(throws: Rejection.alreadyOpen) { try session.decide(.open, at: noon) }
  }

  @Test func illegalMovesAreRejected() throws {
    var session = live()
    #expect(throws: Rejection.alreadyOpen) { try session.decide(.open, at: noon) }
    #expect(throws: Rejection.notPaused) { try session.decide(.resume, at: noon) }
    try session.run(.pause)
    #expect(throws: Rejection.alreadyPaused) { try session.decide(.pause, at: noon) }
    try session.run(.close)
    #expect(throws: Rejection.alreadyPaused) { try session.decide(.pause, at: noon) }
  }

  @Test func endingALiveSessionClosesItFirst() throws {
    let session = live()
    #expect(
      try session.decide(.end, at: noon) == [.closingStarted(closing: "Bye"), .sessionEnded])
  }

  @Test func aPauseCountsForNothing() throws {
    var session = live()
    try session.run(.pause, at: at(30))
    #expect(session.elapsed(at: at(90)) == .seconds(30))
    try session.run(.resume, at: at(100))
    #expect(session.elapsed(at: at(110)) == .seconds(40))
    #expect(session.rundown.spent(at: session.showTime(at: at(110))) == .seconds(40))
  }

  @Test func theTimeAwayCountsForNothing() throws {
    var session = live()
    #expect(
      try session.run(.recover(lastSeen: at(50)), at: at(350))
        == [.sessionRecovered(away: .seconds(300))])
    #expect(session.elapsed(at: at(360)) == .seconds(60))
    #expect(session.rundown.left(at: at(360)) == .seconds(40))
  }

  @Test func timeAwayInAPauseIsNotCountedTwice() throws {
    var session = live()
    try session.run(.pause, at: at(50))
    try session.run(.recover(lastSeen: at(60)), at: at(260))
    try session.run(.resume, at: at(300))
    #expect(session.elapsed(at: at(310)) == .seconds(60))
    #expect(session.rundown.left(at: at(310)) == .seconds(40))
  }

  @Test func theClosingCanBeTakenBack() throws {
    var session = live()
    try session.run(.close, at: at(20))
    try session.run(.resume, at: at(50))
    #expect(session.phase == .live)
    #expect(session.elapsed(at: at(60)) == .seconds(30))
  }

  @Test func theEndIsWhenItEndedThoughTheShowTimeStoodStill() throws {
    var session = live()
    try session.run(.close, at: at(100))
    try session.sell("a", "tea", at: at(160))
    try session.run(.end, at: at(200))
    #expect(session.endedAt == at(200))
    #expect(session.elapsed(at: at(900)) == .seconds(100))
    #expect(session.showTime(at: at(900)) == at(100))
  }

  @Test func aPausedSessionCanEnd() throws {
    var session = live()
    try session.run(.pause, at: at(30))
    try session.run(.end, at: at(90))
    #expect(session.elapsed(at: at(1000)) == .seconds(30))
  }

  @Test func aPauseInTheOpeningStartsTheGoodsOnResume() throws {
    var session = given(Fixture.opening)
    try session.run(.pause, at: at(2))
    try session.run(.resume, at: at(20))
    #expect(session.phase == .live)
    #expect(session.rundown.spent(at: at(25)) == .seconds(5))
  }

  @Test func aClockThatGoesBackGivesNoNegativeDurations() throws {
    var session = live()
    try session.run(.pause, at: at(-500))
    try session.run(.resume, at: at(-900))
    #expect(session.elapsed(at: at(-1000)) == .zero)
    #expect(session.rundown.spent(at: at(-1000)) == .zero)
    #expect(session.rundown.left(at: at(-1000)) == .seconds(100))
    #expect(
      try session.decide(.recover(lastSeen: at(100)), at: at(50))
        == [.sessionRecovered(away: .zero)])
    try session.run(.tick, at: at(-3_000_000))
  }

  @Test func absurdSpansOfADamagedJournalDoNotTrap() {
    var session = live()
    let span = Duration.milliseconds(Int64.max)
    for _ in 0..<3 { session.evolve(.sessionRecovered(away: span), at: noon) }
    #expect(session.elapsed(at: at(10)) == .zero)
    for _ in 0..<3 { session.evolve(.greeted([], others: .max, text: ""), at: noon) }
    #expect(session.greetedCount == .max)
    let (first, last) = (Instant(milliseconds: .min), Instant(milliseconds: .max))
    #expect(last.since(first) == span && first.since(last) == .zero)
  }

  @Test func sayingNothingIsRejected() throws {
    #expect(throws: Rejection.nothingToSay) { try live().decide(.say(""), at: noon) }
    #expect(try live().decide(.say("hi"), at: noon) == [.said(text: "hi")])
  }
}
