// LiveHost: the voice of the show: what goes into the queue, and what the host asks of it.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// What the host can ask of the voice besides other settings.
package enum SpeechRequest: Equatable, Sendable {
  /// Be quiet now.
  case quiet
  /// Say the last line again.
  case again
}

/// Turns what happens into lines, by the host's choice of kinds, and hands them out one by one.
/// A value: it knows no socket and no clock.
package struct Announcer: Sendable {
  package private(set) var queue = SpeechQueue()
  private var watch = ShowWatch()
  /// What was handed out last, to be said again.
  private var last: SpokenLine?

  package init() {}

  // MARK: What happens

  package mutating func hear(_ outcome: CommandOutcome, _ view: ShowView) {
    switch outcome {
    case .done(.tick, let events), .done(.audience, let events), .done(.open, let events),
      .done(.recover, let events):
      observe(events, view)
    case .done(_, let events):
      for event in events { take(event, isAsked: true, view) }
    case .rejected(.audience(let message), let rejection):
      add(SpeechWords(view).problem(view.refusedNotice(message, rejection)), view)
    case .rejected(_, let rejection): answer(view.sentence(rejection), view, .problems)
    case .notSaved(_, let reason):
      add(SpeechWords(view).problem(view.words(.notSavedLinear, reason)), view)
    }
  }

  /// What nobody of the house asked for.
  package mutating func observe(_ events: [SessionEvent], _ view: ShowView) {
    for event in events { take(event, isAsked: false, view) }
  }

  private mutating func take(_ event: SessionEvent, isAsked: Bool, _ view: ShowView) {
    switch SpeechWords(view).record(of: event, isAsked: isAsked) {
    case .line(let line): add(line, view)
    case .counted(let line):
      guard !line.text.isEmpty, isWanted(line, view) else { return }
      var lot: Int?
      if case .claimReceived(let claim, _) = event {
        lot = view.session.plan.catalogue.goods(id: claim.goods)?.lot
      }
      queue.count(event, line, lot: lot, at: view.now)
    }
  }

  package mutating func source(_ name: String, _ news: SourceNews, _ view: ShowView) {
    add(SpeechWords(view).source(name, news), view)
  }

  /// A line of a feed that cannot be read; the first is worth a sentence, the others a number.
  package mutating func unreadable(_ sentence: String, _ count: Int, _ view: ShowView) {
    let line = SpeechWords(view).problem(view.rejectedNotice(sentence, count))
    if count == 1 { return add(line, view) }
    if isWanted(line, view) { queue.countUnreadable(line, at: view.now) }
  }

  /// Something the host is told: an answer, a notice, a refusal.
  package mutating func answer(
    _ text: String, _ view: ShowView, _ kind: SpeechKind = .notices
  ) {
    add(SpokenLine(text, kind, .text, view.words.tag, isAsked: true), view)
  }

  /// Looks what the clock makes worth saying; each turn.
  package mutating func look(_ view: ShowView) {
    for line in watch.look(view) { add(line, view) }
    queue.tidy(view.words)
  }

  private mutating func add(_ line: SpokenLine, _ view: ShowView) {
    if isWanted(line, view) { queue.add(line) }
  }

  /// By the kinds that were chosen; undisturbed, only what is important and answers to the host.
  private func isWanted(_ line: SpokenLine, _ view: ShowView) -> Bool {
    let settings = view.settings
    guard settings.speech.isOn, settings.speech.kinds.contains(line.kind) else { return false }
    return !settings.isUndisturbed || line.isAsked || line.priority == .important
  }

  // MARK: What the host asks of the voice

  /// About the voice itself: said whatever kinds were chosen.
  package mutating func sayOfItself(_ text: String, _ view: ShowView) {
    guard view.settings.speech.isOn else { return }
    queue.add(SpokenLine(text, .notices, .text, view.words.tag, isAsked: true))
  }

  package mutating func quiet(_ view: ShowView) { queue.silence(at: view.now) }

  package mutating func again(_ view: ShowView) {
    guard let last else { return sayOfItself(view.words(.nothingSpoken), view) }
    queue.add(SpokenLine(last.text, last.kind, .text, last.language, isAsked: true))
  }

  // MARK: What is next

  /// - Parameter speaking: what is being said now, if anything is.
  package mutating func next(_ view: ShowView, speaking: SpokenLine?) -> Utterance? {
    let next = queue.next(at: view.now, speaking: speaking, view.words)
    if let next { last = next.line }
    return next
  }

  package mutating func said(_ utterance: Utterance, _ view: ShowView) {
    queue.said(utterance, at: view.now)
  }

  package mutating func cutOff(_ utterance: Utterance, _ view: ShowView, isLost: Bool = false) {
    queue.cutOff(utterance, at: view.now, isLost: isLost)
  }

  package mutating func forget() { queue = SpeechQueue() }
}

/// What the host is told of the voice, once each.
package enum SpeechNews: Sendable {
  case lost, back, absent, byProgram
}

extension ShowView {
  /// Lines as one text: a voice hears the end of a line by its full stop.
  package func spoken(_ lines: [String]) -> String {
    let sentences = lines.filter { !$0.isEmpty }.map { line in
      let hasEnd = line.last.map { ".!?:;。！？：；".contains($0) } ?? true
      return hasEnd ? line : line + words(.fullStop)
    }
    return sentences.joined(separator: words(.afterSentence))
  }

  package func speechNotice(_ news: SpeechNews) -> Notice {
    switch news {
    case .lost: Notice(words(.speechLost))
    case .back: Notice(words(.speechBack))
    case .absent: Notice(words(.speechAbsent))
    case .byProgram: Notice(words(.speechByProgram))
    }
  }
}
