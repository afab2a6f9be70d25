// LiveHost: deciding about the running order and the stock.
// SPDX-License-Identifier: Apache-2.0

extension Session {
  func arrange(_ command: SessionCommand) throws(Rejection) -> [SessionEvent] {
    switch command {
    case .next: return try step(1)
    case .previous: return try step(-1)
    case .feature(let goods):
      guard plan.catalogue.index(id: goods) != nil else { throw .unknownGoods(goods) }
      let item = rundown.items.firstIndex { $0.goods == goods } ?? rundown.position
      return [.featured(goods: goods, item: item, cause: .host)]
    case .hold:
      guard !rundown.isHeld else { throw .alreadyHeld }
      return [.cycleHeld]
    case .release:
      guard rundown.isHeld else { throw .notHeld }
      return [.cycleReleased]
    case .moveItem(let from, let to):
      guard rundown.items.indices.contains(from) else {
        throw .unknownItem(from.addingSaturating(1))
      }
      guard rundown.items.indices.contains(to) else {
        throw .unknownItem(to.addingSaturating(1))
      }
      return from == to ? [] : [.itemMoved(from: from, to: to)]
    case .setLength(let item, let length):
      guard rundown.items.indices.contains(item) else { throw .unknownItem(item + 1) }
      guard length >= .seconds(1), length <= .seconds(86_400) else { throw .badLength }
      return [.itemLengthSet(item: item, length: length)]
    case .setStock(let goods, let onHand):
      guard plan.catalogue.index(id: goods) != nil else { throw .unknownGoods(goods) }
      guard (0...1_000_000).contains(onHand) else { throw .badStock }
      return [.stockSet(goods: goods, onHand: onHand)]
    default:
      return []
    }
  }

  /// The next or previous goods that can be sold. Before the first is timed, `next` starts it.
  private func step(_ direction: Int) throws(Rejection) -> [SessionEvent] {
    if phase == .opened { return [.wentLive] }
    guard
      let item = rundown.sellable(after: rundown.position, step: direction, in: stock)
    else { throw .everythingSoldOut }
    return [.featured(goods: rundown.items[item].goods, item: item, cause: .host)]
  }
}
