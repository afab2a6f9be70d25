// LiveHost: tests of the life of a claim.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct ClaimTests {
  /// Open claims as `id goods×quantity/held`.
  private func open(_ session: Session) -> [String] {
    session.claims.open.map { "\($0.claim.id) \($0.claim.goods)×\($0.claim.quantity)/\($0.held)" }
  }

  @Test func aClaimHoldsStockOfWhatIsOnAir() throws {
    var session = live()
    try session.say("ann", "要2", id: "m1")
    #expect(open(session) == ["c-1 tea×2/2"])
    #expect(session.stock["tea"] == Stock(onHand: 10, held: 2))
    #expect(session.stock["tea"].available == 8)
  }

  @Test func lotNumbersAndNextFindTheirGoods() throws {
    var session = live()
    try session.say("ann", "9号")
    try session.say("bob", "sold next")
    try session.say("cat", "77号")
    #expect(open(session) == ["c-1 comb×1/1", "c-2 towel×1/1"])
  }

  @Test func sayingItAgainIsNotWantingItTwice() throws {
    var session = live()
    try session.say("ann", "要2")
    let events = try session.say("ann", "要2")
    #expect(events.count == 1 && open(session) == ["c-1 tea×2/2"])
  }

  @Test func anotherQuantityReplacesTheClaim() throws {
    var session = live()
    try session.say("ann", "要2")
    let events = try session.say("ann", "要3")
    #expect(events.contains(.claimClosed(claim: "c-1", outcome: .replaced)))
    #expect(open(session) == ["c-2 tea×3/3"] && session.stock["tea"].held == 3)
  }

  @Test func aWithdrawalTakesTheNewestClaim() throws {
    var session = live()
    try session.say("ann", "要2")
    try session.say("bob", "要1")
    try session.say("ann", "3号")
    #expect(
      try session.say("ann", "不要了").last == .claimClosed(claim: "c-3", outcome: .withdrawn))
    try session.say("ann", "cancel")
    #expect(open(session) == ["c-2 tea×1/1"] && session.stock["tea"].held == 1)
    #expect(try session.say("ann", "pass").count == 1)
  }

  @Test func acceptingAClaimSellsIt() throws {
    var session = live()
    try session.say("ann", "要2")
    let events = try session.run(.acceptClaim(nil, saleID: "s"))
    #expect(events.count == 3)
    let sale = try #require(session.sales.entry(id: "s")?.sale)
    #expect(sale.buyer == person("ann") && sale.claim == "c-1" && sale.total == yuan("51.20"))
    #expect(session.stock["tea"] == Stock(onHand: 8) && session.claims.open.isEmpty)
    #expect(try session.run(.acceptClaim("c-1", saleID: "s")).isEmpty)
  }

  @Test func decliningAClaimLetsItsStockGo() throws {
    var session = live()
    try session.say("ann", "要2")
    try session.run(.declineClaim("c-1"))
    #expect(session.stock["tea"] == Stock(onHand: 10))
    #expect(throws: Rejection.noClaims) { try session.decide(.declineClaim(nil), at: noon) }
    #expect(throws: Rejection.unknownClaim("c-1")) {
      try session.decide(.acceptClaim("c-1", saleID: "s"), at: noon)
    }
  }

  @Test func sellingToSomebodyClosesTheirClaim() throws {
    var session = live()
    try session.say("ann", "要2")
    let events = try session.sell("s", "tea") { $0.buyer = person("ann") }
    #expect(events.contains(.claimClosed(claim: "c-1", outcome: .accepted)))
    #expect(session.stock["tea"] == Stock(onHand: 9))
  }

  @Test func claimsWaitForStockInTheirOrder() throws {
    var session = live()
    try session.say("ann", "2号来2份")
    try session.say("bob", "2号来2份")
    try session.say("cat", "2号来1份")
    #expect(open(session) == ["c-1 towel×2/2", "c-2 towel×2/1", "c-3 towel×1/0"])
    #expect(throws: Rejection.heldInPart(claim: "c-2", goods: "towel", held: 1, wanted: 2)) {
      try session.decide(.acceptClaim("c-2", saleID: "s"), at: noon)
    }
    try session.run(.declineClaim("c-1"))
    #expect(open(session) == ["c-2 towel×2/2", "c-3 towel×1/1"])
    try session.say("dan", "2号")
    #expect(open(session).last == "c-4 towel×1/0")
    try session.run(.setStock(goods: "towel", onHand: 4))
    #expect(open(session).last == "c-4 towel×1/1")
    #expect(session.stock["towel"] == Stock(onHand: 4, held: 4))
  }

  @Test func stockThatIsTakenAwayIsTakenFromTheNewestClaims() throws {
    var session = live()
    try session.say("ann", "2号来2份")
    try session.say("bob", "2号来1份")
    try session.run(.setStock(goods: "towel", onHand: 1))
    #expect(open(session) == ["c-1 towel×2/1", "c-2 towel×1/0"])
    #expect(throws: Rejection.heldInPart(claim: "c-1", goods: "towel", held: 1, wanted: 2)) {
      try session.decide(.acceptClaim("c-1", saleID: "s"), at: noon)
    }
  }

  @Test func aPaidOrderCanTakeWhatWasHeldButNothingIsSoldTwiceUnasked() throws {
    var session = live()
    try session.say("ann", "2号来3份")
    var order = message(.order(goods: "2", quantity: 2, payment: .transfer), "bob", id: "o")
    order.saleID = "order-o"
    try session.run(.audience(order))
    #expect(session.stock["towel"] == Stock(onHand: 1, held: 1))
    #expect(throws: Rejection.heldInPart(claim: "c-1", goods: "towel", held: 1, wanted: 3)) {
      try session.decide(.acceptClaim("c-1", saleID: "s"), at: noon)
    }
  }

  @Test func whatAClaimHoldsOfOtherGoodsIsNoStockOfThese() throws {
    var session = live()
    try session.say("ann", "要5")
    #expect(throws: Rejection.notEnoughStock(goods: "towel", wanted: 4, available: 3)) {
      try session.sell("s", "towel", 4) { $0.claim = "c-1" }
    }
    try session.sell("s", "towel", 3) { $0.claim = "c-1" }
    #expect(session.claims.open.isEmpty && session.stock["tea"] == Stock(onHand: 10))
  }

  @Test func anUnpaidOrderIsAClaimThatIsQuiteSure() throws {
    var session = live()
    try session.run(
      .audience(message(.order(goods: "comb", quantity: 2, payment: nil), "ann", id: "o")))
    #expect(session.claims.open.first?.claim.confidence == 100)
    #expect(open(session) == ["c-1 comb×2/2"])
  }

  @Test func anOrderNamesItsGoodsExactly() throws {
    let session = live()
    for goods in ["7", "te", "毛", "Cotton"] {
      #expect(throws: Rejection.unknownGoods(goods)) {
        try session.decide(
          .audience(message(.order(goods: goods, quantity: 1, payment: nil), "ann")), at: noon)
      }
    }
  }

  @Test func anOrderOfAnAbsurdQuantityIsRejected() {
    for quantity in [0, -1, 10_000] {
      #expect(throws: Rejection.badQuantity(quantity, limit: 9999)) {
        try live().decide(
          .audience(message(.order(goods: "tea", quantity: quantity, payment: nil), "ann")),
          at: noon)
      }
    }
  }

  @Test func noClaimIsOpenAfterTheEnd() throws {
    var session = live()
    try session.say("ann", "要2")
    try session.say("bob", "3号")
    let events = try session.run(.end)
    #expect(events.contains(.claimClosed(claim: "c-2", outcome: .ended)))
    #expect(session.claims.open.isEmpty && session.stock["tea"].held == 0)
  }

  @Test func anUndoneSaleOpensItsClaimInItsOldPlace() throws {
    var session = live()
    try session.say("ann", "2号来2份", at: at(1))
    try session.say("bob", "2号来2份", at: at(2))
    let before = (open(session), session.stock.entries, session.claims.open.map(\.at))
    try session.run(.acceptClaim("c-1", saleID: "s"), at: at(3))
    #expect(open(session) == ["c-2 towel×2/1"])
    try session.run(.undo, at: at(4))
    #expect(open(session) == before.0 && session.stock.entries == before.1)
    #expect(session.claims.open.map(\.at) == before.2)
  }

  @Test func aVoidedSaleDoesNotOpenItsClaim() throws {
    var session = live()
    try session.say("ann", "要2")
    try session.run(.acceptClaim(nil, saleID: "s"))
    try session.run(.voidSale(number: 1, reason: "wrong"))
    #expect(session.claims.open.isEmpty && session.stock["tea"] == Stock(onHand: 10))
  }
}
