// LiveHost: tests of the running order.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct RundownTests {
  @Test func anItemIsNormalThenWarningThenDangerThenOvertime() {
    let (rundown, policy) = (live().rundown, SessionPolicy())
    #expect(rundown.phase(at: at(74.9), policy) == .normal)
    #expect(rundown.phase(at: at(75), policy) == .warning)
    #expect(rundown.phase(at: at(89.9), policy) == .warning)
    #expect(rundown.phase(at: at(90), policy) == .danger)
    #expect(rundown.phase(at: at(99.999), policy) == .danger)
    #expect(rundown.phase(at: at(100), policy) == .overtime)
    #expect(rundown.left(at: at(130)) == .zero && rundown.over(at: at(130)) == .seconds(30))
  }

  @Test func longItemsWarnByThePolicyNotByTheirLength() throws {
    var session = live()
    try session.run(.setLength(item: 0, .seconds(1000)))
    #expect(session.rundown.phase(at: at(969), SessionPolicy()) == .normal)
    #expect(session.rundown.phase(at: at(970), SessionPolicy()) == .warning)
    #expect(session.rundown.phase(at: at(990), SessionPolicy()) == .danger)
  }

  @Test func goodsCycleByThemselvesWhenTheirTimeIsOver() throws {
    var session = live()
    #expect(try session.run(.tick, at: at(99)).isEmpty)
    #expect(
      try session.run(.tick, at: at(100)) == [.featured(goods: "towel", item: 1, cause: .cycle)])
    #expect(session.featured?.id == "towel")
  }

  @Test func aLateTickCyclesOnce() throws {
    var session = live()
    try session.run(.tick, at: at(100_000))
    #expect(session.rundown.position == 1)
    #expect(try session.run(.tick, at: at(100_001)).isEmpty)
  }

  @Test func theRundownStartsOverAtTheEnd() throws {
    var session = live()
    var shown: [String] = []
    for round in 1...4 {
      try session.run(.tick, at: at(Double(round) * 100))
      shown.append(session.rundown.featured)
    }
    #expect(shown == ["towel", "jam", "tea", "towel"])
  }

  @Test func heldGoodsStayOnAir() throws {
    var session = live()
    try session.run(.hold)
    #expect(throws: Rejection.alreadyHeld) { try session.decide(.hold, at: noon) }
    #expect(try session.run(.tick, at: at(500)).isEmpty)
    try session.run(.release, at: at(500))
    #expect(throws: Rejection.notHeld) { try session.decide(.release, at: noon) }
    #expect(try session.run(.tick, at: at(500)).count == 1)
  }

  @Test func nextAndPreviousGoAroundTheCircle() throws {
    var session = live()
    try session.run(.previous)
    #expect(session.rundown.featured == "jam")
    try session.run(.next)
    #expect(session.rundown.featured == "tea")
    try session.run(.next)
    #expect(session.rundown.featured == "towel")
  }

  @Test func nextInTheOpeningBeginsTheShow() throws {
    #expect(try given(Fixture.opening).decide(.next, at: noon) == [.wentLive])
  }

  @Test func soldOutGoodsAreSkippedUntilThereIsStockAgain() throws {
    var session = live()
    try session.run(.setStock(goods: "towel", onHand: 0))
    #expect(session.rundown.upcoming(5, in: session.stock) == ["jam"])
    try session.run(.tick, at: at(100))
    #expect(session.rundown.featured == "jam")
    try session.run(.setStock(goods: "towel", onHand: 1), at: at(101))
    try session.run(.previous, at: at(102))
    #expect(session.rundown.featured == "towel")
  }

  @Test func theOpeningSkipsGoodsThatAreSoldOut() throws {
    var session = Session(Fixture.plan())
    session.evolve(.stockSet(goods: "tea", onHand: 0), at: noon)
    let events = try session.decide(.open, at: noon)
    #expect(events.last == .featured(goods: "towel", item: 1, cause: .opening))
  }

  @Test func whenEverythingIsSoldOutTheGoodsStay() throws {
    var session = live()
    for goods in ["tea", "towel", "jam"] { try session.run(.setStock(goods: goods, onHand: 0)) }
    #expect(throws: Rejection.everythingSoldOut) { try session.decide(.next, at: noon) }
    #expect(throws: Rejection.everythingSoldOut) { try session.decide(.previous, at: noon) }
    #expect(try session.run(.tick, at: at(300)).isEmpty)
    #expect(session.rundown.upcoming(3, in: session.stock).isEmpty)
  }

  @Test func theOnlySellableGoodsComeAgain() throws {
    var session = live()
    for goods in ["towel", "jam"] { try session.run(.setStock(goods: goods, onHand: 0)) }
    #expect(
      try session.run(.tick, at: at(100)) == [.featured(goods: "tea", item: 0, cause: .cycle)])
  }

  @Test func standingIsOverAfterALongItemAndUnderAfterAShortOne() throws {
    var session = live()
    #expect(session.rundown.standing(at: at(50)) == .zero)
    #expect(session.rundown.standing(at: at(130)) == .seconds(30))
    try session.run(.next, at: at(130))
    #expect(session.rundown.standing(at: at(140)) == .seconds(30))
    try session.run(.next, at: at(150))
    #expect(session.rundown.standing(at: at(150)) == .seconds(-50))
  }

  @Test func goodsOutsideTheRundownCanBeFeatured() throws {
    var session = live()
    #expect(
      try session.run(.feature(goods: "comb"), at: at(10))
        == [.featured(goods: "comb", item: 0, cause: .host)])
    #expect(session.featured?.id == "comb")
    try session.run(.next, at: at(20))
    #expect(session.rundown.featured == "towel")
    #expect(throws: Rejection.unknownGoods("x")) {
      try session.decide(.feature(goods: "x"), at: noon)
    }
  }

  @Test func featuringInAPauseTimesFromTheResume() throws {
    var session = live()
    try session.run(.pause, at: at(10))
    try session.run(.feature(goods: "jam"), at: at(40))
    try session.run(.resume, at: at(60))
    #expect(session.rundown.spent(at: at(65)) == .seconds(5))
  }

  @Test func movingItemsLeavesWhatIsOnAir() throws {
    var session = live()
    for (from, to) in [(0, 2), (0, 1), (2, 0), (1, 2)] {
      try session.run(.moveItem(from: from, to: to))
      #expect(session.rundown.items[session.rundown.position].goods == "tea")
    }
    #expect(try session.decide(.moveItem(from: 1, to: 1), at: noon).isEmpty)
  }

  @Test func itemsLengthsAndStockOutsideTheirLimitsAreRejected() {
    let session = live()
    #expect(throws: Rejection.unknownItem(4)) {
      try session.decide(.moveItem(from: 3, to: 0), at: noon)
    }
    #expect(throws: Rejection.unknownItem(.max)) {
      try session.decide(.moveItem(from: 0, to: .max), at: noon)
    }
    #expect(throws: Rejection.badLength) {
      try session.decide(.setLength(item: 0, .zero), at: noon)
    }
    #expect(throws: Rejection.badLength) {
      try session.decide(.setLength(item: 0, .seconds(86_401)), at: noon)
    }
    #expect(throws: Rejection.unknownItem(9)) {
      try session.decide(.setLength(item: 8, .seconds(5)), at: noon)
    }
    #expect(throws: Rejection.badStock) {
      try session.decide(.setStock(goods: "tea", onHand: -1), at: noon)
    }
    #expect(throws: Rejection.unknownGoods("x")) {
      try session.decide(.setStock(goods: "x", onHand: 1), at: noon)
    }
  }
}
