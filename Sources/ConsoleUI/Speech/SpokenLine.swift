// LiveHost: a line for the voice: what, how urgent, in which language.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// The five priorities of speech-dispatcher, most urgent first. Raw values are its own words.
package enum SpeechPriority: String, CaseIterable, Comparable, Sendable {
  /// Cuts off everybody else: the stream is lost, or a sale can soon no longer be undone.
  case important
  /// Is always said to its end: sales, orders, problems.
  case message
  /// Answers to the host, and what comes on air; the newest counts.
  case text
  /// What the audience did, summed up; said when nothing else is.
  case notification
  /// How far things are.
  case progress

  package static func < (left: SpeechPriority, right: SpeechPriority) -> Bool {
    left.urgency < right.urgency
  }

  private var urgency: Int {
    switch self {
    case .important: 4
    case .message: 3
    case .text: 2
    case .notification: 1
    case .progress: 0
    }
  }
}

/// What can be spoken, or left out, each for itself. Raw values stand in `settings.json` and are
/// the words of the command `speak`.
package enum SpeechKind: String, CaseIterable, Sendable {
  case sales, orders, claims, questions, chat, arrivals, gifts, onAir, notices, problems, undo
  case stream, progress
  /// Where the focus is, when it moves.
  case focus
}

/// One thing to say. The text holds no control character and no line end, whatever it was made of.
package struct SpokenLine: Equatable, Sendable {
  /// What several lines that wait can become one of, without losing any.
  package enum Gathering: Equatable, Sendable {
    /// Sales by number, with units and money.
    case sales(numbers: [Int], units: Int, total: Money)
    case problems(count: Int, newest: String)
  }

  package let text: String
  package let kind: SpeechKind
  package let priority: SpeechPriority
  /// A BCP 47 tag: `zh`, `en`, or the language of a translation.
  package let language: String
  /// The host did something and this is the answer: it is said before what others do.
  package let isAsked: Bool
  package let gathering: Gathering?

  package init(
    _ text: String, _ kind: SpeechKind, _ priority: SpeechPriority, _ language: String,
    isAsked: Bool = false, gathering: Gathering? = nil
  ) {
    self.text = SpokenLine.clean(text)
    self.kind = kind
    self.priority = priority
    self.language = language
    self.isAsked = isAsked
    self.gathering = gathering
  }

  /// Longer texts are cut: nobody listens for two minutes.
  private static let limit = 1000

  /// The real names, but nothing that is no text: control and direction characters go, and every
  /// white space is one space (accessibility rule T20).
  static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var count = 0
    var isAfterSpace = true
    for scalar in text.unicodeScalars {
      if count == limit {
        scalars.append("…")
        isAfterSpace = false
        break
      }
      if scalar.properties.isWhitespace {
        if !isAfterSpace { scalars.append(" ") }
        isAfterSpace = true
        continue
      }
      if isDropped(scalar) { continue }
      scalars.append(scalar)
      isAfterSpace = false
      count += 1
    }
    if isAfterSpace, !scalars.isEmpty { scalars.removeLast() }
    return String(scalars)
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .unassigned, .privateUse: true
    // Direction marks and isolates, tags and the like; joiners belong to words in some scripts.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }
}
