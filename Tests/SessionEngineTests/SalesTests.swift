// LiveHost: tests of sales, and of taking them back.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct SalesTests {
  @Test func aSaleTakesStockAndCounts() throws {
    var session = live()
    let events = try session.sell("s", "tea", 2, at: at(61))
    let sale = Sale(
      id: "s", goods: "tea", quantity: 2, unitPrice: yuan("25.60"), discount: .zero(.yuan),
      total: yuan("51.20"), buyer: nil, payment: .wechat, claim: nil)
    #expect(events == [.saleRecorded(sale)])
    let entry = try #require(session.sales.entry(number: 1))
    #expect(entry.sale == sale && entry.at == at(61) && entry.status == .recorded)
    #expect(session.stock["tea"].onHand == 8)
    #expect(session.totals.all.units == 2 && session.totals.byMinute[1]?.revenue == yuan("51.20"))
  }

  @Test func theSameIDTwiceIsOneSale() throws {
    var session = live()
    try session.sell("s", "tea", 2)
    #expect(try session.sell("s", "tea", 2).isEmpty)
    #expect(try session.sell("s", "comb", 1).isEmpty)
    let sale = try #require(session.sales.entry(id: "s")?.sale)
    session.evolve(.saleRecorded(sale), at: noon)
    #expect(session.sales.entries.count == 1 && session.stock["tea"].onHand == 8)
  }

  @Test(arguments: Payment.allCases) func everyPaymentIsCounted(_ payment: Payment) throws {
    var session = live()
    try session.sell("s", "comb") { $0.payment = payment }
    let index = try #require(Payment.allCases.firstIndex(of: payment))
    #expect(session.totals.byPayment[index].revenue == yuan("88"))
  }

  @Test func pricesAndDiscountsAreTheHosts() throws {
    var session = live()
    try session.sell("a", "tea", 3) { $0.unitPrice = yuan("20") }
    try session.sell("b", "towel", 3) { $0.discount = .rate(1250) }
    try session.sell("c", "comb") { $0.discount = .amount(yuan("8.01")) }
    try session.sell("d", "comb") { $0.discount = .rate(10_000) }
    try session.sell("e", "comb") { $0.unitPrice = .zero(.yuan) }
    let totals = session.sales.entries.map(\.sale.total.decimal)
    #expect(totals == ["60.00", "52.47", "79.99", "0.00", "0.00"])
    #expect(session.sales.entries[1].sale.discount == yuan("7.50"))
  }

  @Test func aSaleThatMakesNoSenseIsRejected() {
    func reject(
      _ expected: Rejection, _ goods: String, _ quantity: Int,
      _ change: (inout SaleDraft) -> Void = { _ in }
    ) {
      var session = live()
      #expect(throws: expected) { try session.sell("s", goods, quantity, change) }
      #expect(session.sales.entries.isEmpty)
    }
    let dollars = Currency(code: "USD") ?? .yuan
    reject(.unknownGoods("x"), "x", 1)
    for quantity in [0, -1, 10_000, .max, .min] {
      reject(.badQuantity(quantity, limit: 9999), "tea", quantity)
    }
    reject(.notEnoughStock(goods: "tea", wanted: 11, available: 10), "tea", 11)
    reject(.badPrice, "tea", 1) { $0.unitPrice = Money(minorUnits: -1, .yuan) }
    reject(.badPrice, "tea", 1) { $0.unitPrice = Money(minorUnits: 1, dollars) }
    reject(.badPrice, "tea", 1) { $0.discount = .amount(Money(minorUnits: 1, dollars)) }
    reject(.priceTooLarge, "tea", 2) { $0.unitPrice = Money(minorUnits: Money.limit, .yuan) }
    reject(.discountTooLarge, "tea", 1) { $0.discount = .rate(10_001) }
    reject(.discountTooLarge, "tea", 1) { $0.discount = .rate(-1) }
    reject(.discountTooLarge, "tea", 1) { $0.discount = .amount(yuan("25.61")) }
    reject(.discountTooLarge, "tea", 1) { $0.discount = .amount(Money(minorUnits: -1, .yuan)) }
    reject(.unknownClaim("c-1"), "tea", 1) { $0.claim = "c-1" }
  }

  @Test func sellingMoreThanThereIsNeedsAYes() throws {
    var session = live()
    try session.sell("s", "towel", 5) { $0.allowsOverselling = true }
    #expect(session.stock["towel"].onHand == -2 && session.stock["towel"].available == 0)
    #expect(throws: Rejection.notEnoughStock(goods: "towel", wanted: 1, available: 0)) {
      try session.sell("t", "towel")
    }
    try session.run(.undo)
    #expect(session.stock["towel"].onHand == 3)
  }

  @Test func whatOthersHoldIsNotForSale() throws {
    var session = live()
    try session.say("ann", "2号来2份")
    #expect(throws: Rejection.notEnoughStock(goods: "towel", wanted: 2, available: 1)) {
      try session.sell("s", "towel", 2)
    }
    try session.sell("s", "towel", 3) { $0.buyer = person("ann") }
    #expect(session.stock["towel"] == Stock(onHand: 0))
  }

  @Test func salesGoOnInAPauseAndAtTheClosing() throws {
    var session = live()
    try session.run(.pause)
    try session.sell("a", "tea")
    try session.run(.close)
    try session.sell("b", "tea")
    #expect(session.totals.all.sales == 2)
  }

  @Test func undoTakesBackTheNewestSaleWhileItsWindowIsOpen() throws {
    var session = live()
    #expect(throws: Rejection.noSaleToUndo) { try session.decide(.undo, at: noon) }
    try session.sell("a", "tea", at: at(0))
    try session.sell("b", "comb", at: at(10))
    #expect(session.undoable(at: at(15))?.left == .seconds(25))
    try session.run(.undo, at: at(39.999))
    #expect(session.sales.entry(id: "b")?.status == .voided)
    // Undoing twice does not reach further back.
    #expect(throws: Rejection.noSaleToUndo) { try session.run(.undo, at: at(29)) }
    try session.sell("c", "comb", at: at(40))
    #expect(throws: Rejection.undoWindowOver(sale: 3)) { try session.run(.undo, at: at(70)) }
  }

  @Test func undoRestoresTheState() throws {
    var session = live()
    try session.say("ann", "要2")
    let (stock, totals, claims) = (session.stock.entries, session.totals, session.claims.open)
    try session.run(.acceptClaim(nil, saleID: "s"))
    #expect(session.viewers["ann"]?.hasBought == true)
    try session.run(.undo)
    #expect(session.stock.entries == stock)
    #expect(session.totals.all == totals.all && session.totals.byGoods == totals.byGoods)
    #expect(session.totals.byMinute == totals.byMinute)
    #expect(session.claims.open.map(\.claim) == claims.map(\.claim))
    #expect(session.viewers["ann"]?.hasBought == false)
    try session.run(.acceptClaim(nil, saleID: "t"))
    #expect(session.totals.all.units == 2)
  }

  @Test func aBuyerOfTwoSalesOfWhichOneIsVoidedIsStillABuyer() throws {
    var session = live()
    try session.sell("a", "tea") { $0.buyer = person("ann") }
    try session.enter("ann")
    try session.sell("b", "tea") { $0.buyer = person("ann") }
    try session.run(.voidSale(number: 1, reason: "x"))
    #expect(session.viewers["ann"]?.hasBought == true)
    try session.run(.voidSale(number: 2, reason: "x"))
    #expect(session.viewers["ann"]?.hasBought == false)
  }

  @Test func undoCanBeSwitchedOff() throws {
    var session = live(Fixture.plan { $0.undoWindow = .zero })
    try session.sell("a", "tea")
    #expect(throws: Rejection.undoWindowOver(sale: 1)) { try session.run(.undo) }
  }

  @Test func whatWasPaidOnThePlatformIsNotUndone() throws {
    var session = live()
    try session.sell("a", "tea")
    var order = message(.order(goods: "9", quantity: 8, payment: .card), "ann", id: "o")
    order.saleID = "order-o"
    try session.run(.audience(order))
    #expect(try session.run(.audience(order)).isEmpty)
    #expect(session.sales.entry(id: "order-o")?.sale.isOrder == true)
    #expect(session.stock["comb"].onHand == -3)
    #expect(
      try session.run(.undo) == [.saleVoided(sale: "a", reason: "undo", isUndo: true)])
    #expect(throws: Rejection.noSaleToUndo) { try session.run(.undo) }
    try session.run(.voidSale(number: 2, reason: "refused"))
    #expect(session.totals.all.sales == 0)
  }

  @Test func aVoidNeedsASaleAndAReason() throws {
    var session = live()
    try session.sell("a", "tea", 2)
    for number in [0, -1, 2, .max, .min] {
      #expect(throws: Rejection.unknownSale(number)) {
        try session.decide(.voidSale(number: number, reason: "x"), at: noon)
      }
    }
    #expect(throws: Rejection.reasonMissing) {
      try session.decide(.voidSale(number: 1, reason: ""), at: noon)
    }
    try session.run(.voidSale(number: 1, reason: "x"), at: at(5000))
    #expect(session.stock["tea"].onHand == 10 && session.totals.all.revenue == .zero(.yuan))
    #expect(throws: Rejection.alreadyVoided(sale: 1)) {
      try session.decide(.voidSale(number: 1, reason: "x"), at: noon)
    }
    #expect(throws: Rejection.alreadyVoided(sale: 1)) {
      try session.decide(.returnSale(number: 1, quantity: nil, reason: "x"), at: noon)
    }
  }

  @Test func refundsOfPartsAddUpToTheTotalExactly() throws {
    var session = live()
    try session.sell("a", "towel", 3) { $0.discount = .amount(yuan("9.98")) }
    let total = try #require(session.sales.entry(id: "a")?.sale.total)
    var refunds = Money.zero(.yuan)
    for left in [2, 1, 0] {
      let events = try session.run(.returnSale(number: 1, quantity: 1, reason: "torn"))
      guard case .saleReturned(_, 1, let refund, _) = events.first else {
        Issue.record("no return")
        return
      }
      refunds = refunds + refund
      let entry = try #require(session.sales.entry(number: 1))
      #expect(entry.netUnits == left && entry.netRevenue == total - refunds)
      #expect(entry.status == (left > 0 ? .recorded : .returned))
    }
    #expect(refunds == total && session.stock["towel"].onHand == 3)
    #expect(throws: Rejection.alreadyReturned(sale: 1)) {
      try session.decide(.returnSale(number: 1, quantity: 1, reason: "x"), at: noon)
    }
  }

  @Test func aReturnIsOfSomethingSoldAndHasAReason() throws {
    var session = live()
    try session.sell("a", "tea", 3)
    for quantity in [0, -1, 4, .max] {
      #expect(throws: Rejection.returnTooLarge(sale: 1, goods: "tea", left: 3)) {
        try session.decide(.returnSale(number: 1, quantity: quantity, reason: "x"), at: noon)
      }
    }
    #expect(throws: Rejection.reasonMissing) {
      try session.decide(.returnSale(number: 1, quantity: 1, reason: ""), at: noon)
    }
    #expect(throws: Rejection.unknownSale(2)) {
      try session.decide(.returnSale(number: 2, quantity: 1, reason: "x"), at: noon)
    }
    try session.run(.returnSale(number: 1, quantity: 1, reason: "x"))
    #expect(throws: Rejection.undoWindowOver(sale: 1)) { try session.run(.undo) }
    try session.run(.returnSale(number: 1, quantity: nil, reason: "x"))
    #expect(session.stock["tea"].onHand == 10 && session.totals.all.sales == 0)
  }

  @Test func aPartlyReturnedSaleCanBeVoided() throws {
    var session = live()
    try session.sell("a", "tea", 3)
    try session.run(.returnSale(number: 1, quantity: 1, reason: "x"))
    try session.run(.voidSale(number: 1, reason: "x"))
    #expect(session.stock["tea"].onHand == 10 && session.totals.all.units == 0)
  }

  @Test func totalsAreKeptByEverything() throws {
    var session = live(Fixture.plan(goal: yuan("400")))
    try session.sell("a", "tea", 2, at: at(5))
    try session.sell("b", "comb", 1, at: at(65)) { $0.payment = .cash }
    try session.sell("c", "jam", 3, at: at(66)) { $0.payment = .cash }
    let totals = session.totals
    #expect(totals.all.revenue == yuan("139.35") && totals.average == yuan("46.45"))
    #expect(totals.byGoods.map(\.units) == [2, 0, 3, 1])
    #expect(totals.byMaker.map(\.revenue) == [yuan("51.20"), yuan("88.15")])
    #expect(totals.byCategory.map(\.revenue) == [yuan("88"), yuan("51.20"), yuan("0.15")])
    #expect(totals.byPayment[0].sales == 2 && totals.byPayment[1].sales == 1)
    #expect(totals.byMinute.mapValues(\.sales) == [0: 1, 1: 2])
    #expect(totals.hostShare + totals.makerShare(0) + totals.makerShare(1) == totals.all.revenue)
    #expect(totals.hostShare == yuan("13.94") && session.goalPercent == 34)
    #expect(live().goalPercent == nil && live().totals.average == .zero(.yuan))
  }
}
