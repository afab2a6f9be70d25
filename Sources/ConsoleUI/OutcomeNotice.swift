// LiveHost: what is said when a command is done, refused or not saved.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The notice of an outcome.
enum OutcomeNotice {
  static func notice(_ outcome: CommandOutcome, _ view: ShowView) -> Notice? {
    let words = view.words
    switch outcome {
    case .rejected(.tick, _), .rejected(.audience, _): return nil
    case .rejected(_, let rejection):
      return Notice(words.rejection(rejection, in: view.session.plan), .problem)
    case .notSaved(_, let reason): return Notice(words(.notSaved, reason), .problem)
    case .done(_, let events):
      if let together = together(events, view) { return together }
      return events.lazy.compactMap { notice(of: $0, view) }.first
    }
  }

  private static func notice(of event: SessionEvent, _ view: ShowView) -> Notice? {
    let words = view.words
    switch event {
    case .saleRecorded(let sale): return saved(sale, view)
    case .saleVoided(let id, let reason, let isUndo):
      let number = String(view.session.sales.entry(id: id)?.number ?? 0)
      return Notice(
        isUndo ? words(.undone, number) : words(.voided, number, reason),
        shorter: [words(isUndo ? .undoneTiny : .voidedTiny, number)])
    case .saleReturned(let id, let quantity, let refund, _):
      let number = String(view.session.sales.entry(id: id)?.number ?? 0)
      let sale = view.session.sales.entry(id: id)?.sale
      let goods = sale.flatMap { view.session.plan.catalogue.goods(id: $0.goods) }
      return Notice(
        words(.returned, number, words.quantity(quantity, of: goods), words.money(refund)))
    case .featured(let id, _, let cause):
      guard cause == .host, let goods = view.session.plan.catalogue.goods(id: id) else {
        return nil
      }
      return Notice(words(.onAir, String(goods.lot), words.name(goods)))
    case .cycleHeld: return Notice(words(.heldNow))
    case .cycleReleased: return Notice(words(.releasedNow))
    case .sessionPaused: return Notice(words(.pausedNow))
    case .sessionResumed: return Notice(words(.resumedNow))
    case .stockSet(let id, let onHand):
      let name = view.session.plan.catalogue.goods(id: id).map(words.name) ?? id
      let goods = view.session.plan.catalogue.goods(id: id)
      return Notice(words(.stockSetDone, name, words.quantity(onHand, of: goods)))
    case .itemLengthSet(let item, let length):
      return Notice(words(.minutesSetDone, String(item + 1), minutes(length)))
    case .itemMoved(let from, let to):
      return Notice(words(.moved, String(from + 1), String(to + 1)))
    case .autoGreetingSet(let isOn):
      return Notice(words(isOn ? .autoGreetOn : .autoGreetOff))
    case .claimClosed(_, .declined): return Notice(words(.declinedNow))
    case .captioned(let text):
      return Notice(text.isEmpty ? words(.captionGone) : words(.captionNow, text))
    case .said(let text): return Notice(words(.saidNow, text))
    case .greeted(_, _, let text): return Notice(words(.saidNow, text))
    case .systemNoted(let text, _, .some(let news)): return words.alarmNotice(news, text)
    // What goes to the next soon stays on the screen until a key is pressed.
    case .claimWarned: return claimNotice(event, .problem, view)
    case .claimLapsed, .claimPromoted: return claimNotice(event, .aside, view)
    default: return claimNotice(event, .info, view)
    }
  }

  private static func claimNotice(
    _ event: SessionEvent, _ level: Notice.Level, _ view: ShowView
  ) -> Notice? {
    LinearReport(view).claimLine(for: event).map { Notice($0, level) }
  }

  /// Several sales made, or taken back, with one key.
  private static func together(_ events: [SessionEvent], _ view: ShowView) -> Notice? {
    var made: [Sale] = []
    var takenBack = 0
    for event in events {
      switch event {
      case .saleRecorded(let sale): made.append(sale)
      case .saleVoided(_, _, isUndo: true): takenBack += 1
      default: break
      }
    }
    let words = view.words
    if takenBack > 1 { return Notice(words(.undoneTogether, words.sales(takenBack))) }
    guard made.count > 1, let first = made.first else { return nil }
    let total = made.dropFirst().reduce(first.total) { $0 + $1.total }
    let count = words.sales(made.count)
    return Notice(
      words(.savedTogether, count, words.money(total), words.buyer(first.buyer)),
      shorter: [words(.savedTogetherShort, count, words.amount(total))], .saved)
  }

  private static func saved(_ sale: Sale, _ view: ShowView) -> Notice? {
    guard let entry = view.session.sales.entry(id: sale.id),
      let goods = view.session.plan.catalogue.goods(id: sale.goods)
    else { return nil }
    let words = view.words
    let number = String(entry.number)
    let (quantity, name) = (words.quantity(sale.quantity, of: goods), words.name(goods))
    let money = words.money(sale.total)
    let text = words(
      sale.isOrder ? .orderSale : .savedSale, number, quantity, name, money,
      words.buyer(sale.buyer))
    // The line of the host's own last sale, with its undo, is not taken by an order.
    if sale.isOrder { return Notice(text, .aside) }
    let named = cut(name).map { words(.savedGoods, quantity, $0, money) }
    let short = [words(.savedShort, number, money), words(.savedAmount, words.amount(sale.total))]
    return Notice(text, shorter: named + short + [words(.savedTiny, number)], .saved)
  }

  /// A name, whole and ever shorter, as long as one may know it by what is left.
  private static func cut(_ name: String) -> [String] {
    let columns = DisplayWidth.columns(of: name)
    guard columns > leastOfName else { return [name] }
    return stride(from: columns, through: leastOfName, by: -1).map { SafeText.fitted(name, $0) }
  }

  private static let leastOfName = 5

  /// `1.5`: minutes without needless zeros.
  static func minutes(_ length: Duration) -> String {
    let hundredths = (length.milliseconds + 300) / 600
    let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return String(whole) }
    let digits = part % 10 == 0 ? String(part / 10) : (part < 10 ? "0\(part)" : String(part))
    return "\(whole)." + digits
  }
}
