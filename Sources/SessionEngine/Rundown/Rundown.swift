// LiveHost: where the rundown stands: what is on air, for how long, and what comes next.
// SPDX-License-Identifier: Apache-2.0

/// How far an item is through its time.
package enum ItemPhase: String, Sendable {
  case normal, warning, danger, overtime
}

/// Why goods came on air.
package enum FeatureCause: String, Sendable {
  case opening, cycle, host, soldOut
}

/// The running order and its place in it. Items are shown in turn and start over at the end.
package struct Rundown: Sendable {
  package internal(set) var items: [RundownItem]
  /// The item whose turn it is.
  package internal(set) var position = 0
  /// What is on air: the item's goods, unless the host featured something else.
  package internal(set) var featured: String
  package internal(set) var isHeld = false
  /// When the goods on air began, moved on by every pause.
  var startedAt: Instant?
  /// What was spent on earlier items beyond their time (negative: saved).
  var drift: Duration = .zero

  init(items: [RundownItem]) {
    precondition(!items.isEmpty)
    self.items = items
    featured = items[0].goods
  }

  /// The time the goods on air have: their item's, also when they were featured out of turn.
  package var length: Duration { items[position].length }

  package func spent(at now: Instant) -> Duration {
    startedAt.map { now.since($0) } ?? .zero
  }

  /// Time left on air; zero once it is over.
  package func left(at now: Instant) -> Duration {
    max(.zero, length - spent(at: now))
  }

  /// Time beyond the end; zero before it.
  package func over(at now: Instant) -> Duration {
    max(.zero, spent(at: now) - length)
  }

  /// How the whole show stands against the plan: positive is over, negative under.
  package func standing(at now: Instant) -> Duration {
    drift + over(at: now)
  }

  package func phase(at now: Instant, _ policy: SessionPolicy) -> ItemPhase {
    let left = left(at: now)
    if left == .zero { return .overtime }
    if left <= min(policy.dangerLength, length / 10) { return .danger }
    return left <= min(policy.warningLength, length / 4) ? .warning : .normal
  }

  /// The next item whose goods can be sold, searching forward (or back) around the circle.
  func sellable(after start: Int, step: Int, in stock: StockBook) -> Int? {
    for distance in 1...items.count {
      let raw = (start + step * distance) % items.count
      let index = raw < 0 ? raw + items.count : raw
      if stock.isSellable(items[index].goods) { return index }
    }
    return nil
  }

  /// The goods that come on air after this one, in order, without those that are sold out.
  package func upcoming(_ count: Int, in stock: StockBook) -> [String] {
    var found: [String] = []
    var index = position
    while found.count < count, let next = sellable(after: index, step: 1, in: stock) {
      let goods = items[next].goods
      if found.contains(goods) || next == position { break }
      found.append(goods)
      index = next
    }
    return found
  }

  mutating func show(_ goods: String, item: Int, at now: Instant) {
    if startedAt != nil {
      drift += spent(at: now) - length
    }
    position = item
    featured = goods
    startedAt = now
  }

  /// Time in which the show stood still counts for nothing.
  mutating func shift(by span: Duration) {
    startedAt = startedAt.map { $0 + span }
  }
}
