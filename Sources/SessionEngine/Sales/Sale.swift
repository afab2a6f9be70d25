// LiveHost: sales: the wish, the fact, and what became of it.
// SPDX-License-Identifier: Apache-2.0

/// How a buyer pays. Raw values stand in the files.
package enum Payment: String, CaseIterable, Sendable {
  case cash, wechat, alipay, card, transfer, cod, unpaid
}

/// A reduction of the price.
package enum Discount: Equatable, Sendable {
  /// Hundredths of a percent off: 1,000 is 10 % off.
  case rate(Int64)
  /// This much off the whole sale.
  case amount(Money)
}

/// A sale as the host asks for it. The id is made when the form opens and kept on every retry,
/// so the same wish can never become two sales.
package struct SaleDraft: Equatable, Sendable {
  package let id: String
  package var goods: String
  package var quantity: Int
  /// Instead of the catalogue's price.
  package var unitPrice: Money?
  package var discount: Discount?
  package var buyer: Viewer?
  package var payment: Payment
  package var claim: String?
  /// The host's explicit yes to selling more than there is.
  package var allowsOverselling = false
  /// Bought and paid on the platform, not taken down by the host.
  package var isOrder = false
  /// Sales of one buyer's claims made with one key have this in common.
  package var gathered: String?

  package init(
    id: String, goods: String, quantity: Int = 1, unitPrice: Money? = nil,
    discount: Discount? = nil, buyer: Viewer? = nil, payment: Payment = .wechat,
    claim: String? = nil
  ) {
    self.id = id
    self.goods = goods
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.discount = discount
    self.buyer = buyer
    self.payment = payment
    self.claim = claim
  }
}

/// A sale as it was made. It never changes; voids and returns are kept beside it.
package struct Sale: Equatable, Sendable {
  package let id: String
  package let goods: String
  package let quantity: Int
  /// The price of one, before the discount.
  package let unitPrice: Money
  package let discount: Money
  /// `unitPrice × quantity − discount`.
  package let total: Money
  package let buyer: Viewer?
  package let payment: Payment
  package let claim: String?
  /// Bought and paid on the platform.
  package let isOrder: Bool
  /// What sales made together have in common: they are undone together.
  package let gathered: String?

  package init(
    id: String, goods: String, quantity: Int, unitPrice: Money, discount: Money, total: Money,
    buyer: Viewer?, payment: Payment, claim: String?, isOrder: Bool = false,
    gathered: String? = nil
  ) {
    self.id = id
    self.goods = goods
    self.quantity = quantity
    self.unitPrice = unitPrice
    self.discount = discount
    self.total = total
    self.buyer = buyer
    self.payment = payment
    self.claim = claim
    self.isOrder = isOrder
    self.gathered = gathered
  }
}

/// What a sale counts as today. Raw values stand in `sales.json`.
package enum SaleStatus: String, Sendable {
  case recorded, voided, returned
}

/// A sale with its number, its time and what became of it.
package struct SaleEntry: Sendable {
  /// Counts from 1 in the order of recording; what host and screen call it by.
  package let number: Int
  package let sale: Sale
  package let at: Instant
  package internal(set) var isVoided = false
  package internal(set) var returned = 0

  package var status: SaleStatus {
    if isVoided { return .voided }
    return returned == sale.quantity ? .returned : .recorded
  }

  /// Units that stayed sold.
  package var netUnits: Int { isVoided ? 0 : sale.quantity - returned }

  /// Money that stayed earned.
  package var netRevenue: Money {
    isVoided ? .zero(sale.total.currency) : sale.total - refund(of: returned)
  }

  /// What is given back for the first `units` returned; all of them make exactly the total.
  package func refund(of units: Int) -> Money {
    sale.total.share(Int64(units), of: Int64(sale.quantity))
  }
}

/// All sales of a session, in order, found by number or id.
package struct SalesBook: Sendable {
  package private(set) var entries: [SaleEntry] = []
  private var indexByID: [String: Int] = [:]

  package func entry(id: String) -> SaleEntry? { indexByID[id].map { entries[$0] } }

  package func entry(number: Int) -> SaleEntry? {
    number > 0 && number <= entries.count ? entries[number - 1] : nil
  }

  /// The newest sale of the host's own, if it still counts: what one key can take back. What was
  /// paid on the platform is not the host's to undo, and undoing twice does not reach further.
  package var lastCounting: SaleEntry? {
    entries.last { !$0.sale.isOrder }.flatMap { $0.status == .recorded ? $0 : nil }
  }

  /// The newest sale of the host's own that counts, however long ago.
  package var newestOwn: SaleEntry? {
    entries.last { !$0.sale.isOrder && $0.status == .recorded }
  }

  /// The newest sales that one `undo` takes back: the last one, and those made together with it.
  package var lastTogether: [SaleEntry] {
    guard let last = lastCounting else { return [] }
    guard let gathered = last.sale.gathered else { return [last] }
    let together = entries.reversed().prefix { $0.sale.gathered == gathered || $0.sale.isOrder }
    return together.filter { $0.sale.gathered == gathered && $0.status == .recorded }.reversed()
  }

  mutating func append(_ sale: Sale, at now: Instant) -> SaleEntry {
    precondition(indexByID[sale.id] == nil, "a sale id is journaled once")
    let entry = SaleEntry(number: entries.count + 1, sale: sale, at: now)
    indexByID[sale.id] = entries.count
    entries.append(entry)
    return entry
  }

  /// Takes an entry over as it is; false when it cannot be the next one.
  mutating func restore(_ entry: SaleEntry) -> Bool {
    guard entry.number == entries.count + 1, indexByID[entry.sale.id] == nil else { return false }
    indexByID[entry.sale.id] = entries.count
    entries.append(entry)
    return true
  }

  /// Changes what became of a sale; returns it as it was and as it is.
  mutating func amend(
    _ id: String, _ change: (inout SaleEntry) -> Void
  ) -> (before: SaleEntry, after: SaleEntry)? {
    guard let index = indexByID[id] else { return nil }
    let before = entries[index]
    change(&entries[index])
    return (before, entries[index])
  }
}
