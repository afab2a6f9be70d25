// LiveHost: a full-screen program in a terminal of its own, and somebody at the keys.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SystemIO

/// Types keys and sees when they are painted. Meanwhile its feed goes on.
final class Typist {
  let child: ChildProcess
  private let feed: (any ChatFeed)?
  /// What the program has written since the last key.
  private var painted: [UInt8] = []
  private var dice = SeededGenerator(seed: 1)
  private static let keyLimit: Int64 = 5000

  init(
    _ command: [String], home: String, feed: (any ChatFeed)? = nil
  ) throws(SystemError) {
    self.feed = feed
    child = try ChildProcess(
      command, .terminal(columns: 80, rows: 24),
      environment: [
        "LIVEHOST_DATA": home, "LIVEHOST_FIRST": "0", "HOME": home, "TERM": "xterm-256color",
        "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8",
      ])
    child.output.setNonBlocking(true)
  }

  func end() {
    child.end()
    _ = child.wait()
  }

  /// Nanoseconds of the moment of typing.
  @discardableResult
  func type(_ keys: String) throws(SystemError) -> Int64 {
    painted.removeAll(keepingCapacity: true)
    let start = MachineClock.monotonicNanoseconds()
    try child.output.writeAll(Array(keys.utf8))
    return start
  }

  /// Milliseconds until one of the texts has been painted as a whole; nil when that takes too long.
  func wait(for texts: String..., since start: Int64) -> Double? {
    let wanted = texts.map { Array($0.utf8) }
    let end = start + Typist.keyLimit * 1_000_000
    while true {
      let now = MachineClock.monotonicNanoseconds()
      if wanted.contains(where: isPainted) { return Double(now - start) / 1e6 }
      guard now < end else { return nil }
      _ = look((end - now) / 1_000_000 + 1)
    }
  }

  /// Takes what is painted for so long.
  func rest(_ milliseconds: Int64) {
    let end = MachineClock.monotonicNanoseconds() + milliseconds * 1_000_000
    while case let left = end - MachineClock.monotonicNanoseconds(), left > 0 {
      look(left / 1_000_000 + 1)
    }
  }

  /// Until a program has nothing more to paint.
  func settle() {
    rest(1000)
    while look(300) {}
  }

  /// How often a character was painted since the last key.
  func count(_ character: UInt8) -> Int { painted.count { $0 == character } }

  /// - Returns: whether something came.
  @discardableResult
  private func look(_ wait: Int64) -> Bool {
    feed?.step()
    let isFed = feed?.pump?.isAtWork ?? false
    let ready = Poller.ready(
      reading: [child.output.number] + (feed?.reading ?? []), writing: feed?.pump?.writing ?? [],
      timeout: isFed ? min(wait, 1) : wait)
    guard ready.contains(child.output.number) else { return false }
    if painted.count > 1 << 20 { painted.removeAll(keepingCapacity: true) }
    guard case .bytes? = try? child.output.read(into: &painted, limit: 65_536) else { return false }
    return true
  }

  private func isPainted(_ text: [UInt8]) -> Bool {
    guard painted.count >= text.count else { return false }
    return (0...painted.count - text.count).contains { painted[$0...].starts(with: text) }
  }

  // MARK: Measuring

  /// Types characters into a line of text, one by one, each painted before the next.
  func probe(_ count: Int) throws(SystemError) -> KeyTimes {
    var times = KeyTimes()
    for number in 0..<count {
      if number % 20 == 19 { try clear() }
      // Characters that nothing else on these screens has, and never twice the same: a terminal
      // may be told to repeat one.
      let mark = number % 2 == 0 ? "~" : "^"
      times.add(wait(for: mark, since: try type(mark)))
      // As people press keys.
      rest(60 + Int64(dice.below(60)))
    }
    try clear()
    return times
  }

  /// Types faster than anything can be painted: every character has to be there in the end.
  func burst(_ count: Int) throws(SystemError) -> Int {
    try type(String(repeating: "~^", count: count / 2))
    let start = MachineClock.monotonicNanoseconds()
    while self.count(0x7E) + self.count(0x5E) < count,
      MachineClock.monotonicNanoseconds() - start < Typist.keyLimit * 1_000_000
    {
      look(10)
    }
    let lost = max(0, count - self.count(0x7E) - self.count(0x5E))
    try clear()
    return lost
  }

  private func clear() throws(SystemError) {
    try type("\u{15}")
    rest(150)
  }
}

/// How long keys took to be painted, in milliseconds, and how many never were.
struct KeyTimes {
  private(set) var milliseconds: [Double] = []
  private(set) var lost = 0

  mutating func add(_ time: Double?) {
    if let time { milliseconds.append(time) } else { lost += 1 }
  }

  mutating func add(_ other: KeyTimes) {
    milliseconds += other.milliseconds
    lost += other.lost
  }

  var median: Double { Measure.median(milliseconds) }

  /// Of a hundred keys the slowest but one.
  var p99: Double {
    let sorted = milliseconds.sorted()
    return sorted.isEmpty ? 0 : sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
  }

  var text: String {
    "p50 \(Measure.rounded(median, 3)) ms, p99 \(Measure.rounded(p99, 3)) ms, \(lost) lost"
  }
}
