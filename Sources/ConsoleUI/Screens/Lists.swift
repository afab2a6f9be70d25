// LiveHost: the lists of goods and rundown.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// All goods with their stock.
struct GoodsList: Layer {
  private var state = ListState()

  init() {}

  var place: KeyPlace { .goods }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let goods = context.view.session.plan.catalogue.goods
    if state.handle(key, count: goods.count) { return true }
    let chosen = goods[min(state.selection, goods.count - 1)]
    switch key {
    case .escape, .character("i"): context.isClosed = true
    case .enter: context.run(.feature(goods: chosen.id))
    case .character("s"):
      context.opened = SellForm(id: context.newSaleID(), goods: chosen, context.view)
    case .character("k"):
      context.opened = StockPrompt.ask(
        chosen, context.view.session.stock[chosen.id].onHand, context.words)
    default: return false
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let all = view.session.plan.catalogue.goods
    let stocks = all.map { view.session.stock[$0.id] }
    let (onHand, held) = (stocks.map(\.onHand).column, stocks.map(\.held).column)
    let sold = view.session.totals.byGoods.map(\.units).column
    let prices = all.map { words.amount($0.price) }.column(isFlushRight: true)
    let available = stocks.map(\.available).column
    let free = stocks.indices.map { index in
      stocks[index].onHand > 0 ? words(.goodsRowShort, available[index]) : words(.soldOut)
    }.column(isFlushRight: true)
    let rows = all.enumerated().map { index, goods in
      ListRow(
        left: goods.lot.padded(2) + "  " + words.name(goods),
        right: (buffer.width < 36 ? "" : prices[index] + "  ") + free[index],
        detail: words(.goodsRow, onHand[index], held[index], sold[index]),
        role: stocks[index].onHand > 0 ? .text : .dim)
    }
    return ListFrame.draw(
      title: .listGoodsTitle, rows: rows, state: state, keys: .goodsKeys, in: place, into: &buffer,
      view)
  }
}

/// Asks for a new stock.
enum StockPrompt {
  static func ask(_ goods: Goods, _ onHand: Int, _ words: Words) -> PromptLine {
    PromptLine(
      question: words(.askStock, words.name(goods), goods.measure(in: words.language)),
      initial: String(max(0, onHand)), kind: .count, empty: .needNumber
    ) { answer in
      guard let count = Int(answer) else { return .problem(.needNumber) }
      return .run(.setStock(goods: goods.id, onHand: count))
    }
  }
}

/// The running order; items can be moved, timed and featured.
struct RundownList: Layer {
  private var state = ListState()

  init(_ view: ShowView) {
    state.select(view.session.rundown.position)
  }

  var place: KeyPlace { .rundown }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    let items = context.view.session.rundown.items
    if state.handle(key, count: items.count) { return true }
    let index = min(state.selection, items.count - 1)
    guard let goods = context.view.session.plan.catalogue.goods(id: items[index].goods) else {
      return false
    }
    switch key {
    case .escape, .character("r"): context.isClosed = true
    case .enter: context.run(.feature(goods: goods.id))
    case .character("["): move(index, -1, items.count, &context)
    case .character("]"): move(index, 1, items.count, &context)
    case .character("m"): askMinutes(index, &context)
    case .character("k"):
      context.opened = StockPrompt.ask(
        goods, context.view.session.stock[goods.id].onHand, context.words)
    default: return false
    }
    return true
  }

  private mutating func move(
    _ index: Int, _ step: Int, _ count: Int, _ context: inout LayerContext
  ) {
    let target = index + step
    guard (0..<count).contains(target) else { return }
    context.run(.moveItem(from: index, to: target))
    state.select(target)
  }

  private func askMinutes(_ index: Int, _ context: inout LayerContext) {
    let question = context.words(.askMinutes, String(index + 1))
    let length = context.view.session.rundown.items[index].length
    context.opened = PromptLine(
      question: question, initial: OutcomeNotice.minutes(length), kind: .minutes,
      empty: .needNumber
    ) { answer in
      guard let length = Minutes.read(answer) else { return .problem(.needNumber) }
      return .run(.setLength(item: index, length))
    }
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let words = view.words
    let rundown = view.session.rundown
    let onHand = rundown.items.map { view.session.stock[$0.goods].onHand }
    let counts = onHand.column
    let rows = rundown.items.enumerated().map { index, item -> ListRow in
      let goods = view.session.plan.catalogue.goods(id: item.goods)
      let isNow = index == rundown.position
      return ListRow(
        left: (index + 1).padded(2) + "  " + (goods.map(words.name) ?? item.goods),
        right: (isNow ? words(.nowMark) + "  " : "")
          + words(.minutesShort, OutcomeNotice.minutes(item.length)),
        detail: words(.lotNumber, (goods?.lot ?? 0).padded(2)) + "   "
          + (onHand[index] > 0 ? words(.inStock, counts[index]) : words(.soldOut)),
        role: isNow ? .live : (onHand[index] > 0 ? .text : .dim))
    }
    return ListFrame.draw(
      title: .listRundownTitle, rows: rows, state: state, keys: .rundownKeys, in: place,
      into: &buffer, view)
  }
}

/// Minutes as hosts write them: `2`, `1.5`.
package enum Minutes {
  package static func read(_ text: String) -> Duration? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0]), (0...1440).contains(whole)
    else { return nil }
    guard parts.count == 2 else { return .seconds(whole * 60) }
    guard (1...2).contains(parts[1].count), let part = Int64(parts[1]), part >= 0 else {
      return nil
    }
    let hundredths = parts[1].count == 1 ? part * 10 : part
    return .milliseconds(whole * 60_000 + hundredths * 600)
  }
}
