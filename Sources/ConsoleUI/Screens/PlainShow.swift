// LiveHost: the show screen in ordinary text, at any size.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// How many rows each part of the show screen gets. What matters most gets its rows first, so the
/// order on the screen never changes, only how much of each there is.
struct ShowRows: Equatable {
  var status = 0, goal = 0, name = 0, price = 0, points = 0, next = 0
  var greet = 0, claims = 0, asked = 0, caption = 0, chat = 0, notice = 0, keys = 0
  var airTop = 0, airServe = 0, airChat = 0

  init(rows: Int, isNarrow: Bool, hasCaption: Bool) {
    var left = rows
    func take(_ part: WritableKeyPath<ShowRows, Int>, _ count: Int = 1) {
      guard left >= count else { return }
      self[keyPath: part] += count
      left -= count
    }
    // The frame draws notice and keys in the last rows: 2, or 4 with air around them.
    left -= rows >= 18 ? 4 : 2
    (notice, keys) = (1, 1)
    for part in [\ShowRows.name, \.price, \.status, \.greet] { take(part) }
    if hasCaption { take(\.caption) }
    for part in [\ShowRows.claims, \.asked] { take(part) }
    if !isNarrow { take(\.goal) }
    for part in [\ShowRows.airTop, \.points, \.points, \.airServe] { take(part) }
    if isNarrow { take(\.goal) }
    take(\.airChat)
    take(\.chat, 4)
    if chat == 0, airChat == 1 {
      airChat = 0
      left += 1
    }
    for part in [\ShowRows.next, \.points] { take(part) }
    chat += left
    if chat < 4 { chat = 0 }
  }
}

/// Draws the show screen from top to bottom.
struct PlainShow {
  private let view: ShowView
  private let lines: ShowLines
  private let frame: Frame
  private let rows: ShowRows
  /// Where the side column begins; nil when there is room for one column only.
  private let side: Int?
  private let isNarrow: Bool
  private let isTiny: Bool

  init(_ view: ShowView, _ buffer: CellBuffer) {
    self.view = view
    lines = ShowLines(view)
    frame = Frame(buffer)
    isNarrow = buffer.width < 72
    isTiny = buffer.width < 36
    side = buffer.width >= 110 && buffer.height >= 20 ? min(96, buffer.width * 7 / 10) : nil
    rows = ShowRows(
      rows: buffer.height, isNarrow: isNarrow, hasCaption: view.session.caption != nil)
  }

  /// The right end of the main column.
  private var right: Int { side.map { $0 - 4 } ?? frame.right }

  func draw(into buffer: inout CellBuffer) -> CursorPosition {
    var row = 0
    drawStatus(into: &buffer, row)
    row += rows.status
    if rows.goal > 0 { drawGoal(into: &buffer, row) }
    row += rows.goal + rows.airTop
    let focus = CursorPosition(x: frame.left, y: row)
    drawGoods(into: &buffer, row)
    row += rows.name + rows.price
    row = drawPoints(into: &buffer, row) + rows.airServe
    row = drawServing(into: &buffer, row) + rows.airChat
    let bottom = Frame.noticeRow(buffer) - (buffer.height >= 18 ? 1 : 0)
    if let side { drawSide(into: &buffer, x: side, from: focus.y, to: bottom) }
    if rows.chat > 0 { drawChat(into: &buffer, row, to: bottom) }
    lines.drawKeys(into: &buffer)
    return focus
  }

  private func drawStatus(into buffer: inout CellBuffer, _ row: Int) {
    guard rows.status > 0 else { return }
    let state = lines.state(short: isNarrow)
    var x = frame.left + buffer.put(state.text, x: frame.left, y: row, state.role) + 1
    if isTiny {
      let taken = buffer.putRight(lines.revenue, right: frame.right, y: row, .money)
      let here = String(view.session.viewers.presentCount)
      if x + here.count < frame.right - taken { buffer.put(here, x: x, y: row) }
      return
    }
    let elapsed = lines.elapsed
    if isNarrow {
      x += buffer.put(String(elapsed.prefix(5)), x: x, y: row) + 3
      let taken = buffer.putRight(lines.revenue, right: frame.right, y: row, .money)
      let count = String(view.session.viewers.presentCount)
      buffer.put(
        view.words(.here, count), x: x, y: row, width: frame.right - taken - x - 1, .label)
      return
    }
    x = max(x + 2, frame.left + 9)
    let taken = buffer.putRight(lines.here, right: frame.right, y: row, .label)
    let clock = max(x, min(frame.left + 40, frame.right - taken - 12))
    buffer.put(lines.title, x: x, y: row, width: clock - x - 2, .heading)
    buffer.put(elapsed, x: clock, y: row)
  }

  private func drawGoal(into buffer: inout CellBuffer, _ row: Int) {
    let taken = buffer.putRight(lines.standing, right: frame.right, y: row, .label)
    let room = frame.width - taken - 2
    let used = buffer.put(lines.goal, x: frame.left, y: row, width: room, .money)
    guard let percent = view.session.goalPercent else { return }
    let text = "\(percent) %"
    let start = max(frame.left + used + 3, frame.left + 30)
    let bar = 24
    guard start + bar + 8 < frame.right - taken else {
      if used + 3 + text.count <= room { buffer.put(text, x: frame.left + used + 2, y: row) }
      return
    }
    let filled = min(bar, bar * percent / 100)
    buffer.put(String(repeating: "█", count: filled), x: start, y: row, .money)
    buffer.put(String(repeating: "░", count: bar - filled), x: start + filled, y: row, .dim)
    buffer.put(text, x: start + bar + 2, y: row)
  }

  /// The column in which everything about the goods is indented.
  private var indent: Int { isTiny ? 0 : (isNarrow ? frame.left : frame.left + 4) }

  private func drawGoods(into buffer: inout CellBuffer, _ row: Int) {
    guard rows.name > 0 else { return }
    guard let goods = view.session.featured else {
      buffer.put(view.words(.nothingOnAir), x: frame.left, y: row)
      return
    }
    let time = lines.timeLeft
    var nameRight = right
    if !isNarrow {
      nameRight -= buffer.putRight(time.text, right: right, y: row, time.role) + 2
    }
    let lot = String(goods.lot)
    buffer.put(lot, x: frame.left, y: row, .heading)
    let x = max(indent, frame.left + lot.count + 1)
    buffer.put(view.words.name(goods), x: x, y: row, width: nameRight - x, .heading)
    if rows.price > 0 { drawPrice(of: goods, into: &buffer, row + 1) }
  }

  private func drawPrice(of goods: Goods, into buffer: inout CellBuffer, _ row: Int) {
    let price = isTiny ? goods.price.decimal : view.words.money(goods.price)
    var x = indent + buffer.put(price, x: indent, y: row, .money)
    x = isNarrow ? x + (isTiny ? 2 : 3) : max(x + 3, indent + 14)
    let stock = lines.stock(of: goods, short: isNarrow)
    if isNarrow {
      let time = lines.timeShort(tiny: isTiny)
      let role = lines.timeLeft.role
      let taken = buffer.putRight(time, right: right, y: row, role)
      buffer.put(stock.text, x: x, y: row, width: right - taken - x - 1, stock.role)
      return
    }
    x += buffer.put(stock.text, x: x, y: row, stock.role) + 2
    let maker = SafeText.fitted(lines.maker(of: goods), max(0, right - x))
    buffer.putRight(maker, right: right, y: row, .dim)
  }

  private func drawPoints(into buffer: inout CellBuffer, _ start: Int) -> Int {
    let width = min(80, right - indent)
    let wrapped = lines.sayings.reduce(into: []) { shown, saying in
      shown += SafeText.wrap(saying, width, rows: rows.points - shown.count)
    }
    for (index, line) in wrapped.enumerated() {
      buffer.put(line, x: indent, y: start + index, width: width)
    }
    if rows.next > 0 {
      buffer.put(
        lines.upcoming, x: indent, y: start + rows.points, width: right - indent, .dim)
    }
    return start + rows.points + rows.next
  }

  /// Whom to greet, who claims, who asks.
  private func drawServing(into buffer: inout CellBuffer, _ start: Int) -> Int {
    let gap = isTiny ? 0 : (isNarrow ? 8 : 10)
    var row = start
    func line(_ label: Phrase, _ value: (text: String, role: Role)) {
      var x = frame.left
      let taken = buffer.put(view.words(label), x: x, y: row, .label)
      x += max(gap, taken + 1)
      buffer.put(value.text, x: x, y: row, width: right - x, value.role)
      row += 1
    }
    let room = right - frame.left - max(gap, 7)
    if rows.greet > 0 { line(.greetLabel, lines.greet(room)) }
    if rows.claims > 0 { line(.claimsLabel, lines.claims(room)) }
    if rows.asked > 0 { line(.askedLabel, lines.asked(room)) }
    if rows.caption > 0 { line(.captionLabel, (view.session.caption ?? "", .heading)) }
    return row
  }

  private func drawChat(into buffer: inout CellBuffer, _ top: Int, to bottom: Int) {
    let hasSales = side == nil && !isNarrow
    let chatRight = hasSales ? right - 30 : right
    ChatPanel(view, lines).draw(
      into: &buffer,
      Rect(x: frame.left, y: top, width: chatRight - frame.left, height: bottom - top))
    guard hasSales else { return }
    SalesPanel(view, lines).draw(
      into: &buffer, Rect(x: right - 27, y: top, width: 27, height: bottom - top))
  }

  private func drawSide(into buffer: inout CellBuffer, x: Int, from top: Int, to bottom: Int) {
    let width = min(56, frame.right - x)
    let items = min(view.session.rundown.items.count, (bottom - top) / 2 - 2)
    RundownPanel(view).draw(into: &buffer, Rect(x: x, y: top, width: width, height: items + 1))
    let start = top + items + 2
    SalesPanel(view, lines).draw(
      into: &buffer, Rect(x: x, y: start, width: width, height: bottom - start))
  }
}
