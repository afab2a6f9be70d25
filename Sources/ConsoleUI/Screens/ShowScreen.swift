// LiveHost: the show screen: keys, and which layout is drawn.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The screen a show is run from: where we are, what is on air, whom to serve, what is going on,
/// what was just saved, what can be pressed.
struct ShowScreen: Layer {
  /// Which one thing is shown at level 3, counted on and on: how many there are depends.
  var heroPage = 0

  var place: KeyPlace { .show }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    guard key == .backTab else { return false }
    heroPage -= 1
    return true
  }

  mutating func perform(_ action: ShowAction, _ context: inout LayerContext) -> Bool {
    if let reason = action.disabledReason(context.view) {
      context.notice = Notice(
        context.words.rejection(reason, in: context.view.session.plan), .problem)
      return true
    }
    if action == .page { heroPage += 1 }
    carryOut(action, &context)
    return true
  }

  private func carryOut(_ action: ShowAction, _ context: inout LayerContext) {
    let view = context.view
    switch action {
    case .sell:
      context.opened = SellForm(id: context.newSaleID(), goods: view.session.featured, view)
    case .sellOne: sellOne(&context)
    case .next: context.run(.next)
    case .previous: context.run(.previous)
    case .hold: context.run(view.session.rundown.isHeld ? .release : .hold)
    case .greet: context.run(.greet(name: nil))
    case .undo: context.run(.undo)
    case .answer: answer(&context)
    case .questions: context.opened = QuestionsList(view)
    case .viewers: context.opened = ViewersList(view)
    case .acceptFirst:
      // The one that is shown first, by its id: another that comes meanwhile is not meant.
      guard let claim = view.session.claims.foremost?.claim else { return }
      context.run(.acceptClaim(claim.id, saleID: context.newSaleID()))
    case .declineFirst: context.run(.declineClaim(view.session.claims.foremost?.claim.id))
    case .keepLonger:
      context.run(.extendClaim(view.session.nextToEnd(at: view.now)?.entry.claim.id))
    case .pause:
      let isStopped = view.session.phase == .paused || view.session.phase == .closing
      context.run(isStopped ? .resume : .pause)
    case .pauseChat: context.change(saying: \.chatPauseNotice) { $0.isChatStopped.toggle() }
    case .replies: context.change(saying: \.repliesNotice) { $0.replies.isOn.toggle() }
    case .claims: context.opened = ClaimsList(view)
    case .sales: context.opened = SalesList(view)
    case .goods: context.opened = GoodsList()
    case .rundown: context.opened = RundownList(view)
    case .phrases: context.opened = PhraseList()
    case .caption: context.opened = CaptionPrompt.ask(context.words)
    case .undisturbed:
      context.change(saying: \.undisturbedNotice) { $0.isUndisturbed.toggle() }
    case .larger: changeSize(1, &context)
    case .smaller: changeSize(-1, &context)
    case .theme: context.change(saying: \.themeNotice) { $0.theme = $0.theme.next }
    case .language:
      context.change { $0.takeNextLanguage() }
    case .quiet, .again, .slower, .faster:
      if let reply = view.speechReply(to: .plain(action.verb)) { context.carryOut(reply) }
    case .speech:
      if let reply = view.speechReply(to: .speak([view.settings.speech.isOn ? "off" : "on"])) {
        context.carryOut(reply)
      }
    case .voice: context.opened = VoiceScreen()
    case .presenter: context.opened = PresenterScreen()
    case .command: context.opened = CommandLine()
    case .keys: context.opened = KeyScreen()
    case .help: context.opened = HelpScreen()
    // The compositor opens the menu, and the page was turned.
    case .menu, .page: break
    case .end: context.opened = ReviewPage.end(context.words)
    }
  }

  /// What most people ask, from the goods' data; else the host chooses, or says it aloud.
  private func answer(_ context: inout LayerContext) {
    guard let question = context.view.session.questions.foremost else { return }
    guard let best = Answers(context.view).best(question) else {
      context.opened = AnswerList(question)
      return
    }
    context.answer(question, best)
  }

  private func changeSize(_ step: Int, _ context: inout LayerContext) {
    let isSmall = context.isSmall
    context.change(saying: { $0.largeNotice(isSmall: isSmall) }) {
      $0.large = max(0, min(3, $0.large + step))
    }
  }

  private func sellOne(_ context: inout LayerContext) {
    let id = context.newSaleID()
    if let command = QuickSale.command(context.view.session, id: id) {
      context.run(command)
    } else {
      context.notice = Notice(context.words(.nothingOnAir), .problem)
    }
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let isSmall = Frame.isSmall(buffer)
    switch view.settings.large {
    case 0: return PlainShow(view, buffer).draw(into: &buffer)
    case 1: return LargeShow(view, page: nil).drawReflow(into: &buffer)
    case 2 where !isSmall: return LargeShow(view, page: nil).drawHero(into: &buffer)
    case 3 where !isSmall:
      return LargeShow(view, page: heroPage).drawHero(into: &buffer)
    default: return LargeShow(view, page: nil).drawReflow(into: &buffer)
    }
  }
}

extension Theme {
  var next: Theme {
    let all = Theme.allCases
    let index = all.firstIndex(of: self) ?? 0
    return all[(index + 1) % all.count]
  }
}
