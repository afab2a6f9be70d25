// LiveHost: what each event, outcome and notice says aloud.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// What the voice makes of an event.
package enum SpeechRecord: Equatable, Sendable {
  /// It is said by itself.
  case line(SpokenLine)
  /// It is summed up with others; alone, it is said in these words.
  case counted(SpokenLine)
}

/// The sentences of the voice. They are those of the linear console: what can be read can be
/// heard, in the same words (accessibility rule T11).
package struct SpeechWords {
  private let view: ShowView
  private var words: Words { view.words }
  private var language: String { words.tag }

  package init(_ view: ShowView) {
    self.view = view
  }

  /// - Parameter isAsked: the host's own command led to it.
  package func record(of event: SessionEvent, isAsked: Bool) -> SpeechRecord {
    let (kind, priority) = SpeechWords.place(of: event, isAsked: isAsked)
    let words = isInShowLanguage(event) ? Words(view.session.plan.language) : self.words
    let report = LinearReport(view, words, isSpoken: true)
    let text = report.line(for: event, isAsked: isAsked) ?? counted(event)
    let line = SpokenLine(
      text, kind, priority, words.tag, isAsked: isAsked, gathering: gathering(event))
    return priority == .notification ? .counted(line) : .line(line)
  }

  /// What is said to the audience is in the language of the show.
  private func isInShowLanguage(_ event: SessionEvent) -> Bool {
    switch event {
    case .greeted, .thanked, .said, .sessionOpened, .closingStarted: true
    default: false
    }
  }

  /// An event that has no line of its own, alone in a tally; chat is read out.
  private func counted(_ event: SessionEvent) -> String {
    switch event {
    case .chatReceived(let viewer, let text, let mark, _, _):
      return words(mark == .question ? .spokenQuestion : .spokenChat, viewer.name, text)
    case .viewerArrived(let viewer, let isReturning, _):
      return words(isReturning ? .spokenReturn : .spokenArrival, viewer.name)
    case .viewerCameBack(let viewer): return words(.spokenReturn, viewer.name)
    case .viewerLeft(let viewer): return words(.spokenDeparture, viewer.name)
    case .followed(let viewer): return words(.spokenFollow, viewer.name)
    case .thanked(_, let text): return text
    case .sessionRecovered(let away): return ShowView.words(words).resumed(after: away)
    // Its sale, or the end of the show, has been said.
    case .claimClosed: return ""
    default:
      var tally = AudienceTally()
      tally.count(event)
      return tally.text(words)
    }
  }

  private static func place(
    of event: SessionEvent, isAsked: Bool
  ) -> (SpeechKind, SpeechPriority) {
    switch event {
    case .saleRecorded(let sale): (sale.isOrder ? .orders : .sales, .message)
    case .saleVoided, .saleReturned: (.sales, .message)
    case .claimReceived: (.claims, .notification)
    case .claimClosed: (.claims, isAsked ? .text : .notification)
    // Goods that are about to go, or have come, need the host soon.
    case .claimWarned, .claimLapsed, .claimPromoted: (.claims, .message)
    case .claimReduced, .claimExtended: (.claims, .text)
    case .chatReceived(_, _, let mark, _, _):
      (mark == .question ? .questions : .chat, .notification)
    case .chatSkipped: (.chat, .notification)
    case .viewerArrived, .viewerCameBack, .viewerLeft: (.arrivals, .notification)
    case .followed, .liked, .giftGiven: (.gifts, .notification)
    case .systemNoted(_, _, .some(let news)): (.stream, news.isLost ? .important : .message)
    case .systemNoted(_, _, nil): (.notices, .notification)
    case .greeted, .thanked: (.notices, isAsked ? .text : .notification)
    case .featured: (.onAir, .text)
    case .sessionOpened, .wentLive, .sessionPaused, .sessionResumed, .sessionRecovered,
      .closingStarted, .sessionEnded:
      (.onAir, .message)
    case .viewerMuted, .viewerUnmuted, .wordMuted, .wordUnmuted: (.notices, .text)
    case .questionAnswered, .said, .captioned, .autoGreetingSet, .cycleHeld, .cycleReleased,
      .itemMoved,
      .itemLengthSet, .stockSet:
      (.notices, .text)
    }
  }

  private func gathering(_ event: SessionEvent) -> SpokenLine.Gathering? {
    guard case .saleRecorded(let sale) = event,
      let entry = view.session.sales.entry(id: sale.id)
    else { return nil }
    return .sales(numbers: [entry.number], units: sale.quantity, total: sale.total)
  }

  // MARK: What is no event

  /// A sentence that answers the host: a notice, a report, a refusal.
  package func answer(_ text: String) -> SpokenLine {
    SpokenLine(text, .notices, .text, language, isAsked: true)
  }

  /// Something is wrong, and the host should hear it whatever else goes on.
  package func problem(_ text: String) -> SpokenLine {
    SpokenLine(text, .problems, .message, language, gathering: .problems(count: 1, newest: text))
  }

  /// What became of an audience feed: a stream that is lost is one of the few important things.
  package func source(_ name: String, _ news: SourceNews) -> SpokenLine {
    let priority: SpeechPriority =
      switch news {
      case .interrupted, .failed: .important
      case .ended, .back: .message
      }
    return SpokenLine(view.sourceNotice(name, news).text, .stream, priority, language)
  }

  package func rate(_ rate: Int) -> SpokenLine { answer(words(.speechRate, String(rate))) }
}
