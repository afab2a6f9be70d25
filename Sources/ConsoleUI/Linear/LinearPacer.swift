// LiveHost: so many lines a minute that a screen reader keeps up.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Gives out the lines nobody asked for, never more than so many in any 60 seconds. Vital lines
/// go first, and a part of the room is kept for them; what does not fit is counted for a digest.
/// It is told the time, so that equal shows give equal lines.
struct LinearPacer {
  private static let window: Duration = .seconds(60)
  /// Orders that wait longer than this many lines become one line.
  private static let ordersWaiting = 5

  /// When each line of the last minute was said.
  private var said: [Instant] = []
  private var vital: [UnaskedLine] = []
  private var others: [UnaskedLine] = []

  init() {}

  mutating func add(_ line: UnaskedLine) {
    if line.isVital {
      vital.append(line)
    } else {
      // What was on air before is of no use to anybody now.
      if line.kind == .onAir { others.removeAll { $0.kind == .onAir } }
      others.append(line)
    }
  }

  /// Whether a digest may be said now.
  mutating func hasRoomForDigest(at now: Instant, limit: Int) -> Bool {
    forget(before: now)
    return said.count < room(for: .digest, limit) && !others.contains { $0.kind == .digest }
  }

  /// A third of the room is for what is vital alone, and a third for that and for what sums up:
  /// single greetings and claims can never drive out the digest that counts them.
  private func room(for kind: UnaskedLine.Kind, _ limit: Int) -> Int {
    switch kind {
    case .vital, .order: limit
    case .onAir, .digest, .turn: limit - limit / 3
    case .claim, .counted: limit - limit / 3 * 2
    }
  }

  private mutating func forget(before now: Instant) {
    if let first = said.first, now.since(first) < LinearPacer.window { return }
    said.removeAll { now.since($0) >= LinearPacer.window }
  }

  /// What is vital and may be said now, folded.
  mutating func take(
    at now: Instant, limit: Int, _ words: Words, fold: (String) -> [String]
  ) -> [String] {
    guard !vital.isEmpty else { return [] }
    forget(before: now)
    var lines: [String] = []
    var waiting = vital[...]
    while let line = waiting.first, say(line, now, limit, fold, &lines) { waiting.removeFirst() }
    vital = merged(Array(waiting), words)
    return lines
  }

  /// What may be said now, folded; what has to be counted instead goes to `counted`.
  mutating func take(
    at now: Instant, limit: Int, _ words: Words, fold: (String) -> [String],
    counted: (UnaskedLine) -> Void
  ) -> [String] {
    guard !vital.isEmpty || !others.isEmpty else { return [] }
    forget(before: now)
    var lines = take(at: now, limit: limit, words, fold: fold)
    let isFree = vital.isEmpty
    others = others.filter { line in
      if isFree, say(line, now, limit, fold, &lines) { return false }
      // What is on air and what sums up wait for their turn.
      if !line.isCountable { return true }
      counted(line)
      return false
    }
    return lines
  }

  /// - Returns: whether there was room for it.
  private mutating func say(
    _ line: UnaskedLine, _ now: Instant, _ limit: Int, _ fold: (String) -> [String],
    _ lines: inout [String]
  ) -> Bool {
    let folded = fold(line.text)
    // A line that alone is longer than a minute's room is said after a minute of silence.
    guard said.count + folded.count <= room(for: line.kind, limit) || said.isEmpty else {
      return false
    }
    lines += folded
    said += Array(repeating: now, count: folded.count)
    return true
  }

  /// Many orders in a row are one line, with their numbers, count and sum.
  private func merged(_ lines: [UnaskedLine], _ words: Words) -> [UnaskedLine] {
    guard lines.count > LinearPacer.ordersWaiting else { return lines }
    var merged: [UnaskedLine] = []
    for line in lines {
      if case .order(let sum) = line.kind, case .order(let before)? = merged.last?.kind,
        let both = before.adding(sum)
      {
        merged[merged.count - 1] = UnaskedLine(.order(both), both.line(words))
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  /// What is vital and still waits, for the end of a show.
  mutating func rest(_ words: Words) -> [String] {
    defer { (vital, others) = ([], []) }
    return merged(vital, words).map(\.text)
  }
}
