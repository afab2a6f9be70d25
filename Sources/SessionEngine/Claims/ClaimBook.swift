// LiveHost: the open claims: who holds goods, until when, and who waits for them.
// SPDX-License-Identifier: Apache-2.0

/// How long goods are kept for a claim. Times are spans of the show's own clock (`elapsed`), so
/// that pauses, and time in which the process was away, count for nothing.
package struct Hold: Equatable, Sendable {
  /// When the goods were promised.
  package let since: Duration
  /// Where the host moved the end to; nil while it is the policy's.
  package internal(set) var end: Duration?
  /// When the host was told that it runs out.
  package internal(set) var warnedAt: Duration?

  /// When the goods may go to the next.
  package func end(_ window: Duration) -> Duration { end ?? since + window }
}

/// A claim, how much of it is held, and for how long.
package struct ClaimEntry: Sendable {
  package internal(set) var claim: Claim
  package let at: Instant
  /// Its place among all claims of the session.
  let number: Int
  package internal(set) var held: Int
  /// Its place in the line; a claim whose time ran out goes to the end.
  var place: Int
  /// Nil while nothing is held.
  package internal(set) var hold: Hold?
  /// Its time ran out once: it takes what comes free, but presses nobody else.
  package internal(set) var isLapsed = false

  /// How many it waits for.
  package var waiting: Int { claim.quantity - held }
  /// Others' goods may go to it when their time is over.
  var isPressing: Bool { waiting > 0 && !isLapsed }
}

/// The open claims, in the order in which they are served.
package struct ClaimBook: Sendable {
  package private(set) var open: [ClaimEntry] = []
  package private(set) var count = 0
  private var lastPlace = 0
  private var closed: [String: ClaimEntry] = [:]
  /// Claims that wait for stock, by goods; counted anew on reading.
  private var waiting: [String: Int] = [:]
  /// Those of them that press.
  private var pressing: [String: Int] = [:]

  /// The id the next claim gets.
  func nextID(after ahead: Int = 0) -> String { "c-\(count + ahead + 1)" }

  package func entry(id: String) -> ClaimEntry? { open.first { $0.claim.id == id } }

  package func open(by viewer: String, goods: String) -> ClaimEntry? {
    open.first { $0.claim.viewer.id == viewer && $0.claim.goods == goods }
  }

  /// All of one viewer, in their order.
  package func open(by viewer: String) -> [ClaimEntry] {
    open.filter { $0.claim.viewer.id == viewer }
  }

  /// The first that can be sold as it stands, else the first.
  package var foremost: ClaimEntry? { open.first { $0.waiting == 0 } ?? open.first }

  package var isAnyWaiting: Bool { !waiting.isEmpty }

  /// Goods of which somebody waits for a hold to run out, in the order of their holders.
  var pressedGoods: [String] {
    if pressing.isEmpty { return [] }
    var found: [String] = []
    for entry in open where pressing[entry.claim.goods] != nil && entry.hold != nil {
      if !found.contains(entry.claim.goods) { found.append(entry.claim.goods) }
    }
    return found
  }

  func isPressed(_ goods: String) -> Bool { pressing[goods] != nil }

  /// The claim whose hold on these goods ends first, of those that somebody else waits for.
  func firstToEnd(_ goods: String, _ window: Duration) -> (entry: ClaimEntry, hold: Hold)? {
    var first: (entry: ClaimEntry, hold: Hold)?
    for entry in open where entry.claim.goods == goods {
      guard let hold = entry.hold, pressing[goods, default: 0] > (entry.isPressing ? 1 : 0) else {
        continue
      }
      if let found = first, found.hold.end(window) <= hold.end(window) { continue }
      first = (entry, hold)
    }
    return first
  }

  // MARK: Changes

  /// A new claim; it holds nothing until `promise`.
  mutating func receive(_ claim: Claim, at now: Instant) {
    count += 1
    lastPlace += 1
    open.append(ClaimEntry(claim: claim, at: now, number: count, held: 0, place: lastPlace))
  }

  /// Takes a claim off the list; returns it with what it held.
  mutating func close(_ id: String, keeping isKept: Bool) -> ClaimEntry? {
    guard let index = open.firstIndex(where: { $0.claim.id == id }) else { return nil }
    let entry = open.remove(at: index)
    if isKept { closed[id] = entry }
    return entry
  }

  /// Claims whose sale was undone are open again, in their old places; so is what was sold of one
  /// that stayed open. They hold nothing yet; returns the goods.
  mutating func reopen(_ id: String, sold quantity: Int) -> String? {
    if let index = open.firstIndex(where: { $0.claim.id == id }) {
      open[index].claim.quantity = open[index].claim.quantity.addingSaturating(quantity)
      return open[index].claim.goods
    }
    guard var entry = closed.removeValue(forKey: id) else { return nil }
    entry.held = 0
    entry.hold = nil
    let place = open.firstIndex { $0.place > entry.place } ?? open.count
    open.insert(entry, at: place)
    return entry.claim.goods
  }

  mutating func change(_ id: String, _ change: (inout ClaimEntry) -> Void) -> ClaimEntry? {
    guard let index = open.firstIndex(where: { $0.claim.id == id }) else { return nil }
    change(&open[index])
    return open[index]
  }

  /// The goods of a claim go to the next; it waits at the end of the line. Returns the goods.
  mutating func lapse(_ id: String) -> String? {
    guard let index = open.firstIndex(where: { $0.claim.id == id }) else { return nil }
    var entry = open.remove(at: index)
    lastPlace += 1
    entry.place = lastPlace
    entry.held = 0
    entry.hold = nil
    entry.isLapsed = true
    open.append(entry)
    return entry.claim.goods
  }

  /// Nobody has seen a warning while the process was away.
  mutating func forgetWarnings() {
    for index in open.indices { open[index].hold?.warnedAt = nil }
  }

  /// Promises what is on hand anew, in the order of the line; returns all that is promised.
  mutating func promise(_ goods: String, onHand: Int, at clock: Duration) -> Int {
    var left = max(0, onHand)
    var (waits, presses) = (0, 0)
    for index in open.indices where open[index].claim.goods == goods {
      let held = min(open[index].claim.quantity, left)
      left -= held
      // More than before begins anew: they are told only now.
      if held > open[index].held { open[index].hold = Hold(since: clock) }
      if held == 0 { open[index].hold = nil }
      open[index].held = held
      if open[index].waiting > 0 { waits += 1 }
      if open[index].isPressing { presses += 1 }
    }
    waiting[goods] = waits > 0 ? waits : nil
    pressing[goods] = presses > 0 ? presses : nil
    return max(0, onHand) - left
  }
}

extension ClaimBook: StateValue {
  func write(to state: inout StateWriter) {
    state.value(open)
    state.value(count)
    state.value(lastPlace)
    state.value(closed.values.sorted { $0.number < $1.number })
  }

  init(from state: inout StateReader) throws(StateProblem) {
    open = try state.value()
    count = try state.value()
    lastPlace = try state.value()
    for entry in try state.value([ClaimEntry].self) { closed[entry.claim.id] = entry }
    for entry in open where entry.waiting > 0 {
      waiting[entry.claim.goods, default: 0] += 1
      if entry.isPressing { pressing[entry.claim.goods, default: 0] += 1 }
    }
  }
}
