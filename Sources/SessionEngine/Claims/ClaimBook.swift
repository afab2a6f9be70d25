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

/// The open claims, in the order in which they are served. What is known of them besides (where
/// each stands, who is in whose line, whose time ends first) changes with them, so that neither a
/// line of the audience nor a tick of the clock walks over all.
package struct ClaimBook: Sendable {
  /// By place.
  package private(set) var open: [ClaimEntry] = []
  package private(set) var count = 0
  private var lastPlace = 0
  private var closed: [String: ClaimEntry] = [:]
  /// How long goods are kept.
  private let window: Duration
  private var byID: [String: PlaceList] = [:]
  private var byViewer: [String: PlaceList] = [:]
  private var lines: [String: GoodsLine] = [:]
  /// Claims that wait, in all lines.
  private var waiting = 0
  /// Of all goods: the hold that ends first of those that somebody waits for, and those of which
  /// the host was told.
  private(set) var firstTurn: GoodsLine.Turn?
  private(set) var warnedTurns: [GoodsLine.Turn] = []

  init(window: Duration) {
    self.window = window
  }

  /// The id the next claim gets.
  func nextID(after ahead: Int = 0) -> String { "c-\(count + ahead + 1)" }

  package func entry(id: String) -> ClaimEntry? { index(id: id).map { open[$0] } }

  func entry(place: Int) -> ClaimEntry? { index(place: place).map { open[$0] } }

  package func open(by viewer: String, goods: String) -> ClaimEntry? {
    byViewer[viewer]?.all.lazy.compactMap(entry(place:)).first { $0.claim.goods == goods }
  }

  /// All of one viewer, in their order.
  package func open(by viewer: String) -> [ClaimEntry] {
    byViewer[viewer]?.all.compactMap(entry(place:)) ?? []
  }

  /// The first that can be sold as it stands, else the first.
  package var foremost: ClaimEntry? {
    // Where all wait, none need be looked for.
    waiting == open.count ? open.first : open.first { $0.waiting == 0 }
  }

  package var isAnyWaiting: Bool { waiting > 0 }

  /// The claim whose hold on these goods ends first, of those that somebody else waits for.
  func turn(_ goods: String) -> GoodsLine.Turn? { lines[goods]?.turn }

  private func index(id: String) -> Int? { byID[id]?.first.flatMap(index(place:)) }

  private func index(place: Int) -> Int? {
    let index = open.lowerBound { $0.place < place }
    return index < open.count && open[index].place == place ? index : nil
  }

  // MARK: Changes

  /// A new claim; it holds nothing until `promise`.
  mutating func receive(_ claim: Claim, at now: Instant) {
    count += 1
    lastPlace += 1
    insert(ClaimEntry(claim: claim, at: now, number: count, held: 0, place: lastPlace))
  }

  /// Takes a claim off the list; returns it with what it held.
  mutating func close(_ id: String, keeping isKept: Bool) -> ClaimEntry? {
    guard let index = index(id: id) else { return nil }
    let entry = remove(at: index)
    if isKept { closed[id] = entry }
    return entry
  }

  /// Claims whose sale was undone are open again, in their old places; so is what was sold of one
  /// that stayed open. They hold nothing yet; returns the goods.
  mutating func reopen(_ id: String, sold quantity: Int) -> String? {
    if let changed = change(
      id, { $0.claim.quantity = $0.claim.quantity.addingSaturating(quantity) })
    {
      return changed.claim.goods
    }
    guard var entry = closed.removeValue(forKey: id) else { return nil }
    entry.held = 0
    entry.hold = nil
    insert(entry)
    return entry.claim.goods
  }

  mutating func change(_ id: String, _ change: (inout ClaimEntry) -> Void) -> ClaimEntry? {
    guard let index = index(id: id) else { return nil }
    let goods = open[index].claim.goods
    edit(goods) { line, open in
      line.count(open[index], -1)
      change(&open[index])
      line.count(open[index], 1)
      line.settled = nil
    }
    findTurn(goods)
    return open[index]
  }

  /// The goods of a claim go to the next; it waits at the end of the line. Returns the goods.
  mutating func lapse(_ id: String) -> String? {
    guard let index = index(id: id) else { return nil }
    var entry = remove(at: index)
    lastPlace += 1
    entry.place = lastPlace
    entry.held = 0
    entry.hold = nil
    entry.isLapsed = true
    insert(entry)
    return entry.claim.goods
  }

  /// Nobody has seen a warning while the process was away.
  mutating func forgetWarnings() {
    for index in open.indices { open[index].hold?.warnedAt = nil }
    for goods in lines.keys { findTurn(goods) }
  }

  /// Promises what is on hand anew, in the order of the line; returns all that is promised.
  mutating func promise(_ goods: String, onHand: Int, at clock: Duration) -> Int {
    let onHand = max(0, onHand)
    guard let before = lines[goods] else { return 0 }
    let known = before.settled?.onHand == onHand ? before.settled : nil
    var (next, left) = (known?.count ?? 0, known?.left ?? onHand)
    // Where nothing is left, and nobody behind has any, nothing changes.
    var holders = known == nil ? before.holding : 0
    var isMoved = known.map { $0.count + 1 < before.places.count } ?? true
    edit(goods) { line, open in
      while next < line.places.count, left > 0 || holders > 0 {
        let place = line.places[next]
        next += 1
        let index = open.lowerBound { $0.place < place }
        if open[index].held > 0 { holders -= 1 }
        let held = min(open[index].claim.quantity, left)
        left -= held
        guard held != open[index].held else { continue }
        isMoved = true
        line.count(open[index], -1)
        // More than before begins anew: they are told only now.
        if held > open[index].held { open[index].hold = Hold(since: clock) }
        if held == 0 { open[index].hold = nil }
        open[index].held = held
        line.count(open[index], 1)
      }
      line.settled = GoodsLine.Settled(onHand: onHand, count: line.places.count, left: left)
    }
    // One more who waits changes nobody's turn where two press already.
    if isMoved || lines[goods]?.pressing ?? 0 <= 2 { findTurn(goods) }
    return onHand - left
  }

  // MARK: What follows from the claims

  private mutating func insert(_ entry: ClaimEntry) {
    open.insert(entry, at: open.lowerBound { $0.place < entry.place })
    byID.insert(entry.place, for: entry.claim.id)
    byViewer.insert(entry.place, for: entry.claim.viewer.id)
    edit(entry.claim.goods) { line, _ in line.insert(entry) }
  }

  private mutating func remove(at index: Int) -> ClaimEntry {
    let entry = open.remove(at: index)
    byID.remove(entry.place, for: entry.claim.id)
    byViewer.remove(entry.place, for: entry.claim.viewer.id)
    edit(entry.claim.goods) { line, _ in line.remove(entry) }
    findTurn(entry.claim.goods)
    return entry
  }

  /// The only place that changes a line.
  private mutating func edit(
    _ goods: String, _ change: (inout GoodsLine, inout [ClaimEntry]) -> Void
  ) {
    var line = lines.removeValue(forKey: goods) ?? GoodsLine()
    waiting -= line.waiting
    change(&line, &open)
    waiting += line.waiting
    lines[goods] = line
  }

  private mutating func findTurn(_ goods: String) {
    guard let line = lines[goods] else { return }
    let turn = turn(in: line)
    if line.places.isEmpty { lines[goods] = nil } else { lines[goods]?.turn = turn }
    if turn != line.turn { findFirstTurn() }
  }

  private func turn(in line: GoodsLine) -> GoodsLine.Turn? {
    guard line.pressing > 0 else { return nil }
    var found: GoodsLine.Turn?
    var head: Int?
    var holders = line.holding
    for place in line.places.all {
      if holders == 0 { break }
      guard let index = index(place: place), let hold = open[index].hold else { continue }
      holders -= 1
      head = head ?? place
      // Nobody waits for their own goods.
      guard line.pressing > (open[index].isPressing ? 1 : 0) else { continue }
      if let found, found.hold.end(window) <= hold.end(window) { continue }
      found = GoodsLine.Turn(place: place, hold: hold, head: head ?? place)
    }
    return found
  }

  private mutating func findFirstTurn() {
    let turns = lines.values.compactMap(\.turn)
    firstTurn = turns.min {
      ($0.hold.end(window), $0.head) < ($1.hold.end(window), $1.head)
    }
    warnedTurns = turns.filter { $0.hold.warnedAt != nil }.sorted { $0.head < $1.head }
  }
}

extension ClaimBook {
  func write(to state: inout StateWriter) {
    state.value(open)
    state.value(count)
    state.value(lastPlace)
    state.value(closed.values.sorted { $0.number < $1.number })
  }

  mutating func read(from state: inout StateReader) throws(StateProblem) {
    let entries: [ClaimEntry] = try state.value()
    count = try state.value()
    lastPlace = try state.value()
    for entry in try state.value([ClaimEntry].self) { closed[entry.claim.id] = entry }
    for entry in entries {
      if let last = open.last, last.place >= entry.place { throw StateProblem() }
      insert(entry)
    }
    guard lastPlace >= open.last?.place ?? 0 else { throw StateProblem() }
    for goods in lines.keys { findTurn(goods) }
  }
}
