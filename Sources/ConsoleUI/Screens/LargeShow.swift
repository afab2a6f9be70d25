// LiveHost: the show screen in large text: fewer things, each larger.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Large text (accessibility.md, large text): level 1 reflows, 2 makes price and name large, 3 one
/// thing at a time. Every large value also stands as plain text in the same frame.
struct LargeShow {
  /// The one thing of level 3; the key of pages goes on to the next.
  enum Page: CaseIterable {
    case price, stock, time, name, say, greet

    var title: Phrase {
      switch self {
      case .price: .largePrice
      case .stock: .largeStock
      case .time: .largeTime
      case .name: .largeName
      case .say: .largeSay
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
    let focus = frame.draw(reflowLines(frame, buffer), into: &buffer)
    drawKeys(into: &buffer, frame)
    return focus
  }

  private func reflowLines(_ frame: Frame, _ buffer: CellBuffer) -> [ReflowLine] {
    let state = lines.state(short: true)
    var rows = [
      ReflowLine(text: state.text, role: state.role, trailing: (lines.revenue, .money))
    ]
    if let goods = view.session.featured {
      rows += lines.reflow(of: goods, isNarrow: frame.width < 30)
      if buffer.height >= 10, let say = lines.sayings.first {
        rows += SafeText.wrap(say, min(80, frame.width)).prefix(2).map { ReflowLine(text: $0) }
      }
    }
    if let caption = view.session.caption {
      rows.append(ReflowLine(text: view.words(.captionNow, caption), role: .heading))
    }
    rows.append(lines.reflowGreet(frame.width))
    if buffer.height >= 9 {
      let claims = lines.claims(frame.width - 8)
      rows.append(
        ReflowLine(text: view.words(.claimsLabel) + "  " + claims.text, role: claims.role))
    }
    return rows
  }

  /// Levels 2 and 3: pixels for what is read from across the room.
  func drawHero(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    drawStatus(into: &buffer, frame)
    guard let goods = view.session.featured else { return CursorPosition(x: 0, y: 0) }
    let focus = lines.drawValues(of: goods, into: &buffer, frame, row: 1)
    let foot = foot(frame)
    let bottom = Frame.noticeRow(buffer) - foot.count
    // In a window of 24 rows every row counts: price and a name of two lines just fit.
    let top = buffer.height >= 30 ? 3 : 2
    if let page {
      drawPage(page, goods, into: &buffer, frame, top: top, rows: bottom - top)
    } else {
      drawNameAndPrice(of: goods, into: &buffer, frame, top: top, rows: bottom - top)
    }
    for (index, line) in foot.enumerated() {
      let x = frame.left + (line.label.isEmpty ? 0 : 10)
      buffer.put(line.label, x: frame.left, y: bottom + index, .label)
      buffer.put(line.text, x: x, y: bottom + index, width: frame.right - x, line.role)
    }
    drawKeys(into: &buffer, frame)
    return focus
  }

  private func drawNameAndPrice(
    of goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, top: Int, rows: Int
  ) {
    // Both get their share; what the name does not need is left to the price.
    let name = HeroText(
      view.words.name(goods), columns: frame.width, rows: rows * 8 / 15, view)
    name.draw(into: &buffer, x: frame.left, y: top, .heading)
    let room = rows - name.rows - 1
    let price = HeroText(
      goods.price.decimal, columns: frame.width, rows: room, mayCut: false, view)
    price.draw(into: &buffer, x: frame.left, y: top + name.rows + 1, .money)
  }

  private func drawPage(
    _ page: Page, _ goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, top: Int,
    rows: Int
  ) {
    let (text, role) = hero(page, goods)
    let isNumber = [.price, .stock, .time].contains(page)
    let hero = HeroText(text, columns: frame.width, rows: rows, mayCut: !isNumber, view)
    hero.draw(into: &buffer, x: frame.left, y: top + max(0, (rows - hero.rows) / 2), role)
  }

  private func hero(_ page: Page, _ goods: Goods) -> (text: String, role: Role) {
    switch page {
    case .price: (goods.price.decimal, .money)
    case .stock: (String(max(0, view.session.stock[goods.id].onHand)), .text)
    case .time: (lines.timeDigits, lines.timeLeft.role)
    case .name: ("\(goods.lot) " + view.words.name(goods), .heading)
    case .say: (lines.sayings.first ?? view.words(.none), .text)
    case .greet: (view.session.greetings.waiting.first?.name ?? view.words(.none), .text)
    }
  }

  /// What stands under the large shapes: whom to serve, or all of what is to be said.
  private func foot(_ frame: Frame) -> [(label: String, text: String, role: Role)] {
    let greet = lines.greet(frame.width - 10)
    let first = (view.words(.greetLabel), greet.text, greet.role)
    guard page != .say else {
      let say = SafeText.wrap(lines.sayings.first ?? "", frame.width).prefix(3)
      return [first] + say.map { ("", $0, .text) }
    }
    let claims = lines.claims(frame.width - 10)
    let second = (view.words(.claimsLabel), claims.text, claims.role)
    guard let caption = view.session.caption else { return [first, second] }
    return [first, second, (view.words(.captionLabel), caption, .heading)]
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

  private func drawKeys(into buffer: inout CellBuffer, _ frame: Frame) {
    let row = Frame.keysRow(buffer)
    var text = frame.width < 34 ? lines.bareKeys : lines.keys(frame.width)
    if let page, let index = Page.allCases.firstIndex(of: page),
      let key = view.keymap.key(of: ShowAction.page)
    {
      let next = Page.allCases[(index + 1) % Page.allCases.count]
      let hint = key.name + " " + view.words(next.title)
      text = hint + "   " + lines.keys(frame.width - DisplayWidth.columns(of: hint) - 3)
    }
    buffer.put(text, x: frame.left, y: row, width: frame.width, .key)
  }
}

extension ShowLines {
  /// Name, price and stock of the goods on air, in one column.
  func reflow(of goods: Goods, isNarrow: Bool) -> [ReflowLine] {
    let price = isNarrow ? goods.price.decimal : words.money(goods.price)
    let stock = stock(of: goods, short: true)
    return [
      ReflowLine(text: "\(goods.lot) " + words.name(goods), role: .heading, isFocus: true),
      ReflowLine(text: price, role: .money, trailing: (timeDigits, timeLeft.role)),
      ReflowLine(text: stock.text, role: stock.role),
    ]
  }

  func reflowGreet(_ columns: Int) -> ReflowLine {
    let greet = greet(columns - 8)
    return ReflowLine(text: words(.greetLabel) + "  " + greet.text, role: greet.role)
  }

  /// The values of the goods on air as text, in one row: what a braille line and a screen reader
  /// read while the shapes are for eyes.
  func drawValues(
    of goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, row: Int
  ) -> CursorPosition {
    let time = timeLeft
    let taken = buffer.putRight(time.text, right: frame.right, y: row, time.role)
    var x = frame.left
    let stock = stock(of: goods, short: true)
    let values: [(String, Role)] = [
      ("\(goods.lot) " + words.name(goods), .heading), (words.money(goods.price), .money),
      (stock.text, stock.role),
    ]
    for (text, role) in values {
      x += buffer.put(text, x: x, y: row, width: frame.right - taken - x - 2, role) + 3
    }
    return CursorPosition(x: frame.left, y: row)
  }
}
