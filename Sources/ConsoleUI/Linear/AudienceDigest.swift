// LiveHost: the audience, summed up for plain lines.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Says now and then what people did, so that nobody has to read all of it:
/// `In the last 20 s: 3 new viewers, 2 questions, 1 claim for number 4.`
struct AudienceDigest {
  private var since: Instant?
  private var tally = AudienceTally()
  private var newestQuestion: String?

  init() {}

  /// What has no line of its own.
  mutating func count(_ event: SessionEvent) {
    tally.count(event)
    if case .chatReceived(_, let text, .question, _, _) = event { newestQuestion = text }
  }

  /// A line for which there was no room.
  mutating func count(_ line: UnaskedLine) {
    switch line.kind {
    case .claim(let lot): tally.add(claimFor: lot)
    case .turn: tally.add(.turns)
    case .counted(let matter): tally.add(matter)
    case .vital, .order, .onAir, .digest: break
    }
  }

  /// The digest, should it be due and there be something to tell.
  /// - Parameter hasRoom: whether this may be said now; it goes on counting otherwise.
  mutating func take(
    at now: Instant, _ settings: LinearSettings, _ words: Words, hasRoom: (String) -> Bool
  ) -> String? {
    guard let since else {
      self.since = now
      return nil
    }
    // Whoever wants no digests gets none, not even of what did not fit.
    guard settings.digestSeconds > 0 else {
      self = AudienceDigest()
      self.since = now
      return nil
    }
    guard now.since(since) >= .seconds(settings.digestSeconds) else { return nil }
    if settings.digestDetail == .brief {
      tally.forget(.lines)
      tally.forget(.likes)
    }
    guard !tally.isEmpty else {
      self.since = now
      return nil
    }
    let seconds = String(now.since(since).wholeSeconds)
    var text = words(.digest, seconds, tally.text(words))
    if settings.digestDetail == .full, let newestQuestion {
      text += words(.digestAsked, newestQuestion)
    }
    guard hasRoom(text) else { return nil }
    self = AudienceDigest()
    self.since = now
    return text
  }
}
