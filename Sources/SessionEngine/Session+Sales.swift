// LiveHost: deciding about sales, voids and returns.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  /// A sale; nothing when this id is already recorded: the same wish twice is one sale.
  /// - Parameter rest: how many the claim goes on waiting for.
  func sale(
    _ draft: SaleDraft, leaving rest: Int = 0, at now: Instant
  ) throws(Rejection) -> [SessionEvent] {
    if sales.entry(id: draft.id) != nil { return [] }
    guard let goods = plan.catalogue.goods(id: draft.goods) else {
      throw .unknownGoods(draft.goods)
    }
    guard (1...plan.policy.quantityLimit).contains(draft.quantity) else {
      throw .badQuantity(draft.quantity, limit: plan.policy.quantityLimit)
    }
    let claim = try matchingClaim(draft)
    // What a claim holds of other goods is no stock of these.
    let held = claim?.claim.goods == goods.id ? claim?.held ?? 0 : 0
    let available = stock[goods.id].available + held
    guard draft.quantity <= available || draft.allowsOverselling else {
      throw .notEnoughStock(goods: goods.id, wanted: draft.quantity, available: available)
    }
    let sale = try priced(draft, goods, claim: claim?.claim.id)
    var events: [SessionEvent] = [.saleRecorded(sale)]
    if let claim {
      events.append(
        rest > 0
          ? .claimReduced(claim: claim.claim.id, quantity: rest)
          : .claimClosed(claim: claim.claim.id, outcome: .accepted))
    }
    if let buyer = sale.buyer {
      let text = composer.thanks(buyer, goods: goods, quantity: sale.quantity)
      events.append(.thanked(buyer, text: text))
    }
    return events
  }

  /// Whether a sale is so far from the stock, or from the price, that it may be typed wrong.
  package func isUnlikely(_ draft: SaleDraft) -> Bool {
    guard let goods = plan.catalogue.goods(id: draft.goods) else { return false }
    let price = draft.unitPrice ?? goods.price
    let isFarTooMany = draft.quantity / 10 > max(1, stock[goods.id].onHand)
    // Without the word for it, more than there is are not sold at all.
    return draft.allowsOverselling && isFarTooMany
      || price.minorUnits / 100 > max(1, goods.price.minorUnits)
  }

  /// The claim that a sale fulfils: the one it names, else the buyer's open one for these goods.
  private func matchingClaim(_ draft: SaleDraft) throws(Rejection) -> ClaimEntry? {
    if let id = draft.claim { return try openClaim(id) }
    return draft.buyer.flatMap { claims.open(by: $0.id, goods: draft.goods) }
  }

  private func priced(
    _ draft: SaleDraft, _ goods: Goods, claim: String?
  ) throws(Rejection) -> Sale {
    let unitPrice = draft.unitPrice ?? goods.price
    guard unitPrice.minorUnits >= 0, unitPrice.currency == plan.currency else { throw .badPrice }
    guard let gross = unitPrice.times(draft.quantity) else { throw .priceTooLarge }
    let discount: Money
    switch draft.discount {
    case nil: discount = .zero(plan.currency)
    case .rate(let rate):
      guard (0...10_000).contains(rate) else { throw .discountTooLarge }
      discount = gross.share(rate, of: 10_000)
    case .amount(let amount):
      guard amount.currency == plan.currency else { throw .badPrice }
      discount = amount
    }
    guard discount.minorUnits >= 0, discount.minorUnits <= gross.minorUnits else {
      throw .discountTooLarge
    }
    return Sale(
      id: draft.id, goods: goods.id, quantity: draft.quantity, unitPrice: unitPrice,
      discount: discount, total: gross - discount, buyer: draft.buyer, payment: draft.payment,
      claim: claim, isOrder: draft.isOrder, gathered: draft.gathered)
  }

  /// Takes back the newest sale, and those made together with it, while its window is open; no
  /// reason needed.
  func undo(at now: Instant) throws(Rejection) -> [SessionEvent] {
    guard let last = sales.lastCounting else { throw .noSaleToUndo }
    guard undoable(at: now) != nil else { throw .undoWindowOver(sale: last.number) }
    return sales.lastTogether.filter { $0.returned == 0 }.map {
      .saleVoided(sale: $0.sale.id, reason: "undo", isUndo: true)
    }
  }

  func void(_ number: Int, _ reason: String) throws(Rejection) -> [SessionEvent] {
    let entry = try countingSale(number)
    guard !reason.isEmpty else { throw .reasonMissing }
    return [.saleVoided(sale: entry.sale.id, reason: reason, isUndo: false)]
  }

  func giveBack(
    _ number: Int, _ quantity: Int?, _ reason: String
  ) throws(Rejection) -> [SessionEvent] {
    let entry = try countingSale(number)
    let left = entry.netUnits
    let units = quantity ?? left
    guard units > 0, units <= left else {
      throw .returnTooLarge(sale: number, goods: entry.sale.goods, left: left)
    }
    guard !reason.isEmpty else { throw .reasonMissing }
    let refund = entry.refund(of: entry.returned + units) - entry.refund(of: entry.returned)
    return [
      .saleReturned(sale: entry.sale.id, quantity: units, refund: refund, reason: reason)
    ]
  }

  private func countingSale(_ number: Int) throws(Rejection) -> SaleEntry {
    guard let entry = sales.entry(number: number) else { throw .unknownSale(number) }
    switch entry.status {
    case .voided: throw .alreadyVoided(sale: number)
    case .returned: throw .alreadyReturned(sale: number)
    case .recorded: return entry
    }
  }
}
