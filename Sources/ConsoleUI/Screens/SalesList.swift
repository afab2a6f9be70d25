// LiveHost: the list of sales: void and return, each with a reason.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Reasons to choose from, for hosts who do not type.
enum Reasons {
  static let void: [Phrase] = [
    .reasonMistake, .reasonQuantity, .reasonGoods, .reasonMind, .reasonPayment,
  ]
  static let giveBack: [Phrase] = [.reasonMind, .reasonDamaged, .reasonWrongDelivery]
}

/// Asks why a sale is void.
enum VoidPrompt {
  static func ask(_ number: Int, _ words: Words) -> PromptLine {
    PromptLine(
      question: words(.askVoidReason, String(number)),
      kind: .reason(Reasons.void.map { words($0) }), empty: .needReason
    ) {
      .open(ReviewPage.void(number, reason: $0, words))
    }
  }
}

/// All sales: the newest first when it is opened; what is sold meanwhile comes at the end.
struct SalesList: Layer {
  private var state = ListState()
  private var kept: KeptRows<SaleEntry, Int>

  init(_ view: ShowView) {
    kept = KeptRows(view.session.sales.entries.reversed()) { $0.number }
  }

  var place: KeyPlace { .sales }

  private func entries(_ view: ShowView) -> [SaleEntry] {
    kept.shown(view.session.sales.entries).map(\.row)
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let entries = entries(context.view)
    kept.settle(context.view.session.sales.entries, &state)
    if state.handle(key, count: entries.count) { return true }
    if key == .escape || key == .character("l") {
      context.isClosed = true
      return true
    }
    if key == .character("u") {
      context.run(.undo)
      return true
    }
    guard entries.indices.contains(state.selection) else { return false }
    let entry = entries[state.selection]
    switch key {
    case .character("v"): void(entry, &context)
    case .character("r"): giveBack(entry, &context)
    default: return false
    }
    return true
  }

  private func void(_ entry: SaleEntry, _ context: inout LayerContext) {
    let number = entry.number
    if let refusal = refusal(entry) { return refuse(refusal, &context) }
    context.opened = VoidPrompt.ask(number, context.words)
  }

  private func giveBack(_ entry: SaleEntry, _ context: inout LayerContext) {
    if let refusal = refusal(entry) { return refuse(refusal, &context) }
    let (number, words) = (entry.number, context.words)
    let left = entry.netUnits
    let goods = context.view.session.plan.catalogue.goods(id: entry.sale.goods)
    let most = words.quantity(left, of: goods)
    context.opened = PromptLine(
      question: words(.askReturnCount, String(number), most), initial: String(left),
      kind: .count, empty: .needNumber
    ) { answer in
      guard let count = Int(answer), (1...left).contains(count) else {
        return .wrong(words(.returnAtMost, most, String(left)))
      }
      return .open(
        PromptLine(
          question: words(.askReturnReason, String(number), words.quantity(count, of: goods)),
          kind: .reason(Reasons.giveBack.map { words($0) }), empty: .needReason
        ) { .open(ReviewPage.giveBack(number, units: count, reason: $0, words)) })
    }
  }

  private func refusal(_ entry: SaleEntry) -> Rejection? {
    switch entry.status {
    case .voided: .alreadyVoided(sale: entry.number)
    case .returned: .alreadyReturned(sale: entry.number)
    case .recorded: nil
    }
  }

  private func refuse(_ rejection: Rejection, _ context: inout LayerContext) {
    context.notice = Notice(
      context.words.rejection(rejection, in: context.view.session.plan), .problem)
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let isTiny = buffer.width < 36
    let entries = entries(view)
    let quantities = entries.map(\.sale.quantity).column
    let payments = entries.map { words.payment($0.sale.payment) }.column()
    let rows = entries.enumerated().map { index, entry -> ListRow in
      let goods = view.session.plan.catalogue.goods(id: entry.sale.goods)
      let name = goods.map(words.name) ?? entry.sale.goods
      var state = entry.status == .recorded ? "" : words.status(entry.status) + "  "
      if entry.returned > 0, entry.status == .recorded {
        state = words(.returnMark, String(entry.returned)) + "  "
      }
      let left =
        entry.number.padded(2) + "  " + (isTiny ? state : "\(quantities[index]) × ") + name
      let detail =
        words.wallTime(entry.at, zoneSeconds: view.zoneSeconds) + "  " + payments[index] + "  "
        + words.buyer(entry.sale.buyer)
      return ListRow(
        left: left, right: (isTiny ? "" : state) + words.amount(entry.sale.total),
        isRightWhole: true, detail: detail,
        role: entry.status == .recorded ? .text : .dim)
    }
    return ListFrame.draw(
      title: .listSalesTitle, rows: rows, state: state, kept: kept.count, keys: .salesKeys,
      in: place, into: &buffer, view)
  }
}
