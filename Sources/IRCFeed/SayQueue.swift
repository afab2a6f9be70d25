// LiveHost: what the console wants said, until it may be said.
// SPDX-License-Identifier: Apache-2.0

import JSONLines

/// Texts that wait for their turn. When it is full the oldest stay and new ones are dropped and
/// counted: an answer that was promised first is given first.
package struct SayQueue: Sendable {
  /// Lines to the channel; at 20 in 30 s, two and a half minutes.
  package static let capacity = 100
  /// The host is told of dropped texts at most this often, in milliseconds.
  package static let tellingPause: Int64 = 30_000

  private var parts: [String] = []
  private var dropped = 0
  private var tellAt: Int64 = .min

  package init() {}

  package var isEmpty: Bool { parts.isEmpty }

  /// Takes all parts of a text, or none.
  package mutating func add(_ text: [String]) {
    if parts.count + text.count <= SayQueue.capacity {
      parts += text
    } else {
      dropped += 1
    }
  }

  /// Call only when there is one.
  package mutating func next() -> String { parts.removeFirst() }

  /// When the host is to be told of dropped texts; nil when there are none.
  package var noticeAt: Int64? { dropped == 0 ? nil : tellAt }

  /// How many texts were dropped since the last time; 0 when it is not yet time to tell.
  package mutating func takeDropped(at now: Int64) -> Int {
    guard dropped > 0, now >= tellAt else { return 0 }
    defer { dropped = 0 }
    tellAt = now + SayQueue.tellingPause
    return dropped
  }

  /// The text of a `say` line of the console; nil for any other line.
  package static func text(of line: ArraySlice<UInt8>) -> String? {
    guard let view = try? JSONTape().parse(line), view["v"]?.integer == 1,
      view["kind"]?.string == "say"
    else { return nil }
    return view["text"]?.string
  }
}
