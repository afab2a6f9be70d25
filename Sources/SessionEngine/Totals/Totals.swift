// LiveHost: running totals, kept as the sales come in.
// SPDX-License-Identifier: Apache-2.0

/// A count of sales, units and money.
package struct Tally: Equatable, Sendable {
  /// Sales of which anything stayed sold.
  package internal(set) var sales = 0
  package internal(set) var units = 0
  package internal(set) var revenue: Money

  init(_ currency: Currency) {
    revenue = .zero(currency)
  }

  /// Counts a sale in (`sign` 1) or out (-1).
  fileprivate mutating func count(_ entry: SaleEntry, sign: Int) {
    guard entry.netUnits > 0 else { return }
    sales += sign
    units += sign * entry.netUnits
    revenue.minorUnits += Int64(sign) * entry.netRevenue.minorUnits
  }
}

/// The totals of a session, net of voids and returns. Everything here is O(1) a sale.
package struct Totals: Sendable {
  package private(set) var all: Tally
  /// In the catalogue's order.
  package private(set) var byGoods: [Tally]
  /// In the catalogue's order of makers.
  package private(set) var byMaker: [Tally]
  /// In the order of `Category.allCases`.
  package private(set) var byCategory: [Tally]
  /// In the order of `Payment.allCases`.
  package private(set) var byPayment: [Tally]
  /// By minute since the session opened; only minutes with sales.
  package private(set) var byMinute: [Int: Tally] = [:]
  private let commission: Int64

  init(_ plan: SessionPlan) {
    let empty = Tally(plan.currency)
    all = empty
    byGoods = plan.catalogue.goods.map { _ in empty }
    byMaker = plan.catalogue.makers.map { _ in empty }
    byCategory = Category.allCases.map { _ in empty }
    byPayment = Payment.allCases.map { _ in empty }
    commission = plan.commission
  }

  /// Takes out what an entry counted for and puts in what it counts for now.
  mutating func replace(
    _ before: SaleEntry?, with after: SaleEntry, minute: Int, in catalogue: Catalogue
  ) {
    if let before { count(before, sign: -1, minute: minute, in: catalogue) }
    count(after, sign: 1, minute: minute, in: catalogue)
  }

  private mutating func count(
    _ entry: SaleEntry, sign: Int, minute: Int, in catalogue: Catalogue
  ) {
    all.count(entry, sign: sign)
    var tally = byMinute[minute] ?? Tally(all.revenue.currency)
    tally.count(entry, sign: sign)
    byMinute[minute] = tally.sales > 0 ? tally : nil
    if let index = Payment.allCases.firstIndex(of: entry.sale.payment) {
      byPayment[index].count(entry, sign: sign)
    }
    guard let index = catalogue.index(id: entry.sale.goods) else { return }
    byGoods[index].count(entry, sign: sign)
    let goods = catalogue.goods[index]
    if let category = Category.allCases.firstIndex(of: goods.category) {
      byCategory[category].count(entry, sign: sign)
    }
    if let maker = catalogue.makerIndex(id: goods.maker) {
      byMaker[maker].count(entry, sign: sign)
    }
  }

  /// Revenue a counting sale, rounded down to the minor unit; zero without sales.
  package var average: Money {
    let units = all.sales > 0 ? all.revenue.minorUnits / Int64(all.sales) : 0
    return Money(minorUnits: units, all.revenue.currency)
  }

  /// What the maker at this place of the catalogue earned, after the host's share.
  package func makerShare(_ index: Int) -> Money {
    byMaker[index].revenue - hostShare(of: index)
  }

  private func hostShare(of maker: Int) -> Money {
    byMaker[maker].revenue.share(commission, of: 10_000)
  }

  /// The host's commission: the sum over the makers, so that all shares add up to the revenue.
  package var hostShare: Money {
    byMaker.indices.reduce(.zero(all.revenue.currency)) { $0 + hostShare(of: $1) }
  }
}
