// LiveHost: the form of a sale: quantity and Enter are enough.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The form of a sale. Its id is made when it opens and kept until it is saved or left, so a
/// second Enter, or a retry after a full disk, can never make a second sale.
struct SellForm: Layer {
  enum Field: Int, CaseIterable {
    case goods, quantity, price, buyer, paid
  }

  let id: String
  var focus: Field = .quantity
  var goods: TextField
  var quantity = TextField("1")
  var price = TextField()
  var buyer = TextField()
  var chosenBuyer: Viewer?
  var payment: Payment = .wechat
  /// The default value is replaced by the first thing that is typed.
  private var isUntouched = true
  /// What the host is asked before it is sold all the same.
  private enum Doubt {
    case stock, price
  }
  private var doubt: Doubt?
  /// The host was asked, and is sure of what the form says.
  private var isSure = false
  private var isWaiting = false
  var problem: String?

  init(id: String, goods: Goods?, _ view: ShowView) {
    self.id = id
    self.goods = TextField(goods.map { String($0.lot) } ?? "")
    if goods == nil { focus = .goods }
  }

  var place: KeyPlace {
    if doubt != nil { return .oversell }
    switch focus {
    case .goods, .buyer: return .text
    case .quantity: return .number
    case .price: return .amount
    case .paid: return .choice
    }
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .escape:
      context.isClosed = true
    case .enter: save(&context, allowsOverselling: false)
    case .character("y") where doubt != nil:
      isSure = true
      save(&context, allowsOverselling: doubt == .stock)
    case .tab, .down: move(1)
    case .backTab, .up: move(-1)
    // On its way to the disk, a sale stays as it is.
    default: if !isWaiting { edit(key, context.view) }
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) {
    guard let field = Field(rawValue: row) else { return }
    move(field.rawValue - focus.rawValue)
  }

  private mutating func move(_ step: Int) {
    let all = Field.allCases
    // Whoever goes on to another field has left the question: letters type there.
    if doubt != nil { unsettle() }
    focus = all[(focus.rawValue + step + all.count) % all.count]
    isUntouched = true
  }

  /// What is changed is another sale: nothing was said about that one.
  private mutating func unsettle() {
    problem = nil
    doubt = nil
    isSure = false
  }

  private mutating func edit(_ key: Key, _ view: ShowView) {
    unsettle()
    switch focus {
    case .paid: changePayment(key)
    case .goods: change(\.goods, key)
    case .quantity: change(\.quantity, key)
    case .price: change(\.price, key)
    case .buyer:
      if key == .right, let suggestion = suggestion(view) {
        chosenBuyer = suggestion.viewer
        buyer.set(suggestion.viewer.name)
      } else {
        chosenBuyer = nil
        change(\.buyer, key)
      }
    }
  }

  mutating func change(by step: Int, _ context: inout LayerContext) -> Bool {
    guard !isWaiting else { return true }
    unsettle()
    let view = context.view
    switch focus {
    case .goods: chooseGoods(step, view)
    case .quantity:
      let count = (Int(quantity.text) ?? 0) + step
      quantity.set(String(min(view.session.plan.policy.quantityLimit, max(1, count))))
    case .price: changePrice(step, view)
    case .buyer: chooseBuyer(step, view)
    case .paid: changePayment(step > 0 ? .right : .left)
    }
    isUntouched = true
    return true
  }

  private mutating func chooseGoods(_ step: Int, _ view: ShowView) {
    let all = view.session.plan.catalogue.goods
    let index = wantedGoods(view).first.flatMap { wanted in
      all.firstIndex { $0.id == wanted.id }
    }
    let next = index.map { ($0 + step + all.count) % all.count } ?? 0
    goods.set(String(all[next].lot))
  }

  /// In whole units of the currency; below nothing there is nothing.
  private mutating func changePrice(_ step: Int, _ view: ShowView) {
    guard let wanted = wantedGoods(view).first else { return }
    var money = wanted.price
    if case .price(let typed) = PriceWish.read(price.text, view.session.plan.currency) {
      money = typed
    }
    let changed = money.minorUnits + Int64(step) * money.currency.scale
    money.minorUnits = min(Money.limit, max(0, changed))
    price.set(money.decimal)
  }

  /// Nobody, then those who want these goods, the newest first, then those in the room.
  private mutating func chooseBuyer(_ step: Int, _ view: ShowView) {
    let wanted = wantedGoods(view).first?.id
    let claimers = view.session.claims.open.reversed().filter { $0.claim.goods == wanted }
      .map(\.claim.viewer)
    let present = view.session.viewers.named("", limit: 20).map(\.viewer)
    let all = claimers + present.filter { !claimers.contains($0) }
    let index = chosenBuyer.flatMap { all.firstIndex(of: $0) } ?? -1
    let next = (index + 1 + step + all.count + 1) % (all.count + 1) - 1
    chosenBuyer = next < 0 ? nil : all[next]
    buyer.set(chosenBuyer?.name ?? "")
  }

  private mutating func change(_ field: WritableKeyPath<SellForm, TextField>, _ key: Key) {
    if isUntouched, case .character = key { self[keyPath: field].set("") }
    isUntouched = false
    _ = self[keyPath: field].handle(key)
  }

  private mutating func changePayment(_ key: Key) {
    let all = Payment.allCases
    let index = all.firstIndex(of: payment) ?? 0
    switch key {
    case .right, .character(" "): payment = all[(index + 1) % all.count]
    case .left: payment = all[(index + all.count - 1) % all.count]
    case .character(let scalar):
      let letters: [Unicode.Scalar: Payment] = [
        "c": .cash, "w": .wechat, "a": .alipay, "k": .card, "t": .transfer, "o": .cod,
        "u": .unpaid,
      ]
      payment = letters[scalar] ?? payment
    default: break
    }
  }

  /// Who may be meant by what is typed: those in the room come first.
  func suggestion(_ view: ShowView) -> ViewerRecord? {
    buyer.isEmpty ? nil : view.session.viewers.named(buyer.text, limit: 1).first
  }

  func wantedGoods(_ view: ShowView) -> [Goods] {
    view.session.plan.catalogue.matches(goods.text)
  }

  /// The sale as the form has it now, or what is wrong with it.
  func draft(_ view: ShowView, allowsOverselling: Bool) -> Result<SaleDraft, FormProblem> {
    let words = view.words
    let matches = wantedGoods(view)
    guard matches.count == 1, let wanted = matches.first else {
      let names = matches.prefix(3).map { "\($0.lot) " + words.name($0) }
      let text =
        matches.isEmpty
        ? words(.noSuchGoods) : words(.severalGoods, names.joined(separator: words(.listJoin)))
      return .failure(FormProblem(field: .goods, text: text))
    }
    let limit = view.session.plan.policy.quantityLimit
    guard let count = Int(quantity.text), (1...limit).contains(count) else {
      let text = words(.badQuantityHere, String(limit))
      return .failure(FormProblem(field: .quantity, text: text))
    }
    var draft = SaleDraft(id: id, goods: wanted.id, quantity: count, payment: payment)
    if !price.isEmpty {
      switch PriceWish.read(price.text, view.session.plan.currency) {
      case .price(let money): draft.unitPrice = money
      case .discount(let rate): draft.discount = .rate(rate)
      case nil: return .failure(FormProblem(field: .price, text: words(.badPriceHere)))
      }
    }
    draft.buyer = buyerViewer(view)
    draft.allowsOverselling = allowsOverselling
    return .success(draft)
  }

  /// The chosen viewer, the only one of that name, or a new name for somebody not in the room.
  private func buyerViewer(_ view: ShowView) -> Viewer? {
    if let chosenBuyer { return chosenBuyer }
    return BuyerName.viewer(buyer.text, in: view.session)
  }

  private mutating func save(_ context: inout LayerContext, allowsOverselling: Bool) {
    guard !isWaiting else { return }
    problem = nil
    switch draft(context.view, allowsOverselling: allowsOverselling) {
    case .success(let draft):
      if !isSure, let question = context.view.doubt(draft) {
        doubt = .price
        focus = .price
        problem = question + context.words(.sureKey)
        return
      }
      isWaiting = true
      doubt = nil
      context.run(.recordSale(draft))
    case .failure(let failure):
      focus = failure.field
      problem = failure.text
    }
  }

  mutating func receive(_ outcome: CommandOutcome, _ context: inout LayerContext) {
    switch outcome {
    case .done(.recordSale(let draft), _) where draft.id == id: context.isClosed = true
    case .rejected(.recordSale(let draft), let rejection) where draft.id == id:
      isWaiting = false
      if case .notEnoughStock(let goods, let wanted, let available) = rejection {
        doubt = .stock
        focus = .quantity
        let words = context.words
        let onHand = context.view.session.stock[goods].onHand
        let kind = context.view.session.plan.catalogue.goods(id: goods)
        func counted(_ count: Int) -> String { words.quantity(max(0, count), of: kind) }
        problem =
          onHand >= wanted
          ? words(
            available == 0 ? .oversellAllHeld : .oversellHeld, counted(onHand), counted(available))
          : words(.oversellAsk, counted(onHand), counted(wanted))
      } else {
        problem = context.words.rejection(rejection, in: context.view.session.plan)
      }
    case .notSaved(.recordSale(let draft), let reason) where draft.id == id:
      isWaiting = false
      problem = context.words(.notSaved, reason)
    default: break
    }
  }
}

/// What is wrong with a form, and in which field.
struct FormProblem: Error {
  let field: SellForm.Field
  let text: String
}
