// LiveHost: the one notification that may wait: what the audience did, summed up.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// Gathers what is summed up, until the voice is free and the host has had some peace.
struct SpeechDigest: Equatable, Sendable {
  private var tally = AudienceTally()
  /// The first few in full: on a quiet evening a name is worth more than a number.
  private var lines: [SpokenLine] = []
  private(set) var isUrgent = false
  /// How many are said in full when there are no more than these.
  private static let fullLimit = 2

  var isEmpty: Bool { tally.isEmpty }

  mutating func add(_ event: SessionEvent, _ line: SpokenLine, lot: Int?) {
    if let lot { tally.add(claimFor: lot) } else { tally.count(event) }
    if lot != nil || line.kind == .questions { isUrgent = true }
    // Likes come by the hundred and say the same.
    if lines.count <= SpeechDigest.fullLimit { lines.append(line) }
  }

  mutating func add(_ matter: AudienceTally.Matter, _ line: SpokenLine) {
    tally.add(matter)
    if lines.count <= SpeechDigest.fullLimit { lines.append(line) }
  }

  /// What was to be said earlier and was not, and what has come since.
  mutating func add(earlier: SpeechDigest) {
    tally.add(earlier.tally)
    isUrgent = isUrgent || earlier.isUrgent
    lines = Array((earlier.lines + lines).prefix(SpeechDigest.fullLimit + 1))
  }

  func line(_ words: Words) -> SpokenLine {
    let isFew = lines.count <= SpeechDigest.fullLimit
    let text =
      isFew ? lines.map(\.text).joined(separator: " ") : words(.spokenLately, tally.text(words))
    let kind = lines.first?.kind ?? .arrivals
    return SpokenLine(text, kind, .notification, words.tag)
  }
}
