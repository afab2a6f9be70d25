// LiveHost: drawing the form of a sale.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

extension SellForm {
  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let bottom = Frame.noticeRow(buffer)
    let isTiny = buffer.width < 36
    drawTitle(into: &buffer, view, isTiny: isTiny)
    // Input methods need two free rows below the cursor (accessibility rule T21).
    let pitch = buffer.targetRows
    let top = buffer.height >= 16 && pitch == 1 ? 3 : 1
    let capacity = max(1, (bottom - top - 1) / pitch)
    // What is wrong is said below the field, where there is the most room for it.
    let above = problem == nil ? capacity / 2 : 0
    let first = max(0, min(focus.rawValue - above, Field.allCases.count - capacity))
    var cursor = CursorPosition(x: frame.left, y: top)
    for field in Field.allCases.dropFirst(first).prefix(capacity) {
      let place = top + (field.rawValue - first) * pitch
      let row = place + pitch / 2
      let rect = Rect(x: 0, y: place, width: buffer.width, height: pitch)
      buffer.targets.append(PointerTarget(rect, .row(field.rawValue)))
      let column = draw(field, into: &buffer, view, row: row, isTiny: isTiny)
      if field == focus { cursor = CursorPosition(x: column, y: row) }
    }
    let shown = min(capacity, Field.allCases.count - first) * pitch
    let isRoomy = buffer.height >= 16 && pitch == 1
    drawTotal(into: &buffer, view, row: top + shown + (isRoomy ? 1 : 0), bottom: bottom)
    let below = top + shown + (isRoomy ? 3 : 1)
    drawProblem(into: &buffer, view, row: below, from: cursor.y + 1, bottom: bottom)
    view.drawKeys(.sellKeys, in: place, into: &buffer)
    return cursor
  }

  /// In the smallest windows the name has more room in the title; the way back is among the keys.
  private func drawTitle(into buffer: inout CellBuffer, _ view: ShowView, isTiny: Bool) {
    let goods = wantedGoods(view)
    guard isTiny, goods.count == 1 else {
      ListFrame.drawTitle(view.words(.sellTitle), in: place, into: &buffer, view)
      return
    }
    let used = buffer.put(view.words(.sellTitle), x: 0, y: 0, .heading) + 1
    buffer.put(view.words.name(goods[0]), x: used, y: 0, .text)
  }

  /// In small windows as wide as the labels are in this language.
  private func labelWidth(_ buffer: CellBuffer, _ words: Words) -> Int {
    guard buffer.width < 60 else { return 12 }
    return 1 + (Field.allCases.map { DisplayWidth.columns(of: label($0, words)) }.max() ?? 8)
  }

  private func indent(_ frame: Frame, _ buffer: CellBuffer) -> Int {
    buffer.width >= 60 ? frame.left + 4 : frame.besideMark
  }

  /// - Returns: the column for the cursor.
  private func draw(
    _ field: Field, into buffer: inout CellBuffer, _ view: ShowView, row: Int, isTiny: Bool
  ) -> Int {
    let frame = Frame(buffer)
    let indent = indent(frame, buffer)
    buffer.put(label(field, view.words), x: indent, y: row, field == focus ? .heading : .label)
    if field == focus { buffer.put(Frame.mark, x: max(0, indent - 2), y: row) }
    let x = indent + labelWidth(buffer, view.words)
    let valueWidth = min(isTiny ? 11 : 22, frame.right - x)
    var column = x
    switch field {
    case .goods:
      let width = isTiny ? 3 : buffer.width < 60 ? 4 : min(6, valueWidth)
      column = goods.draw(into: &buffer, x: x, y: row, width: width)
    case .quantity: column = quantity.draw(into: &buffer, x: x, y: row, width: valueWidth)
    case .price: column = price.draw(into: &buffer, x: x, y: row, width: valueWidth)
    case .buyer: column = buyer.draw(into: &buffer, x: x, y: row, width: valueWidth)
    case .paid: buffer.put(view.words.payment(payment), x: x, y: row, width: valueWidth)
    }
    if field == focus { buffer.paint(.selected, x: x, y: row, width: valueWidth) }
    // The goods' name is no hint: it stands right behind the number, at every size.
    let isNarrow = buffer.width < 60
    let hintX = field == .goods ? x + (isTiny ? 3 : isNarrow ? 4 : 7) : x + valueWidth + 2
    var used = 0
    let room = frame.right - hintX
    let hint = hint(field, view, room)
    // Names may be cut, unless the title says them already; half a hint is none.
    let isCut = DisplayWidth.columns(of: hint.text) > room
    let isShown = !isCut || (field == .goods ? !isTiny : hint.role != .dim)
    if isShown {
      used = buffer.put(hint.text, x: hintX, y: row, width: room, hint.role) + (isNarrow ? 2 : 3)
    }
    if field == .goods { drawStock(into: &buffer, view, x: hintX + used, row: row) }
    if let ghost = ghost(field, view) {
      buffer.put(ghost, x: x, y: row, width: valueWidth, field == focus ? .selected : .dim)
    }
    return column
  }

  private func label(_ field: Field, _ words: Words) -> String {
    switch field {
    case .goods: words(.fieldGoods)
    case .quantity: words(.fieldQuantity)
    case .price: words(.fieldPrice)
    case .buyer: words(.fieldBuyer)
    case .paid: words(.fieldPaid)
    }
  }

  /// What counts while a field is empty.
  private func ghost(_ field: Field, _ view: ShowView) -> String? {
    switch field {
    case .price where price.isEmpty:
      wantedGoods(view).first.map { view.words.money($0.price) }
    case .buyer where buyer.isEmpty: view.words(.walkIn)
    default: nil
    }
  }

  private func hint(
    _ field: Field, _ view: ShowView, _ room: Int
  ) -> (text: String, role: Role) {
    let words = view.words
    switch field {
    case .goods:
      let matches = wantedGoods(view)
      guard matches.count == 1, let one = matches.first else {
        return (words(matches.isEmpty ? .noSuchGoods : .severalGoods, ""), .alarm)
      }
      return (words.name(one), .text)
    case .quantity: return ("", .text)
    case .price: return (field == focus ? words(.priceHint) : "", .dim)
    case .buyer:
      guard chosenBuyer == nil, field == focus else { return ("", .dim) }
      guard let found = suggestion(view) else {
        return (words(buyer.isEmpty ? .buyerHint : .buyerAsTyped), .dim)
      }
      // How it is taken comes first: a long question is cut at its end.
      let isNarrow = room < 20
      let text =
        isNarrow
        ? Key.right.name + " " + found.viewer.name
        : words(.takeSuggestion, suggested(found, view))
      return (text, .text)
    case .paid: return (field == focus ? words(.paidHint) : "", .dim)
    }
  }

  /// The stock stands behind the name where there is room for all of it.
  private func drawStock(
    into buffer: inout CellBuffer, _ view: ShowView, x: Int, row: Int
  ) {
    let matches = wantedGoods(view)
    guard matches.count == 1, let goods = matches.first else { return }
    let stock = ShowLines(view).stock(of: goods, short: buffer.width < 60)
    guard x + DisplayWidth.columns(of: stock.text) <= Frame(buffer).right else { return }
    buffer.put(stock.text, x: x, y: row, stock.role)
  }

  private func suggested(_ record: ViewerRecord, _ view: ShowView) -> String {
    if let question = record.lastQuestion {
      return view.words(.suggestionAsked, record.viewer.name, question)
    }
    let minutes = view.now.since(record.arrivedAt).wholeSeconds / 60
    return view.words(.suggestionHere, record.viewer.name, String(minutes))
  }

  private func drawTotal(
    into buffer: inout CellBuffer, _ view: ShowView, row: Int, bottom: Int
  ) {
    guard row < bottom,
      case .success(let draft) = draft(view, allowsOverselling: true),
      let goods = view.session.plan.catalogue.goods(id: draft.goods)
    else { return }
    let frame = Frame(buffer)
    let indent = indent(frame, buffer)
    let x = indent + labelWidth(buffer, view.words)
    buffer.put(view.words(.fieldTotal), x: indent, y: row, .label)
    let total = draft.total(goods)
    let used = buffer.put(
      buffer.width < 36 ? total.decimal : view.words.money(total), x: x, y: row,
      width: frame.right - x, .money)
    if view.settings.large >= 2, problem == nil {
      // In large text what is left of a large window shows it again.
      let hero = HeroText(
        total.decimal, columns: frame.width - indent, rows: bottom - row - 2, mayCut: false, view)
      if hero.isLarge { hero.draw(into: &buffer, x: indent, y: row + 2, .money) }
    }
    let left = view.session.stock[goods.id].onHand - draft.quantity
    let text = view.words(.leaves, String(left))
    let column = max(x + used + 2, buffer.width < 60 ? 0 : x + 24)
    guard column + DisplayWidth.columns(of: text) <= frame.right else { return }
    buffer.put(text, x: column, y: row, width: frame.right - column, left < 0 ? .alarm : .dim)
  }

  private func drawProblem(
    into buffer: inout CellBuffer, _ view: ShowView, row: Int, from first: Int, bottom: Int
  ) {
    guard let problem else { return }
    let frame = Frame(buffer)
    let lines = SafeText.wrap(Notice.sign + problem, min(80, frame.width))
    // In the smallest windows the problem takes the place of the total.
    let start = max(first, min(row, bottom + 1 - lines.count))
    for (index, line) in lines.prefix(max(1, bottom + 1 - start)).enumerated() {
      buffer.put(String(repeating: " ", count: frame.width), x: frame.left, y: start + index)
      buffer.put(line, x: frame.left, y: start + index, width: frame.width, .alarm)
    }
  }
}

extension SellForm {
  /// A whole sale without typing: the values are chosen, the sale is saved.
  func offers(_ view: ShowView) -> [Offer] {
    let words = view.words
    let field = label(focus, words)
    var offers: [Offer] = []
    if place == .oversell, let sure = BindingTable.binding(of: .place(.sure)) {
      offers.append(Offer(label: words(sure.label), meaning: .key(.character("y")), kind: .act))
    } else {
      var total = ""
      if case .success(let draft) = draft(view, allowsOverselling: true),
        let goods = view.session.plan.catalogue.goods(id: draft.goods)
      {
        total = words.money(draft.total(goods))
      }
      offers.append(Offer(label: words(.offerSave, total), meaning: .key(.enter), kind: .act))
    }
    return offers + [
      Offer(label: field + words(.colon) + words(.offerMore), meaning: .change(1), kind: .move),
      Offer(label: field + words(.colon) + words(.offerLess), meaning: .change(-1), kind: .move),
      Offer(label: words(.offerField, field), meaning: .key(.tab), kind: .move),
      Offer(label: words(.offerBack), meaning: .key(.escape), kind: .back),
    ]
  }
}
