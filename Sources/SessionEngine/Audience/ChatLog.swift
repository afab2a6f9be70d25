// LiveHost: the chat as the host sees it: the newest lines, marked.
// SPDX-License-Identifier: Apache-2.0

/// What a chat line is to the host; words on the screen say it.
package enum ChatMark: String, Sendable {
  case none, newcomer, question, claim, old, host, system
  /// Not shown, only counted.
  case muted
}

/// Whether somebody is heard for the first time; the screen says it in words.
package enum SpeakerMark: String, Sendable {
  case known
  /// Here for the first time ever, and just come.
  case newcomer
  /// Has been here for a while or on another day, and speaks only now.
  case firstWords
}

/// One line of the chat.
package struct ChatLine: Equatable, Sendable {
  package let viewer: Viewer?
  package let text: String
  package let mark: ChatMark
  package let at: Instant
  package var speaker = SpeakerMark.known
}

/// The newest lines, oldest first; older ones are only in the journal.
package struct ChatLog: Sendable {
  package static let capacity = 200

  private var lines: [ChatLine] = []
  private var start = 0
  /// Every line there ever was.
  package private(set) var count = 0

  mutating func append(_ line: ChatLine) {
    count += 1
    if lines.count < ChatLog.capacity { return lines.append(line) }
    lines[start] = line
    start = (start + 1) % ChatLog.capacity
  }

  /// Takes out lines that are muted now; they stay counted, and in the journal.
  mutating func remove(where isGone: (ChatLine) -> Bool) {
    let kept = newest(ChatLog.capacity).filter { !isGone($0) }
    guard kept.count < lines.count else { return }
    lines = kept
    start = 0
  }

  /// The newest `limit` lines, oldest first.
  package func newest(_ limit: Int) -> [ChatLine] {
    let shown = min(max(0, limit), lines.count)
    return (lines.count - shown..<lines.count).map { lines[(start + $0) % lines.count] }
  }
}

extension ChatLog: StateValue {
  func write(to state: inout StateWriter) {
    state.value(newest(ChatLog.capacity))
    state.value(count)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    lines = try state.value()
    count = try state.value()
    guard lines.count <= ChatLog.capacity, lines.count <= count else { throw StateProblem() }
  }
}
