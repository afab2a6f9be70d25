// LiveHost: the stock and who it is promised to: they only ever change together.
// SPDX-License-Identifier: Apache-2.0

/// Stock and claims. Whenever stock comes or goes, those who wait are served in their order.
package struct Shelf: Sendable {
  package internal(set) var stock: StockBook
  package internal(set) var claims: ClaimBook

  /// - Parameter window: how long goods are kept for a claim.
  init(_ catalogue: Catalogue, window: Duration) {
    stock = StockBook(catalogue)
    claims = ClaimBook(window: window)
  }

  mutating func promise(_ goods: String, at clock: Duration) {
    stock[goods].held = claims.promise(goods, onHand: stock[goods].onHand, at: clock)
  }

  mutating func set(_ goods: String, onHand: Int, at clock: Duration) {
    stock[goods].onHand = onHand
    promise(goods, at: clock)
  }

  /// Sold units go, returned ones come.
  mutating func move(_ goods: String, by units: Int, at clock: Duration) {
    stock[goods].onHand = stock[goods].onHand.addingSaturating(units)
    promise(goods, at: clock)
  }

  mutating func receive(_ claim: Claim, at now: Instant, _ clock: Duration) {
    claims.receive(claim, at: now)
    promise(claim.goods, at: clock)
  }

  mutating func close(_ id: String, _ outcome: ClaimOutcome, at clock: Duration) {
    guard let entry = claims.close(id, keeping: outcome == .accepted) else { return }
    // At the end all go; nothing is promised on.
    if outcome == .ended {
      stock[entry.claim.goods].held -= entry.held
    } else {
      promise(entry.claim.goods, at: clock)
    }
  }

  /// Some of a claim was sold, the rest is still wanted.
  mutating func reduce(_ id: String, to quantity: Int, at clock: Duration) {
    let changed = claims.change(id) { entry in
      entry.claim.quantity = max(1, min(quantity, entry.claim.quantity))
    }
    if let goods = changed?.claim.goods { promise(goods, at: clock) }
  }

  mutating func lapse(_ id: String, at clock: Duration) {
    if let goods = claims.lapse(id) { promise(goods, at: clock) }
  }

  mutating func reopen(_ id: String, sold quantity: Int, at clock: Duration) {
    if let goods = claims.reopen(id, sold: quantity) { promise(goods, at: clock) }
  }
}
