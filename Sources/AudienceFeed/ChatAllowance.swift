// LiveHost: how much plain chat is kept whole.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// Plain chat lines are kept whole up to a pace that no reader comes near; what is beyond is
/// counted (Docs/Decisions/0015-floods.md). What was saved up in quiet times may come at once.
package struct ChatAllowance: Sendable {
  package static let linesPerSecond: Int64 = 2000
  /// The most that is saved up.
  package static let savings: Int64 = 4000

  /// Thousandths of a line.
  private var left = ChatAllowance.savings * 1000
  private var filledAt: Instant?

  package init() {}

  /// Time has passed.
  package mutating func fill(at now: Instant) {
    defer { filledAt = now }
    guard let filledAt, now > filledAt else { return }
    // Saved up in two seconds at most, however long it was quiet.
    let span = min(now.milliseconds - filledAt.milliseconds, 2000)
    left = min(ChatAllowance.savings * 1000, left + span * ChatAllowance.linesPerSecond)
  }

  package var isUsedUp: Bool { left < 1000 }

  /// A chat line was kept.
  package mutating func spend() { left = max(0, left - 1000) }
}
