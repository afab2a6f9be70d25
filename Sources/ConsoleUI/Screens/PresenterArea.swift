// LiveHost: what of the presenter screen is large, and where it stands.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// The large part of the presenter screen, and the plain lines under it.
struct PresenterArea {
  /// What is shown at once.
  enum Page: Equatable {
    case all
    /// A part of the line to say, or whom to greet.
    case one(title: String, text: String)

    func title(_ words: Words) -> String {
      switch self {
      case .all: words(.presenterAll)
      case .one(let title, _): title
      }
    }
  }

  private let view: ShowView
  private let lines: ShowLines
  private let goods: Goods
  private let frame: Frame
  private let top: Int
  private let bottom: Int
  /// All of what is to be said, as text.
  private let say: [String]
  private let caption: [String]
  let pages: [Page]

  init(_ goods: Goods, _ frame: Frame, _ lines: ShowLines, _ buffer: CellBuffer) {
    view = lines.view
    self.lines = lines
    self.goods = goods
    self.frame = frame
    let saying = lines.sayings.first ?? ""
    caption = lines.captionLines(min(80, frame.width))
    // Where rows are few the caption has those of the line to say, which has pages of its own.
    let isSaid = caption.isEmpty || buffer.height >= 30
    say = isSaid ? SafeText.wrap(saying, min(80, frame.width), rows: 3) : []
    top = buffer.height >= 30 ? 2 : 1
    bottom = Frame.noticeRow(buffer) - say.count - caption.count - 1
    // A page of its own has a line for its title.
    let rows = bottom - top - 1
    let others =
      lines.largeSayings(columns: frame.width, rows: rows)
      + lines.largeGreetings(columns: frame.width, rows: rows)
    pages = [.all] + others.map { .one(title: $0.title, text: $0.text) }
  }

  private var rows: Int { bottom - top }

  func draw(_ page: Page, into buffer: inout CellBuffer) {
    switch page {
    case .all: drawAll(into: &buffer)
    case .one(let title, let text): drawOne(text, title: title, into: &buffer)
    }
    drawText(into: &buffer)
  }

  private func drawOne(_ text: String, title: String, into buffer: inout CellBuffer) {
    buffer.put(title, x: frame.left, y: top, width: frame.width, .label)
    let hero = HeroText(text, columns: frame.width, rows: rows - 1, view)
    let air = max(0, (rows - 1 - hero.rows) / 2)
    hero.draw(into: &buffer, x: frame.left, y: top + 1 + air, .text)
  }

  /// The name, the three values in a row, and whom to greet if there is room.
  private func drawAll(into buffer: inout CellBuffer) {
    // Values that are large at all take six rows with their labels and the air before them.
    let name = HeroText(view.words.name(goods), columns: frame.width, rows: rows - 6, view)
    name.draw(into: &buffer, x: frame.left, y: top, .heading)
    // The row of labels keeps name and values apart where there is no room for air.
    let left = rows - name.rows
    // Whom to greet has its place where the values are still as large as the name. It is kept
    // when nobody waits, so that nothing jumps.
    let hasPlace = left >= 2 * PresenterArea.heroRows + 3
    let room = hasPlace ? left - PresenterArea.heroRows - 2 : left
    let values = PresenterValues(goods, lines, columns: frame.width, rows: room)
    let row = top + name.rows + (room - values.rows + 1) / 2
    values.draw(into: &buffer, frame, row: row)
    click(.sell, Rect(x: 0, y: row, width: buffer.width, height: values.rows), &buffer)
    guard hasPlace, let whom = lines.waiting else { return }
    let greet = HeroText(
      whom, columns: frame.width, rows: PresenterArea.heroRows, mayCut: false, view)
    let place = bottom - 1 - PresenterArea.heroRows
    greet.draw(into: &buffer, x: frame.left, y: place, .text)
    let rect = Rect(x: 0, y: place, width: buffer.width, height: PresenterArea.heroRows)
    click(.greet, rect, &buffer)
  }

  /// Rows of a line of Han in half blocks.
  private static let heroRows = 8

  private func click(_ action: ShowAction, _ rect: Rect, _ buffer: inout CellBuffer) {
    guard let key = view.keymap.key(of: action), rect.height >= buffer.targetRows else { return }
    buffer.targets.append(PointerTarget(rect, .key(key)))
  }

  /// What to say and whom to greet, as text; that it is a rehearsal never leaves the screen.
  private func drawText(into buffer: inout CellBuffer) {
    for (index, line) in say.enumerated() {
      buffer.put(line, x: frame.left, y: bottom + index, width: frame.width)
    }
    for (index, line) in caption.enumerated() {
      let row = bottom + say.count + index
      buffer.put(line, x: frame.left, y: row, width: frame.width, .heading)
    }
    let row = bottom + say.count + caption.count
    let state = lines.state(short: true)
    let taken = buffer.putRight(state.text, right: frame.right, y: row, state.role) + 2
    let used = buffer.put(view.words(.greetLabel), x: frame.left, y: row, .label) + 2
    let greet = lines.greet(frame.width - used - taken)
    buffer.put(
      greet.text, x: frame.left + used, y: row, width: frame.width - used - taken, greet.role)
  }
}

/// Price, stock and time in one row of large shapes; the largest is made smaller until all fit.
private struct PresenterValues {
  private let heroes: [HeroText]
  private let labels: [String]
  private let roles: [Role]
  private static let gap = 3

  init(_ goods: Goods, _ lines: ShowLines, columns: Int, rows: Int) {
    let view = lines.view
    let stock = lines.stock(of: goods, short: true)
    let texts = [
      goods.price.decimal, String(max(0, view.session.stock[goods.id].onHand)), lines.timeDigits,
    ]
    roles = [.money, stock.role, lines.timeLeft.role]
    let words = view.words
    labels = [
      words.priceLabel(goods), words.stockLabel(goods),
      lines.timeDigits.isEmpty ? "" : words(.largeTime),
    ]
    func hero(_ index: Int, _ columns: Int) -> HeroText {
      HeroText(texts[index], columns: columns, rows: rows - 1, mayCut: false, view)
    }
    var heroes = texts.indices.map { hero($0, columns) }
    let room = columns - 2 * PresenterValues.gap
    while heroes.reduce(0, { $0 + $1.columns }) > room {
      // Of those as wide for a digit, the stock gives way first, the price last.
      let large = [1, 2, 0].filter { heroes[$0].isLarge }
      func width(_ index: Int) -> Int { heroes[index].columns / texts[index].count }
      guard let widest = large.map(width).max(),
        let index = large.first(where: { width($0) == widest })
      else { break }
      heroes[index] = hero(index, heroes[index].columns - 1)
    }
    self.heroes = heroes
  }

  /// With the row of labels.
  var rows: Int { 1 + (heroes.map(\.rows).max() ?? 0) }

  func draw(into buffer: inout CellBuffer, _ frame: Frame, row: Int) {
    let free = frame.width - heroes.reduce(0) { $0 + $1.columns }
    let middle = frame.left + heroes[0].columns + free / 2
    let last = frame.right - heroes[2].columns
    for (index, x) in [frame.left, middle, last].enumerated() {
      buffer.put(labels[index], x: x, y: row, width: frame.right - x, .label)
      // Numbers stand on one line, whatever their size.
      let top = row + rows - heroes[index].rows
      heroes[index].draw(into: &buffer, x: x, y: top, roles[index])
    }
  }
}
