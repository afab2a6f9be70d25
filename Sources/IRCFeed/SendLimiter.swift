// LiveHost: how often we may speak in the channel.
// SPDX-License-Identifier: Apache-2.0

/// At most `count` messages in any `span`.
package struct SendLimit: Equatable, Sendable {
  package let count: Int
  /// Milliseconds.
  package let span: Int64

  /// The platforms count 30 s on their side of the network; a second more keeps us below when
  /// messages bunch up on the way.
  private static let window: Int64 = 31_000

  /// Twitch: 20 messages in 30 s (dev.twitch.tv, "Rate limits").
  package static let viewer = SendLimit(count: 20, span: window)
  /// Twitch: 100 in 30 s for broadcaster and moderators.
  package static let moderator = SendLimit(count: 100, span: window)
  /// RFC 1459 §8.10: a server takes five lines at once, then one every two seconds, and
  /// disconnects those who go on.
  package static let flood = SendLimit(count: 5, span: 10_000)
}

/// A sliding window over the times of what was sent. It outlives a connection: platforms count by
/// account.
package struct SendLimiter: Sendable {
  /// When the newest messages were sent, oldest first; no limit looks further back.
  private var times: [Int64] = []

  package init() {}

  /// When the next message may go, in milliseconds of the monotonic clock; may be in the past.
  package func readyAt(_ limits: [SendLimit]) -> Int64 {
    limits.map { limit in
      times.count < limit.count ? Int64.min : times[times.count - limit.count] + limit.span
    }.max() ?? .min
  }

  /// One message goes now.
  package mutating func take(at now: Int64) {
    if times.count == SendLimit.moderator.count { times.removeFirst() }
    times.append(now)
  }
}
