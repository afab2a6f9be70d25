// LiveHost: tests of selling a part of a claim, and all of a buyer's claims at once.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct GatheringTests {
  private func line(_ session: Session) -> [String] {
    session.claims.open.map { "\($0.claim.id) \($0.held)/\($0.claim.quantity)" }
  }

  @Test func whatIsHeldInPartIsSoldOnlyWhenAskedFor() throws {
    var session = live()
    try session.say("ann", "2号来5份")
    #expect(throws: Rejection.heldInPart(claim: "c-1", goods: "towel", held: 3, wanted: 5)) {
      try session.decide(.acceptClaim("c-1", saleID: "s"), at: noon)
    }
    let events = try session.run(.acceptClaim("c-1", quantity: 3, saleID: "s"))
    #expect(events.contains(.claimReduced(claim: "c-1", quantity: 2)))
    #expect(line(session) == ["c-1 0/2"] && session.stock["towel"] == Stock(onHand: 0))
    for quantity in [0, 3] {
      #expect(throws: Rejection.badQuantity(quantity, limit: 2)) {
        try session.decide(.acceptClaim("c-1", quantity: quantity, saleID: "t"), at: noon)
      }
    }
    // The rest is served when stock comes, and told.
    let told = try session.run(.setStock(goods: "towel", onHand: 9))
    #expect(told.count == 2 && line(session) == ["c-1 2/2"])
    try session.run(.acceptClaim(nil, saleID: "t"))
    #expect(session.claims.open.isEmpty && session.totals.all.units == 5)
  }

  @Test func undoingAPartGivesItBackToTheClaim() throws {
    var session = live()
    try session.say("ann", "2号来5份")
    let before = (line(session), session.stock.entries)
    try session.run(.acceptClaim("c-1", quantity: 1, saleID: "s"))
    #expect(line(session) == ["c-1 2/4"])
    try session.run(.undo)
    #expect(line(session) == before.0 && session.stock.entries == before.1)
  }

  @Test func allOfABuyerIsSoldAtOnceAndUndoneAtOnce() throws {
    var session = live()
    try session.say("ann", "2号来5份")
    try session.say("bob", "1号来1份")
    try session.say("ann", "1号来2份")
    try session.say("ann", "3号来4份")
    let before = (line(session), session.stock.entries, session.totals.all)
    let events = try session.run(.acceptAllOf("c-3", saleID: "s"), at: at(1))
    #expect(line(session) == ["c-1 0/2", "c-2 1/1"])
    #expect(session.sales.entries.map(\.sale.id) == ["s-c-1", "s-c-3", "s-c-4"])
    #expect(session.totals.all.units == 9 && session.totals.all.sales == 3)
    #expect(events.filter { if case .thanked = $0 { true } else { false } }.count == 1)
    // The same wish again is nothing new.
    #expect(try session.run(.acceptAllOf("c-3", saleID: "s"), at: at(1)).isEmpty)
    #expect(try session.run(.undo, at: at(2)).count == 3)
    #expect(line(session) == before.0 && session.stock.entries == before.1)
    #expect(session.totals.all == before.2)
    #expect(throws: Rejection.noSaleToUndo) { try session.decide(.undo, at: at(3)) }
  }

  @Test func theSameWishAgainSellsOnlyWhatWasNotSoldYet() throws {
    var session = live()
    try session.say("ann", "1号来2份")
    try session.say("ann", "3号来4份")
    let events = try session.decide(.acceptAllOf("c-1", saleID: "s"), at: noon)
    // Only a part of it reached the disk before the power went.
    for event in events.prefix(2) { session.evolve(event, at: noon) }
    #expect(line(session) == ["c-2 4/4"])
    try session.run(.acceptAllOf("c-2", saleID: "s"))
    #expect(session.sales.entries.map(\.sale.id) == ["s-c-1", "s-c-2"])
  }

  @Test func anUndoTakesBackOnlyWhatWasMadeTogether() throws {
    var session = live()
    try session.say("ann", "1号来2份")
    try session.run(.acceptAllOf("c-1", saleID: "s"), at: at(1))
    try session.say("ann", "3号来4份")
    try session.say("ann", "9号来1份")
    try session.run(.acceptAllOf("c-2", saleID: "t"), at: at(2))
    try session.run(.returnSale(number: 2, quantity: 1, reason: "soft"), at: at(3))
    // What has come back in part is not silently undone; the rest is.
    try session.run(.undo, at: at(4))
    #expect(session.sales.entries.map(\.isVoided) == [false, false, true])
  }

  @Test func nothingHeldIsNothingToGather() throws {
    var session = live()
    try session.run(.setStock(goods: "towel", onHand: 0))
    try session.say("ann", "2号来2份")
    #expect(throws: Rejection.heldInPart(claim: "c-1", goods: "towel", held: 0, wanted: 2)) {
      try session.decide(.acceptAllOf("c-1", saleID: "s"), at: noon)
    }
    #expect(throws: Rejection.noClaims) {
      try live().decide(.acceptAllOf(nil, saleID: "s"), at: noon)
    }
  }

  @Test(arguments: [
    ("我要2份", ClaimReason.wanted), ("mine", .wanted), ("3号两份", .counted), ("绿茶2份", .named),
    ("1", .signal), ("111", .signal), ("9", .number),
  ])
  func aClaimSaysWhatItGoesBy(_ text: String, _ why: ClaimReason) throws {
    var session = live()
    try session.say("ann", text)
    #expect(session.claims.open.first?.claim.why == why)
  }
}
