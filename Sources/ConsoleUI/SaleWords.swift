// LiveHost: prices and buyers as hosts type them.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// A price as hosts say it: `20`, `-10%`, `8折` (80 % of the price), `8.5折`.
package enum PriceWish: Equatable, Sendable {
  case price(Money)
  /// Hundredths of a percent off.
  case discount(Int64)

  package static func read(_ text: String, _ currency: Currency) -> PriceWish? {
    if text.hasSuffix("折") {
      guard let tenths = tenths(text.dropLast()), (1...100).contains(tenths) else { return nil }
      return .discount(10_000 - tenths * 100)
    }
    if text.hasSuffix("%") {
      guard text.hasPrefix("-"), let tenths = tenths(text.dropFirst().dropLast()),
        (0...1000).contains(tenths)
      else { return nil }
      return .discount(tenths * 10)
    }
    return Money(decimal: text, currency).map { .price($0) }
  }

  private static func tenths(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...1000).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return whole * 10 }
    guard parts[1].count == 1, let part = Int64(parts[1]), part >= 0 else { return nil }
    return whole * 10 + part
  }
}

/// A buyer by what the host typed.
package enum BuyerName {
  /// Nil for a walk-in. Somebody not in the room is known by name alone.
  package static func viewer(_ text: String, in session: Session) -> Viewer? {
    guard !text.isEmpty else { return nil }
    let named = session.viewers.named(text, limit: 2)
    if let exact = named.first(where: { $0.viewer.name == text }) { return exact.viewer }
    if named.count == 1, let only = named.first { return only.viewer }
    return Viewer(id: "name:" + text, name: text)
  }
}

extension SaleDraft {
  /// What the buyer is to pay, as far as the form knows.
  func total(_ goods: Goods) -> Money {
    let gross = (unitPrice ?? goods.price).times(quantity) ?? .zero(goods.price.currency)
    guard case .rate(let rate) = discount else { return gross }
    return gross - gross.share(rate, of: 10_000)
  }
}

extension ShowView {
  /// The one question about a sale that may be typed wrong; nil when nothing is odd about it.
  func doubt(_ draft: SaleDraft) -> String? {
    guard session.isUnlikely(draft), let goods = session.plan.catalogue.goods(id: draft.goods)
    else { return nil }
    return words(
      .unlikelySale, words.quantity(draft.quantity, of: goods), words.name(goods),
      words.money(draft.total(goods)), String(session.stock[goods.id].onHand),
      words.money(goods.price))
  }
}
