// LiveHost: how long to wait before the next try to connect.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed

/// Waits that double, each shortened by chance, so that a thousand clients of a server that has
/// started again do not come back in the same instant.
struct Backoff: Sendable {
  /// Milliseconds.
  static let longest: Int64 = 60_000
  private static let first: Int64 = 300
  /// After so long a connection, trouble is new trouble.
  static let steady: Int64 = 30_000

  private var tries = 0

  /// The wait before the next try, in milliseconds: at once (0.15–0.3 s), then 0.5–1 s, 1–2 s …
  /// 30–60 s.
  mutating func next(_ generator: inout SeededGenerator) -> Int64 {
    let doubled = tries == 0 ? Backoff.first : Int64(1000) << min(tries - 1, 6)
    let limit = min(doubled, Backoff.longest)
    tries += 1
    return limit - Int64(generator.below(Int(limit / 2) + 1))
  }

  mutating func reset() { tries = 0 }
}

/// Notices a connection that is dead though nobody has closed it.
struct KeepAlive: Sendable {
  /// Milliseconds of silence before we ask, and again before we give up.
  let limit: Int64
  private var heardAt: Int64 = 0
  private var askedAt: Int64?
  /// While we do not read, silence means nothing.
  private var isPaused = false

  enum Step { case wait, ask, giveUp }

  init(limit: Int64) {
    self.limit = limit
  }

  mutating func heard(at now: Int64) {
    heardAt = now
    askedAt = nil
  }

  mutating func pause(_ isPaused: Bool, at now: Int64) {
    self.isPaused = isPaused
    heard(at: now)
  }

  /// When `step` has something to say; nil while paused.
  var nextAt: Int64? { isPaused ? nil : (askedAt ?? heardAt) + limit }

  mutating func step(at now: Int64) -> Step {
    guard let nextAt, now >= nextAt else { return .wait }
    if askedAt != nil { return .giveUp }
    askedAt = now
    return .ask
  }
}
