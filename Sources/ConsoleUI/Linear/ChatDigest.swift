// LiveHost: what the audience did since the last line about it.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Counts what people say and do, so that nobody has to read all of it.
struct ChatDigest {
  private static let interval: Duration = .seconds(20)
  private var since: Instant?
  private var tally = AudienceTally()

  /// - Parameter hasLine: it has been printed in full.
  mutating func count(_ event: SessionEvent, hasLine: Bool) {
    if !hasLine { tally.count(event) }
  }

  mutating func take(at now: Instant, _ words: Words) -> String? {
    guard let since else {
      self.since = now
      return nil
    }
    guard now.since(since) >= ChatDigest.interval else { return nil }
    self.since = now
    guard !tally.isEmpty else { return nil }
    defer { tally = AudienceTally() }
    return words(.lately, tally.text(words))
  }
}
