// LiveHost: the show screen in large text: fewer things, each larger.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Large text (accessibility.md, large text): level 1 reflows, 2 makes price and name large, 3 one
/// thing at a time. Every large value also stands as plain text in the same frame.
struct LargeShow {
  /// The one thing of level 3; `Tab` goes on to the next.
  enum Page: CaseIterable {
    case price, stock, time, name, greet

    var title: Phrase {
      switch self {
      case .price: .largePrice
      case .stock: .largeStock
      case .time: .largeTime
      case .name: .largeName
      case .greet: .largeGreet
      }
    }
  }

  private let view: ShowView
  private let lines: ShowLines
  private let page: Page?

  init(_ view: ShowView, page: Page?) {
    self.view = view
    lines = ShowLines(view)
    self.page = page
  }

  /// Level 1: one column, a blank line between items, nothing that is not needed.
  func drawReflow(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    let rows = reflowRows(frame, buffer)
    let bottom = Frame.noticeRow(buffer) - (buffer.height >= 18 ? 1 : 0)
    // Air between the items while there is room for all of them.
    let step = rows.count * 2 - 1 <= bottom ? 2 : 1
    var focus = CursorPosition(x: frame.left, y: 0)
    for (index, line) in rows.enumerated() where index * step < bottom {
      let row = index * step
      if line.isFocus { focus = CursorPosition(x: frame.left, y: row) }
      let used = buffer.put(line.text, x: frame.left, y: row, width: frame.width, line.role)
      if let value = line.trailing, used + 2 + DisplayWidth.columns(of: value.text) <= frame.width {
        buffer.putRight(value.text, right: frame.right, y: row, value.role)
      }
    }
    drawKeys(into: &buffer, frame)
    return focus
  }

  private struct Line {
    let text: String
    var role: Role = .text
    var trailing: (text: String, role: Role)?
    var isFocus = false
  }

  private func reflowRows(_ frame: Frame, _ buffer: CellBuffer) -> [Line] {
    let state = lines.state(short: true)
    var rows = [
      Line(
        text: state.text, role: state.role,
        trailing: (lines.revenue, .money))
    ]
    if let goods = view.session.featured {
      rows.append(
        Line(text: "\(goods.lot) " + view.words.name(goods), role: .heading, isFocus: true))
      let price = frame.width < 30 ? goods.price.decimal : view.words.money(goods.price)
      let stock = lines.stock(of: goods, short: true)
      rows.append(
        Line(text: price, role: .money, trailing: (lines.timeDigits, lines.timeLeft.role)))
      rows.append(Line(text: stock.text, role: stock.role))
      if buffer.height >= 10, let say = lines.sayings.first {
        rows += SafeText.wrap(say, min(80, frame.width)).prefix(2).map { Line(text: $0) }
      }
    }
    if let caption = view.session.caption {
      rows.append(Line(text: view.words(.captionNow, caption), role: .heading))
    }
    let greet = lines.greet(frame.width - 8)
    rows.append(Line(text: view.words(.greetLabel) + "  " + greet.text, role: greet.role))
    if buffer.height >= 9 {
      let claims = lines.claims(frame.width - 8)
      rows.append(Line(text: view.words(.claimsLabel) + "  " + claims.text, role: claims.role))
    }
    return rows
  }

  /// Levels 2 and 3: pixels for what is read from across the room.
  func drawHero(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    drawStatus(into: &buffer, frame)
    guard let goods = view.session.featured else { return CursorPosition(x: 0, y: 0) }
    let focus = drawPlainValues(of: goods, into: &buffer, frame)
    let bottom = Frame.noticeRow(buffer) - 3
    // In a window of 24 rows every row counts: price and a name of two lines just fit.
    var row = buffer.height >= 30 ? 3 : 2
    for hero in heroes(goods) {
      let room = page == nil ? min(8, bottom - row) : bottom - row
      row = drawLarge(hero.text, hero.role, into: &buffer, frame, row: row, rows: room) + 1
      if row >= bottom { break }
    }
    let greet = lines.greet(frame.width - 10)
    buffer.put(view.words(.greetLabel), x: frame.left, y: bottom, .label)
    buffer.put(greet.text, x: frame.left + 10, y: bottom, width: frame.width - 10, greet.role)
    let claims = lines.claims(frame.width - 10)
    buffer.put(view.words(.claimsLabel), x: frame.left, y: bottom + 1, .label)
    buffer.put(
      claims.text, x: frame.left + 10, y: bottom + 1, width: frame.width - 10, claims.role)
    if let caption = view.session.caption {
      buffer.put(view.words(.captionLabel), x: frame.left, y: bottom + 2, .label)
      buffer.put(
        caption, x: frame.left + 10, y: bottom + 2, width: frame.width - 10, .heading)
    }
    drawKeys(into: &buffer, frame)
    return focus
  }

  private func heroes(_ goods: Goods) -> [(text: String, role: Role)] {
    switch page {
    case nil: [(view.words.name(goods), .heading), (goods.price.decimal, .money)]
    case .price: [(goods.price.decimal, .money)]
    case .stock: [(String(max(0, view.session.stock[goods.id].onHand)), .text)]
    case .time: [(lines.timeDigits, lines.timeLeft.role)]
    case .name: [("\(goods.lot) " + view.words.name(goods), .heading)]
    case .greet:
      [(view.session.greetings.waiting.first?.name ?? view.words(.none), .text)]
    }
  }

  private func drawStatus(into buffer: inout CellBuffer, _ frame: Frame) {
    let state = lines.state(short: true)
    let used = buffer.put(state.text, x: frame.left, y: 0, state.role)
    let taken = buffer.putRight(
      view.words.money(view.session.totals.all.revenue), right: frame.right, y: 0, .money)
    let title = page.map { view.words($0.title) } ?? lines.here
    buffer.put(
      title, x: frame.left + used + 3, y: 0, width: frame.width - used - taken - 6, .label)
  }

  /// The same values as text, in one row: what a braille line and a screen reader read.
  private func drawPlainValues(
    of goods: Goods, into buffer: inout CellBuffer, _ frame: Frame
  ) -> CursorPosition {
    let row = 1
    let time = lines.timeLeft
    let taken = buffer.putRight(time.text, right: frame.right, y: row, time.role)
    var x = frame.left
    let values: [(String, Role)] = [
      ("\(goods.lot) " + view.words.name(goods), .heading),
      (view.words.money(goods.price), .money), (lines.stock(of: goods, short: true).text, .text),
    ]
    for (text, role) in values {
      x += buffer.put(text, x: x, y: row, width: frame.right - taken - x - 2, role) + 3
    }
    return CursorPosition(x: frame.left, y: row)
  }

  /// - Returns: the row below what was drawn.
  private func drawLarge(
    _ text: String, _ role: Role, into buffer: inout CellBuffer, _ frame: Frame, row: Int,
    rows: Int
  ) -> Int {
    guard rows > 0 else { return row }
    guard let lines = view.face.lines(text, columns: frame.width, rows: rows) else {
      // No shapes for these characters: as text, so that nothing is missing.
      buffer.put(text, x: frame.left, y: row, width: frame.width, role)
      return row + 1
    }
    let height = lines.reduce(0) { $0 + $1.rows }
    var top = page == nil ? row : row + max(0, (rows - height) / 2)
    for line in lines {
      buffer.put(line, x: frame.left, y: top, width: frame.width, role)
      top += line.rows
    }
    return top
  }

  private func drawKeys(into buffer: inout CellBuffer, _ frame: Frame) {
    let row = Frame.keysRow(buffer)
    var text = frame.width < 34 ? lines.bareKeys : lines.keys(frame.width)
    if let page, let index = Page.allCases.firstIndex(of: page) {
      let next = Page.allCases[(index + 1) % Page.allCases.count]
      let hint = view.words(.tabNext, view.words(next.title))
      text = hint + "   " + lines.keys(frame.width - DisplayWidth.columns(of: hint) - 3)
    }
    buffer.put(text, x: frame.left, y: row, width: frame.width, .key)
  }
}
