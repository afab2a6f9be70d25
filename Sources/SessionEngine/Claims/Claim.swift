// LiveHost: claims: a viewer's word that they want something.
// SPDX-License-Identifier: Apache-2.0

/// What became of a claim. Raw values stand in the journal.
package enum ClaimOutcome: String, Sendable {
  case accepted, declined, withdrawn, replaced, ended
}

/// A claim as it was made.
package struct Claim: Equatable, Sendable {
  /// Counts from 1 in a session: `c-7`.
  package let id: String
  package let viewer: Viewer
  package let goods: String
  package let quantity: Int
  /// The words, or the platform's order.
  package let text: String
  /// 0…100: how sure the grammar is.
  package let confidence: Int

  package init(
    id: String, viewer: Viewer, goods: String, quantity: Int, text: String, confidence: Int
  ) {
    self.id = id
    self.viewer = viewer
    self.goods = goods
    self.quantity = quantity
    self.text = text
    self.confidence = confidence
  }
}

/// A claim, and how much of it the stock could promise when it came.
package struct ClaimEntry: Sendable {
  package let claim: Claim
  package let at: Instant
  /// Its place among all claims of the session.
  let number: Int
  package internal(set) var held: Int
}

/// The open claims, oldest first.
package struct ClaimBook: Sendable {
  package private(set) var open: [ClaimEntry] = []
  package private(set) var count = 0
  private var closed: [String: ClaimEntry] = [:]

  /// The id the next claim gets.
  func nextID(after ahead: Int = 0) -> String { "c-\(count + ahead + 1)" }

  package func entry(id: String) -> ClaimEntry? { open.first { $0.claim.id == id } }

  package func open(by viewer: String, goods: String) -> ClaimEntry? {
    open.first { $0.claim.viewer.id == viewer && $0.claim.goods == goods }
  }

  mutating func receive(_ claim: Claim, held: Int, at now: Instant) {
    count += 1
    open.append(ClaimEntry(claim: claim, at: now, number: count, held: held))
  }

  /// Takes a claim off the list; returns it with what it held.
  mutating func close(_ id: String, keeping isKept: Bool) -> ClaimEntry? {
    guard let index = open.firstIndex(where: { $0.claim.id == id }) else { return nil }
    let entry = open.remove(at: index)
    if isKept { closed[id] = entry }
    return entry
  }

  /// A claim whose sale was undone is open again, in its old place by number. It holds nothing
  /// yet; returns it.
  mutating func reopen(_ id: String) -> Claim? {
    guard var entry = closed.removeValue(forKey: id) else { return nil }
    entry.held = 0
    let place = open.firstIndex { $0.number > entry.number } ?? open.count
    open.insert(entry, at: place)
    return entry.claim
  }

  /// Promises what is on hand anew, to the oldest claim first; returns all that is promised.
  mutating func promise(_ goods: String, onHand: Int) -> Int {
    var left = max(0, onHand)
    for index in open.indices where open[index].claim.goods == goods {
      open[index].held = min(open[index].claim.quantity, left)
      left -= open[index].held
    }
    return max(0, onHand) - left
  }
}

extension ClaimBook: StateValue {
  func write(to state: inout StateWriter) {
    state.value(open)
    state.value(count)
    state.value(closed.values.sorted { $0.number < $1.number })
  }

  init(from state: inout StateReader) throws(StateProblem) {
    open = try state.value()
    count = try state.value()
    for entry in try state.value([ClaimEntry].self) { closed[entry.claim.id] = entry }
  }
}
