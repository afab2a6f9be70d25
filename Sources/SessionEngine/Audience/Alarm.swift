// LiveHost: what a show cannot go on without, and a connector can watch.
// SPDX-License-Identifier: Apache-2.0

/// What may be lost while the host does not notice. Raw values stand in feed and journal.
package enum Alarm: String, CaseIterable, Sendable {
  case microphone, stream
}

/// A connector says that it is lost, or back.
package struct AlarmNews: Equatable, Sendable {
  package let alarm: Alarm
  package let isLost: Bool

  package init(_ alarm: Alarm, isLost: Bool) {
    self.alarm = alarm
    self.isLost = isLost
  }
}

extension Alarm: StateValue {}
