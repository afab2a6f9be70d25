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
  /// The line that was said last.
  private var newest: [String] = []

  init() {}

  mutating func add(_ line: UnaskedLine) {
    if line.isHurried {
      vital.insert(line, at: vital.prefix { $0.isHurried }.count)
    } else if line.isVital {
      vital.append(line)
    } else {
      // What was on air before is of no use to anybody now.
      if line.kind == .onAir { others.removeAll { $0.kind == .onAir } }
      others.append(line)
    }
  }

  /// Whether a digest of so many lines may be said now. It says what was "in the last 20 s": one
  /// that has to wait for orders, or for room, is better made later.
  mutating func hasRoomForDigest(of lines: Int, at now: Instant, limit: Int) -> Bool {
    forget(before: now)
    return vital.isEmpty && !others.contains { $0.kind == .digest }
      && hasRoom(for: .digest, lines, limit)
  }

  /// A line that alone is longer than a minute's room is said after a minute of silence.
  private func hasRoom(for kind: UnaskedLine.Kind, _ lines: Int, _ limit: Int) -> Bool {
    said.count + lines <= room(for: kind, limit) || said.isEmpty
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
  /// - Parameter current: the line as it is true now; nil when it no longer is.
  mutating func take(
    at now: Instant, limit: Int, _ words: Words, fold: (String) -> [String],
    current: (UnaskedLine) -> String? = { $0.text }
  ) -> [String] {
    guard !vital.isEmpty else { return [] }
    forget(before: now)
    vital.removeAll { current($0) == nil }
    var lines: [String] = []
    var waiting = vital[...]
    while let line = waiting.first, let text = current(line),
      say(text, line.kind, now, limit, fold, &lines)
    {
      waiting.removeFirst()
    }
    vital = merged(Array(waiting), words)
    return lines
  }

  /// What may be said now, folded; what has to be counted instead goes to `counted`.
  mutating func take(
    at now: Instant, limit: Int, _ words: Words, fold: (String) -> [String],
    current: (UnaskedLine) -> String? = { $0.text }, counted: (UnaskedLine) -> Void
  ) -> [String] {
    guard !vital.isEmpty || !others.isEmpty else { return [] }
    forget(before: now)
    var lines = take(at: now, limit: limit, words, fold: fold, current: current)
    let isFree = vital.isEmpty
    others = others.filter { line in
      if isFree, let text = current(line), say(text, line.kind, now, limit, fold, &lines) {
        return false
      }
      // What is on air and what sums up wait for their turn.
      if !line.isCountable { return true }
      counted(line)
      return false
    }
    return lines
  }

  /// - Returns: whether there was room for it.
  private mutating func say(
    _ text: String, _ kind: UnaskedLine.Kind, _ now: Instant, _ limit: Int,
    _ fold: (String) -> [String], _ lines: inout [String]
  ) -> Bool {
    let folded = fold(text)
    guard hasRoom(for: kind, folded.count, limit) else { return false }
    lines += folded
    newest = [text]
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

  /// The line said last, once.
  mutating func takeNewest() -> [String] {
    defer { newest = [] }
    return newest
  }

  /// What is vital and still waits, for the end of a show.
  mutating func rest(_ words: Words) -> [String] {
    defer { (vital, others) = ([], []) }
    return merged(vital.filter { !$0.isHurried }, words).map(\.text)
  }
}
