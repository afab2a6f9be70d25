// LiveHost: what a parsed command means in this session.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// A command made ready for the session, or what is still to be chosen.
package enum ResolvedCommand: Sendable {
  case session(SessionCommand)
  /// More than one thing fits; the host chooses by number.
  case choose([(label: String, command: ParsedCommand)])
  /// It may be typed wrong; the host says yes or no.
  case confirm(String, ParsedCommand)
  /// The sale can no longer be undone; with a reason it can be made void.
  case askReason(sale: Int)
  /// Other settings, and what is said of them.
  case change(HostSettings, said: String, also: SessionCommand? = nil)
  /// Something that only shows.
  case show(ParsedCommand)
  case problem(String)
}

/// Finds the goods, buyers, prices and payments that words stand for.
package struct CommandResolver {
  let view: ShowView
  let newSaleID: () -> String
  /// Plain lines; what is only for the screen says so.
  let isLinear: Bool

  var words: Words { view.words }
  private var session: Session { view.session }

  package init(view: ShowView, isLinear: Bool = false, newSaleID: @escaping () -> String) {
    self.view = view
    self.isLinear = isLinear
    self.newSaleID = newSaleID
  }

  package func resolve(_ command: ParsedCommand) -> ResolvedCommand {
    switch command {
    case .sell(let wish): return sell(wish)
    case .undo(let reason): return undo(reason)
    case .void(let sale, let reason): return .session(.voidSale(number: sale, reason: reason))
    case .giveBack(let sale, let quantity, let reason):
      return .session(.returnSale(number: sale, quantity: quantity, reason: reason))
    case .goodsVerb(let verb, let text):
      return goods(text, { .goodsVerb(verb, goods: $0) }, { .feature(goods: $0.id) })
    case .stock(let text, let count):
      return goods(
        text, { .stock(goods: $0, count: count) }, { .setStock(goods: $0.id, onHand: count) })
    case .move(let from, let to): return .session(.moveItem(from: from, to: to))
    case .minutes(let item, let length): return .session(.setLength(item: item, length))
    case .setting(let wish): return change(wish)
    case .autoGreeting(let isOn): return .session(.setAutoGreeting(isOn))
    case .text(let verb, let text): return textual(verb, text)
    case .plain(let verb): return plain(verb, command)
    case .phrase(let number):
      let phrases = view.phrases
      guard phrases.indices.contains(number - 1) else {
        return .problem(words(.noSuchCard, String(number)))
      }
      guard view.settings.replies.isOn else { return .problem(words(.repliesAreOff)) }
      return .session(.say(phrases[number - 1]))
    case .chat, .wait, .choice, .speak: return .show(command)
    }
  }

  private func plain(_ verb: Verb, _ command: ParsedCommand) -> ResolvedCommand {
    switch verb {
    case .next: .session(.next)
    case .previous: .session(.previous)
    case .hold: .session(.hold)
    case .pause: .session(session.rundown.isHeld || session.phase == .opened ? .pause : .hold)
    case .resume:
      .session(session.phase == .paused || session.phase == .closing ? .resume : .release)
    case .greet: .session(.greet(name: nil))
    case .caption:
      session.caption == nil ? .problem(words(.noCaption)) : .session(.caption(""))
    case .answered: .session(.answerQuestion())
    case .answer: answer("")
    case .extend: .session(.extendClaim(nil))
    case .close: .session(.close)
    case .accept: .session(.acceptClaim(nil, saleID: newSaleID()))
    case .decline: .session(.declineClaim(nil))
    case .sellOne:
      QuickSale.command(session, id: newSaleID()).map { .session($0) }
        ?? .problem(words(.nothingOnAir))
    default: .show(command)
    }
  }

  private func textual(_ verb: Verb, _ text: String) -> ResolvedCommand {
    switch verb {
    case .help: .show(.text(verb, text))
    case .greet: greet(text)
    case .say: .session(.say(text))
    case .caption: .session(.caption(text))
    case .answer, .answered: verb == .answer ? answer(text) : answered(text)
    case .mute, .unmute: mute(verb, text)
    default: claim(verb, text)
    }
  }

  /// Several people of that name: the host chooses.
  private func greet(_ name: String) -> ResolvedCommand {
    let named = session.viewers.named(name, limit: 9).map(\.viewer.name)
    if named.count < 2 || named.contains(name) { return .session(.greet(name: name)) }
    return .choose(named.map { ($0, .text(.greet, $0)) })
  }

  /// A claim by its id, its number, or the name of who asked; several of these: by choice.
  private func claim(_ verb: Verb, _ text: String) -> ResolvedCommand {
    if verb == .accept, let wish = ClaimWish(text) { return accept(wish) }
    let wanted = text.lowercased()
    let named = session.claims.open.filter {
      Int(text) == nil && $0.claim.viewer.name.lowercased().contains(wanted)
    }
    if named.count > 1 {
      let report = LinearReport(view)
      return .choose(named.map { (report.claim($0), .text(verb, $0.claim.id)) })
    }
    let id = named.first?.claim.id ?? claimID(text)
    switch verb {
    case .accept: return .session(.acceptClaim(id, saleID: newSaleID()))
    case .extend: return .session(.extendClaim(id))
    default: return .session(.declineClaim(id))
    }
  }

  /// `c-7`, or just `7`.
  func claimID(_ text: String) -> String {
    Int(text) != nil ? "c-" + text : text
  }

  /// The last sale while its window is open, else a void with a reason. Typed again it does not
  /// reach further back: an older sale has to be named (rule T18).
  private func undo(_ reason: String?) -> ResolvedCommand {
    if session.undoable(at: view.now) != nil { return .session(.undo) }
    guard let last = session.sales.lastCounting else {
      guard let older = session.sales.newestOwn else { return .session(.undo) }
      return .problem(words(.undoReachesNoFurther, String(older.number)))
    }
    guard let reason, !reason.isEmpty else { return .askReason(sale: last.number) }
    return .session(.voidSale(number: last.number, reason: reason))
  }

  private func goods(
    _ text: String, _ again: (String) -> ParsedCommand, _ command: (Goods) -> SessionCommand
  ) -> ResolvedCommand {
    let matches = session.plan.catalogue.matches(text)
    if matches.count == 1, let one = matches.first { return .session(command(one)) }
    guard !matches.isEmpty else {
      return .problem(words.rejection(.unknownGoods(text), in: session.plan))
    }
    return .choose(matches.map { (label($0), again($0.id)) })
  }

  private func sell(_ wish: SaleWish) -> ResolvedCommand {
    guard let text = wish.goods ?? session.featured?.id else {
      return .problem(words(.nothingOnAir))
    }
    let matches = session.plan.catalogue.matches(text)
    guard matches.count == 1, let goods = matches.first else {
      if matches.isEmpty { return .problem(unknown(text)) }
      return .choose(
        matches.map { match in
          var again = wish
          again.goods = match.id
          return (label(match), .sell(again))
        })
    }
    var draft = SaleDraft(id: newSaleID(), goods: goods.id, quantity: wish.quantity)
    draft.allowsOverselling = wish.isAnyway
    if let price = wish.price {
      switch PriceWish.read(price, session.plan.currency) {
      case .price(let money): draft.unitPrice = money
      case .discount(let rate): draft.discount = .rate(rate)
      case nil: return .problem(words.rejection(.badPrice, in: session.plan))
      }
    }
    if let name = wish.payment {
      guard let payment = payment(name) else { return .problem(paymentProblem(name)) }
      draft.payment = payment
    }
    if !wish.isSure, let question = view.doubt(draft) {
      var again = wish
      again.isSure = true
      return .confirm(question + words(.yesOrNo), .sell(again))
    }
    return withBuyer(draft, wish)
  }

  /// `1.5`, or `0,5 walnut`, is no name of goods but half a piece.
  private func unknown(_ text: String) -> String {
    let first = text.prefix { $0 != " " }
    let isNumber = first.allSatisfy { $0.isNumber || ".,-".contains($0) }
    let rejection: Rejection =
      isNumber && Int(first) == nil
      ? .badQuantity(0, limit: session.plan.policy.quantityLimit) : .unknownGoods(text)
    return words.rejection(rejection, in: session.plan)
  }

  private func label(_ goods: Goods) -> String {
    words(.lotNumber, String(goods.lot)) + words(.digestJoin) + words.name(goods)
  }

  /// Two people of that name: the host chooses.
  private func withBuyer(_ draft: SaleDraft, _ wish: SaleWish) -> ResolvedCommand {
    var draft = draft
    guard let name = wish.buyer else { return .session(.recordSale(draft)) }
    if name.hasPrefix("id:"), let record = session.viewers[String(name.dropFirst(3))] {
      draft.buyer = record.viewer
      return .session(.recordSale(draft))
    }
    let named = session.viewers.named(name, limit: 9)
    let isExact = named.contains { $0.viewer.name == name }
    guard named.count > 1, !isExact else {
      draft.buyer = BuyerName.viewer(name, in: session)
      return .session(.recordSale(draft))
    }
    return .choose(
      named.map { record in
        var again = wish
        again.buyer = "id:" + record.viewer.id
        return (record.viewer.name, .sell(again))
      })
  }

  private func payment(_ name: String) -> Payment? {
    let wanted = name.lowercased()
    return Payment.allCases.first {
      $0.rawValue == wanted || Words(.chinese).payment($0) == name
        || Words(.english).payment($0).lowercased() == wanted
    }
  }

  private func paymentProblem(_ name: String) -> String {
    let names = Payment.allCases.map { words.payment($0) }
    return words(.unknownPayment, name, names.joined(separator: words(.listJoin)))
  }
}
