// LiveHost: what waits to be said, and what is said next.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// Something handed to the voice; it comes back when it was not said.
package struct Utterance: Sendable {
  package let line: SpokenLine
  /// What the line sums up.
  let digest: SpeechDigest?
  /// How often it was cut off before.
  fileprivate(set) var cuts = 0

  init(_ line: SpokenLine, digest: SpeechDigest? = nil) {
    self.line = line
    self.digest = digest
  }
}

/// Lines that wait. One notification waits at most; of answers the newest of each kind; sales,
/// orders and problems all wait, and become one line when there are many. All times are given.
package struct SpeechQueue: Sendable {
  /// Each of so many waiting sales, or problems, gets its own line.
  private static let singleLimit = 3
  /// Who is always cut off by another program shall not repeat itself for ever.
  private static let cutLimit = 3
  private static let answerLimit = 4
  /// Beyond these, messages are gathered at once and not only when they are said.
  private static let messageLimit = 50
  /// A burst is gathered so long before it is summed up.
  static let gathering: Duration = .milliseconds(1500)
  /// Peace between two summaries, when somebody waits for the host …
  static let urgentPause: Duration = .seconds(8)
  /// … and when nobody does: as long as between two digests of the linear console.
  static let calmPause: Duration = .seconds(20)
  /// After the host has silenced the voice, it begins no new line for so long.
  static let silence: Duration = .seconds(5)

  private var important: [Utterance] = []
  private var messages: [Utterance] = []
  private var answers: [SpokenLine] = []
  private var digest = SpeechDigest()
  private var digestSince: Instant?
  private var lastDigest: Instant?
  private var progress: SpokenLine?
  private var quietUntil: Instant?

  package init() {}

  package var isEmpty: Bool { important.isEmpty && messages.isEmpty && isIdle && progress == nil }

  private var isIdle: Bool { answers.isEmpty && digest.isEmpty }

  /// How many lines of each priority wait.
  package func count(_ priority: SpeechPriority) -> Int {
    switch priority {
    case .important: important.count
    case .message: messages.count
    case .text: answers.count
    case .notification: digest.isEmpty ? 0 : 1
    case .progress: progress == nil ? 0 : 1
    }
  }

  package mutating func add(_ line: SpokenLine) {
    guard !line.text.isEmpty else { return }
    switch line.priority {
    case .important:
      if !important.contains(where: { $0.line == line }) { important.append(Utterance(line)) }
    case .message:
      messages.append(Utterance(line))
    case .text, .notification:
      answers.removeAll { $0.kind == line.kind && $0.isAsked == line.isAsked }
      answers.append(line)
      if answers.count > SpeechQueue.answerLimit { answers.removeFirst() }
    case .progress: progress = line
    }
    if line.isAsked { quietUntil = nil }
  }

  /// Counts an event into the summary.
  /// - Parameter lot: the number of the goods, for a claim.
  package mutating func count(
    _ event: SessionEvent, _ line: SpokenLine, lot: Int? = nil, at now: Instant
  ) {
    digest.add(event, line, lot: lot)
    if digestSince == nil { digestSince = now }
  }

  /// Counts a line of a feed that cannot be read.
  package mutating func countUnreadable(_ line: SpokenLine, at now: Instant) {
    digest.add(.unreadable, line)
    if digestSince == nil { digestSince = now }
  }

  /// The host wants silence: what chatters is forgotten, what is owed waits for a moment. Asked a
  /// second time within that moment, that is forgotten too.
  package mutating func silence(at now: Instant) {
    answers = []
    digest = SpeechDigest()
    digestSince = nil
    progress = nil
    important = []
    if let quietUntil, now < quietUntil { messages = [] }
    quietUntil = now + SpeechQueue.silence
  }

  // MARK: What is next

  /// Takes the next line.
  /// - Parameter speaking: what is being said now, if anything is.
  package mutating func next(
    at now: Instant, speaking: SpokenLine?, _ words: Words
  ) -> Utterance? {
    if !important.isEmpty {
      return speaking?.priority == .important ? nil : important.removeFirst()
    }
    if let quietUntil, now < quietUntil { return nil }
    if let place = answers.firstIndex(where: { cuts($0, speaking) }) {
      return Utterance(answers.remove(at: place))
    }
    if let first = messages.first, cuts(first.line, speaking) {
      gatherMessages(words)
      return messages.removeFirst()
    }
    guard speaking == nil else { return nil }
    if isDigestDue(at: now) { return takeDigest(words) }
    guard let line = progress, digest.isEmpty else { return nil }
    progress = nil
    return Utterance(line)
  }

  /// When `next` may have something that it does not have now.
  package func nextAt(_ now: Instant) -> Instant? {
    guard !isEmpty else { return nil }
    let due = digest.isEmpty ? nil : digestDue
    guard let quietUntil, now < quietUntil else { return due }
    return max(quietUntil, due ?? quietUntil)
  }

  /// Whether a line may be said while another is: answers cut off what the host did not ask for
  /// and older answers; what others do waits until an answer is over.
  private func cuts(_ line: SpokenLine, _ speaking: SpokenLine?) -> Bool {
    guard let speaking else {
      // Who asked is answered before anything else.
      return line.isAsked || line.priority == .message || messages.isEmpty
    }
    if speaking.priority <= .notification { return line.priority > .notification }
    return line.isAsked && speaking.priority == .text
  }

  private var digestDue: Instant? {
    guard let digestSince else { return nil }
    let gathered = digestSince + SpeechQueue.gathering
    guard let lastDigest else { return gathered }
    let pause = digest.isUrgent ? SpeechQueue.urgentPause : SpeechQueue.calmPause
    return max(gathered, lastDigest + pause)
  }

  private func isDigestDue(at now: Instant) -> Bool {
    guard !digest.isEmpty, let due = digestDue else { return false }
    return now >= due
  }

  private mutating func takeDigest(_ words: Words) -> Utterance {
    defer {
      digest = SpeechDigest()
      digestSince = nil
    }
    return Utterance(digest.line(words), digest: digest)
  }

  // MARK: What became of it

  package mutating func said(_ utterance: Utterance, at now: Instant) {
    if utterance.digest != nil { lastDigest = now }
  }

  /// Takes back what was not said to its end, unless the host silenced it; an answer is not worth
  /// repeating.
  /// - Parameter isLost: the voice is gone, and nobody cut it off.
  package mutating func cutOff(_ utterance: Utterance, at now: Instant, isLost: Bool = false) {
    var utterance = utterance
    if !isLost { utterance.cuts += 1 }
    if let earlier = utterance.digest {
      lastDigest = now
      digest.add(earlier: earlier)
      digestSince = digestSince ?? now
    } else if utterance.cuts < SpeechQueue.cutLimit {
      switch utterance.line.priority {
      case .important: important.insert(utterance, at: 0)
      case .message: messages.insert(utterance, at: 0)
      case .text, .notification, .progress: break
      }
    }
  }

  // MARK: Many at once

  /// Keeps the queue small while nobody speaks.
  package mutating func tidy(_ words: Words) {
    if messages.count > SpeechQueue.messageLimit { gatherMessages(words) }
  }

  /// Sales that wait become one line with all their numbers, problems one with their count.
  private mutating func gatherMessages(_ words: Words) {
    for matter in SpeechGathering.allCases {
      let lines = messages.map(\.line).filter(matter.holds)
      guard lines.count > SpeechQueue.singleLimit, let line = matter.gather(lines, words),
        let place = messages.firstIndex(where: { matter.holds($0.line) })
      else { continue }
      messages.removeAll { matter.holds($0.line) }
      messages.insert(Utterance(line), at: place)
    }
  }
}
