// LiveHost: what can be asked for on the show screen, and where it belongs.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// What a key can be bound to on the show screen. Raw values are the names in `settings.json`.
package enum ShowAction: String, CaseIterable, Sendable {
  case undo, sellOne, acceptFirst, sell, greet, claims, answer, questions, keepLonger, declineFirst
  case next, previous, hold, goods, rundown, sales
  case quiet, again, slower, faster, speech, voice
  case viewers, pause, pauseChat, replies, phrases, caption, undisturbed
  case larger, smaller, theme, language, page, presenter, command, keys, menu, help, end
}

/// Where an action stands in the menu, and in which group one switch finds it.
package enum ActionGroup: String, CaseIterable, Sendable {
  case serve, goods, show, screen, speech
}

extension ShowAction {
  /// A new action has to say where it stands; within a group the most needed stands first here.
  package var group: ActionGroup {
    switch self {
    case .sellOne, .acceptFirst, .greet, .sell, .claims, .answer, .questions, .keepLonger,
      .declineFirst, .undo:
      .serve
    case .next, .previous, .hold, .goods, .rundown: .goods
    case .sales, .viewers, .pause, .pauseChat, .replies, .help, .command, .keys, .menu, .end,
      .phrases,
      .caption,
      .undisturbed:
      .show
    case .larger, .smaller, .theme, .language, .page, .presenter: .screen
    case .quiet, .again, .slower, .faster, .speech, .voice: .speech
    }
  }

  /// Whether menus name it: a voice that is off needs no silence.
  func isOffered(_ view: ShowView) -> Bool {
    switch self {
    case .quiet, .again, .slower, .faster: view.settings.speech.isOn
    // Plain lines have no size and no colour, and what is typed there is typed as a command.
    case .larger, .smaller, .theme, .page, .presenter, .command, .caption, .help: !view.isLinear
    default: true
    }
  }

  /// Why an action is of no use now; nil when it is.
  package func disabledReason(_ view: ShowView) -> Rejection? {
    let session = view.session
    switch self {
    case .greet: return session.greetings.count > 0 ? nil : .nobodyToGreet
    case .undo:
      if session.undoable(at: view.now) != nil { return nil }
      return session.sales.lastCounting.map { .undoWindowOver(sale: $0.number) } ?? .noSaleToUndo
    case .claims, .acceptFirst, .declineFirst: return session.claims.open.isEmpty ? .noClaims : nil
    case .keepLonger:
      if session.plan.policy.holdWindow == .zero { return .holdsStay }
      return session.nextToEnd(at: view.now) == nil ? .nobodyWaits : nil
    case .answer, .questions: return session.questions.waiting.isEmpty ? .noQuestions : nil
    default: return nil
    }
  }
}
