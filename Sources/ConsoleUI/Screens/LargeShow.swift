// LiveHost: the show screen in large text: fewer things, each larger.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Large text (accessibility.md, large text): level 1 reflows, 2 makes price and name large, 3 one
/// thing at a time. Every large value also stands as plain text in the same frame.
struct LargeShow {
  /// The one thing of level 3; the key of pages goes on to the next.
  private struct Page {
    let title: String
    let text: String
    var role = Role.text
    var isNumber = false
    var isSaying = false
  }

  private let view: ShowView
  private let lines: ShowLines
  /// How many pages on from the first; nil at the other levels.
  private let page: Int?

  init(_ view: ShowView, page: Int?) {
    self.view = view
    lines = ShowLines(view)
    self.page = page
  }

  /// Level 1: one column, a blank line between items, nothing that is not needed.
  func drawReflow(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    let rows = reflowLines(frame, buffer)
    let focus = frame.draw(rows, into: &buffer)
    let top = Frame.airyRows(rows) + 1
    drawChat(into: &buffer, frame, from: top, to: Frame.reflowBottom(buffer))
    lines.drawKeys(into: &buffer)
    return focus
  }

  private func reflowLines(_ frame: Frame, _ buffer: CellBuffer) -> [ReflowLine] {
    let state = lines.state(short: true)
    var rows = [
      ReflowLine(text: state.text, role: state.role, trailing: (lines.revenue, .money))
    ]
    var rest: [ReflowLine] = []
    if buffer.height >= 9 {
      let claims = lines.claims(frame.width - 8)
      rest.append(
        ReflowLine(text: view.words(.claimsLabel) + "  " + claims.text, role: claims.role))
    }
    if buffer.height >= 18 {
      let asked = lines.asked(frame.width - 8)
      rest.append(
        ReflowLine(text: view.words(.askedLabel) + "  " + asked.text, role: asked.role))
    }
    if let goods = view.session.featured {
      rows += lines.reflow(of: goods, isNarrow: frame.width < 30)
      if buffer.height >= 10, let say = lines.sayings.first {
        let room = max(2, Frame.reflowBottom(buffer) - rows.count - rest.count - 1)
        rows += ReflowLine.wrapped(say, min(80, frame.width), rows: room)
      }
    }
    if let caption = view.session.caption {
      rows.append(ReflowLine(text: view.words(.captionNow, caption), role: .heading))
    }
    let room = min(3, Frame.reflowBottom(buffer) - rows.count - rest.count)
    return rows + lines.reflowGreet(frame.width, rows: room) + rest
  }

  /// Levels 2 and 3: pixels for what is read from across the room.
  func drawHero(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    guard let goods = view.session.featured else {
      drawStatus(lines.here, into: &buffer, frame)
      lines.drawKeys(into: &buffer)
      return CursorPosition(x: 0, y: 0)
    }
    let focus = lines.drawValues(of: goods, into: &buffer, frame, row: 1)
    // In a window of 24 rows every row counts: price and a name of two lines just fit; so it does
    // for one thing at a time.
    let top = buffer.height >= 30 && page == nil ? 3 : 2
    let pages = pages(goods, frame, rows: Frame.noticeRow(buffer) - top)
    let current = page.map { ($0 % pages.count + pages.count) % pages.count }
    // A high window has room for what is to be said, under the large shapes.
    let isSaying = current.map { pages[$0].isSaying } ?? (buffer.height >= 30)
    let foot = foot(frame, isSaying: isSaying)
    let bottom = Frame.noticeRow(buffer) - foot.count
    if let current {
      draw(pages[current], into: &buffer, frame, top: top, rows: bottom - top)
    } else {
      let used = drawNameAndPrice(of: goods, into: &buffer, frame, top: top, rows: bottom - top)
      drawChat(into: &buffer, frame, from: top + used + 1, to: bottom - 1)
    }
    for (index, line) in foot.enumerated() {
      let x = frame.left + (line.label.isEmpty ? 0 : 10)
      buffer.put(line.label, x: frame.left, y: bottom + index, .label)
      buffer.put(line.text, x: x, y: bottom + index, width: frame.right - x, line.role)
    }
    drawStatus(current.map { pages[$0].title } ?? lines.here, into: &buffer, frame)
    let next = current.map { pages[($0 + 1) % pages.count].title }
    lines.drawKeys([next.flatMap { lines.hint(.page, $0, .act) }], into: &buffer)
    return focus
  }

  /// - Returns: the rows they take.
  private func drawNameAndPrice(
    of goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, top: Int, rows: Int
  ) -> Int {
    // Both get their share; what the name does not need is left to the price.
    let name = HeroText(
      view.words.name(goods), columns: frame.width, rows: rows * 8 / 15, view)
    name.draw(into: &buffer, x: frame.left, y: top, .heading)
    let room = rows - name.rows - 1
    let price = HeroText(
      goods.price.decimal, columns: frame.width, rows: room, mayCut: false, view)
    price.draw(into: &buffer, x: frame.left, y: top + name.rows + 1, .money)
    return name.rows + 1 + price.rows
  }

  /// What is left over in a large window shows the chat.
  private func drawChat(
    into buffer: inout CellBuffer, _ frame: Frame, from top: Int, to bottom: Int
  ) {
    guard bottom - top >= 4 else { return }
    let rect = Rect(x: frame.left, y: top, width: min(80, frame.width), height: bottom - top)
    ChatPanel(view, lines).draw(into: &buffer, rect)
  }

  private func draw(
    _ page: Page, into buffer: inout CellBuffer, _ frame: Frame, top: Int, rows: Int
  ) {
    let hero = HeroText(
      page.text, columns: frame.width, rows: rows, mayCut: !page.isNumber, view)
    hero.draw(into: &buffer, x: frame.left, y: top + max(0, (rows - hero.rows) / 2), page.role)
  }

  /// Only what there is; what to say in parts that fit whole.
  private func pages(_ goods: Goods, _ frame: Frame, rows: Int) -> [Page] {
    let words = view.words
    let stock = lines.stock(of: goods, short: true)
    var pages = [
      Page(
        title: words.priceLabel(goods), text: goods.price.decimal, role: .money, isNumber: true),
      Page(
        title: words.stockLabel(goods), text: String(max(0, view.session.stock[goods.id].onHand)),
        role: stock.role, isNumber: true),
    ]
    if !lines.timeDigits.isEmpty {
      pages.append(
        Page(
          title: words(.largeTime), text: lines.timeDigits, role: lines.timeLeft.role,
          isNumber: true))
    }
    pages.append(Page(title: words(.largeName), text: words.name(goods), role: .heading))
    let room = rows - foot(frame, isSaying: true).count
    for (title, text) in lines.largeSayings(columns: frame.width, rows: room) {
      pages.append(Page(title: title, text: text, isSaying: true))
    }
    let lower = foot(frame, isSaying: false).count
    for (title, text) in lines.largeGreetings(columns: frame.width, rows: rows - lower) {
      pages.append(Page(title: title, text: text))
    }
    return pages
  }

  /// What stands under the large shapes: whom to serve, all of what is to be said, or both.
  private func foot(
    _ frame: Frame, isSaying: Bool
  ) -> [(label: String, text: String, role: Role)] {
    let greet = lines.greet(frame.width - 10)
    let first = (view.words(.greetLabel), greet.text, greet.role)
    let say = SafeText.wrap(lines.sayings.first ?? "", min(80, frame.width), rows: 3)
      .map { ("", $0, Role.text) }
    if isSaying, page != nil { return [first] + say }
    let claims = lines.claims(frame.width - 10)
    let second = (view.words(.claimsLabel), claims.text, claims.role)
    let serving = (isSaying ? say : []) + [first, second]
    guard let caption = view.session.caption else { return serving }
    return serving + [(view.words(.captionLabel), caption, .heading)]
  }

  private func drawStatus(_ title: String, into buffer: inout CellBuffer, _ frame: Frame) {
    let state = lines.state(short: true)
    let used = buffer.put(state.text, x: frame.left, y: 0, state.role)
    let taken = buffer.putRight(
      view.words.money(view.session.totals.all.revenue), right: frame.right, y: 0, .money)
    buffer.put(
      title, x: frame.left + used + 3, y: 0, width: frame.width - used - taken - 6, .label)
  }
}

extension ShowLines {
  /// Name, price and stock of the goods on air, in one column.
  func reflow(of goods: Goods, isNarrow: Bool) -> [ReflowLine] {
    let price = isNarrow ? words.shortMoney(goods.price) : words.money(goods.price)
    let stock = stock(of: goods, short: true)
    return [
      ReflowLine(text: "\(goods.lot) " + words.name(goods), role: .heading, isFocus: true),
      ReflowLine(
        text: price, role: .money, trailing: (timeShort(tiny: isNarrow), timeLeft.role)),
      ReflowLine(text: stock.text, role: stock.role),
    ]
  }

  /// What is being said now, for those who cannot hear it; at most two lines.
  func captionLines(_ columns: Int) -> [String] {
    session.caption.map { SafeText.wrap(words(.captionNow, $0), columns, rows: 2) } ?? []
  }

  /// The line to say in large parts, each with its title; empty where it has no large shape.
  func largeSayings(columns: Int, rows: Int) -> [(title: String, text: String)] {
    parts(sayings.first ?? "", .largeSay, columns: columns, rows: rows)
  }

  /// Whom to greet: the one who waits longest and how many more; else the greeting to be said,
  /// unless it would be read word by word.
  func largeGreetings(columns: Int, rows: Int) -> [(title: String, text: String)] {
    if let waiting { return [(words(.largeGreet), waiting)] }
    let said = parts(session.lastSaid ?? "", .largeGreet, columns: columns, rows: rows)
    return said.count <= 3 ? said : []
  }

  /// The one who waits longest for a greeting, and how many more.
  var waiting: String? {
    guard let first = session.greetings.waiting.first else { return nil }
    let others = session.greetings.count - 1
    return others > 0 ? first.name + " +\(others)" : first.name
  }

  private func parts(
    _ text: String, _ title: Phrase, columns: Int, rows: Int
  ) -> [(title: String, text: String)] {
    let parts = HeroText.parts(text, columns: columns, rows: rows, view)
    guard parts.count > 1 else { return parts.map { (words(title), $0) } }
    return parts.enumerated().map { index, part in
      (words(.presenterPart, words(title), String(index + 1), String(parts.count)), part)
    }
  }

  /// Whom to greet, in one line or as many as there are.
  func reflowGreet(_ columns: Int, rows: Int) -> [ReflowLine] {
    let label = words(.greetLabel) + "  "
    // What a line may lose at its end when it is broken between words.
    let loss = 8 * (rows - 1)
    let greet = greet(columns * max(1, rows) - DisplayWidth.columns(of: label) - loss)
    return ReflowLine.wrapped(label + greet.text, columns, rows: max(1, rows), greet.role)
  }

  /// The values of the goods on air as text, in one row: what a braille line and a screen reader
  /// read while the shapes are for eyes.
  func drawValues(
    of goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, row: Int
  ) -> CursorPosition {
    let time = timeLeft
    let taken = buffer.putRight(time.text, right: frame.right, y: row, time.role)
    let stock = stock(of: goods, short: true)
    let numbers: [(String, Role)] = [(words.money(goods.price), .money), (stock.text, stock.role)]
    // A long name must not push out what nothing else says.
    let needed = numbers.reduce(0) { $0 + DisplayWidth.columns(of: $1.0) + 3 }
    let right = frame.right - (taken > 0 ? taken + 2 : 0)
    var x = frame.left
    let name = "\(goods.lot) " + words.name(goods)
    x += buffer.put(name, x: x, y: row, width: max(2, right - x - needed), .heading)
    for (text, role) in numbers {
      x += 3
      x += buffer.put(text, x: x, y: row, width: right - x, role)
    }
    return CursorPosition(x: frame.left, y: row)
  }
}
