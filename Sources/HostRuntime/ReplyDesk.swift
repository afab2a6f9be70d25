// LiveHost: what goes back to the platforms' chats, and how much of it.
// SPDX-License-Identifier: Apache-2.0

import ConsoleUI
import JSONLines
import SessionEngine

/// Writes `say` lines (contract §3). What LiveHost says by itself is limited; what the host says is
/// not: that limit is the connector's and the platform's.
struct ReplyDesk {
  /// Greetings and thanks in any minute; more would be noise, and platforms punish it.
  var settings = ReplySettings()
  private var recent: [Instant] = []
  private var count = 0

  /// What the host said is sent; what is said by itself only while that is switched on.
  mutating func line(for event: SessionEvent, isAutomatic: Bool, at now: Instant) -> [UInt8]? {
    switch event {
    case .said(let text), .questionAnswered(_, .some(let text)): return line(text)
    case .greeted(_, _, let text), .thanked(_, let text), .claimLapsed(_, let text),
      .claimPromoted(_, _, let text):
      guard isAutomatic, settings.isOn, !text.isEmpty else { return nil }
      recent.removeAll { now.since($0) >= .seconds(60) }
      guard recent.count < settings.perMinute else { return nil }
      recent.append(now)
      return line(text)
    default: return nil
    }
  }

  private mutating func line(_ text: String) -> [UInt8] {
    count += 1
    var writer = JSONWriter()
    writer.object {
      $0.field("v", 1)
      $0.field("kind", "say")
      $0.field("id", "say-\(count)")
      $0.field("text", text)
    }
    return writer.bytes + [0x0A]
  }
}
