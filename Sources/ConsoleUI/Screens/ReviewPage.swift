// LiveHost: the page before what cannot be undone: numbers and words, and a way back in focus.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// What cannot be undone is reviewed first: the focus is on going on, and the key that opened the
/// page does not confirm it (accessibility rule T18). Up and down turn what does not fit; only left
/// and right choose.
struct ReviewPage: Layer {
  private let title: String
  /// Each with its label; lines without one come last in small windows.
  private let rows: (ShowView) -> [(label: String, value: String)]
  private let amount: (ShowView) -> Money
  private let goOn: Phrase
  private let act: (long: Phrase, short: Phrase)
  private let command: SessionCommand
  private var isActing = false
  /// Counted on and on: how many there are depends on the window.
  private var page = 0

  var place: KeyPlace { .review }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .left, .right, .tab, .backTab: isActing.toggle()
    case .up: page -= 1
    case .down: page += 1
    case .escape: context.isClosed = true
    case .enter:
      if isActing { context.run(command) }
      context.isClosed = true
    default: return false
    }
    return true
  }

  /// The way back stands first, and the highlight starts there again after each choice.
  func offers(_ view: ShowView) -> [Offer] {
    let words = view.words
    let amount = AmountInWords.text(amount(view), words.language)
    let next =
      isActing
      ? Offer(label: words(.reallyDo, words(act.long), amount), meaning: .key(.enter), kind: .act)
      : Offer(label: words(act.long), meaning: .key(.right), kind: .act)
    return [Offer(label: words(goOn), meaning: .key(.escape), kind: .act), next]
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { isActing = row == 1 }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let choiceRow = max(1, Frame.noticeRow(buffer) - (buffer.height >= 18 ? 2 : 1))
    let top = buffer.height >= 18 ? 2 : 1
    let pages = pages(
      of: lines(view, frame, isSmall: buffer.height < 10, hasAir: buffer.height >= 18),
      rows: max(1, choiceRow - top))
    let current = (page % pages.count + pages.count) % pages.count
    drawTitle(pages.count > 1 ? "↓ \(current + 1)/\(pages.count)" : nil, into: &buffer, view)
    for (index, line) in pages[current].enumerated() {
      buffer.put(line.label, x: frame.left, y: top + index, .label)
      buffer.put(line.value, x: line.x, y: top + index, width: frame.right - line.x)
    }
    let used = draw(goOn, !isActing, x: frame.left, row: choiceRow, into: &buffer, view)
    let second = frame.left + used + 3
    let acting = buffer.width < 36 ? act.short : act.long
    _ = draw(acting, isActing, x: second, row: choiceRow, into: &buffer, view)
    view.drawKeys(.endKeys, in: place, into: &buffer)
    return CursorPosition(x: isActing ? second : frame.left, y: choiceRow)
  }

  /// - Parameter part: which page it is; nil when there is one.
  private func drawTitle(_ part: String?, into buffer: inout CellBuffer, _ view: ShowView) {
    guard let part else {
      ListFrame.drawTitle(title, in: place, into: &buffer, view)
      return
    }
    let frame = Frame(buffer)
    let used = buffer.putRight(part, right: frame.right, y: 0, .key)
    buffer.put(title, x: frame.left, y: 0, width: frame.width - used - 1, .heading)
  }

  private typealias Line = (label: String, value: String, x: Int)

  /// Values that are too long for a line go on in the next: half an amount is a wrong one. Where
  /// rows are few, the amount is not said in words that need more than one.
  private func lines(
    _ view: ShowView, _ frame: Frame, isSmall: Bool, hasAir: Bool
  ) -> [[Line]] {
    let column = frame.left + (frame.width < 36 ? 9 : 16)
    let rows = rows(view)
    let sorted = isSmall ? rows.filter { !$0.label.isEmpty } + rows.filter(\.label.isEmpty) : rows
    return sorted.compactMap { row in
      let label = DisplayWidth.columns(of: row.label)
      let x = label == 0 ? frame.left : max(column, frame.left + label + 1)
      let parts = SafeText.wrap(row.value, min(80, frame.right - x))
      if isSmall, parts.count > 1, row.label == view.words(.inWords) { return nil }
      let air = row.label.isEmpty && hasAir ? [""] : []
      return (parts + air).enumerated().map { ($0 == 0 ? row.label : "", $1, x) }
    }
  }

  /// What is said of one thing stays together, unless it needs more than a page.
  private func pages(of rows: [[Line]], rows room: Int) -> [[Line]] {
    var pages: [[Line]] = [[]]
    for lines in rows {
      for line in lines {
        let used = pages[pages.count - 1].count
        let isTogether = lines.count > room || line.value != lines[0].value
        if used + (isTogether ? 1 : lines.count) > room, used > 0 { pages.append([]) }
        pages[pages.count - 1].append(line)
      }
    }
    return pages
  }

  private func draw(
    _ phrase: Phrase, _ isFocused: Bool, x: Int, row: Int, into buffer: inout CellBuffer,
    _ view: ShowView
  ) -> Int {
    let mark = isFocused ? "> " : "  "
    let used = buffer.put(mark + view.words(phrase), x: x, y: row)
    let height = buffer.targetRows
    let rect = Rect(x: x, y: row - height / 2, width: used, height: height)
    buffer.targets.append(PointerTarget(rect, .row(phrase == goOn ? 0 : 1)))
    if isFocused { buffer.paint(.selected, x: x, y: row, width: used) }
    return used
  }
}

extension ReviewPage {
  /// Before the end of the show.
  static func end(_ words: Words) -> ReviewPage {
    ReviewPage(
      title: words(.endTitle),
      rows: { view in
        let plan = view.session.plan
        let closing = view.words(.endSay, plan.closing.text(in: plan.language))
        var rows = ReviewLines.rows(view.session, view.now, view.words)
        rows.insert(inWords(view.session.totals.all.revenue, view.words), at: 1)
        return [(label: "", value: closing)] + rows
      },
      amount: { $0.session.totals.all.revenue }, goOn: .endGoOn, act: (.endNow, .endNowShort),
      command: .end)
  }

  /// Before a sale is void.
  static func void(_ number: Int, reason: String, _ words: Words) -> ReviewPage {
    ReviewPage(
      title: words(.voidTitle, String(number)),
      rows: { rows(number, units: nil, reason, $0) },
      amount: { entry(number, $0)?.netRevenue ?? .zero($0.session.plan.currency) },
      goOn: .keepSale, act: (.voidNow, .voidNowShort),
      command: .voidSale(number: number, reason: reason))
  }

  /// Before goods of a sale come back.
  static func giveBack(
    _ number: Int, units: Int, reason: String, _ words: Words
  ) -> ReviewPage {
    ReviewPage(
      title: words(.returnTitle, String(number)),
      rows: { rows(number, units: units, reason, $0) },
      amount: { refund(number, units, $0) },
      goOn: .keepSale, act: (.returnNow, .returnNowShort),
      command: .returnSale(number: number, quantity: units, reason: reason))
  }

  private static func entry(_ number: Int, _ view: ShowView) -> SaleEntry? {
    view.session.sales.entries.first { $0.number == number }
  }

  /// The share of the goods that come back, as the engine gives it back.
  private static func refund(_ number: Int, _ units: Int, _ view: ShowView) -> Money {
    guard let entry = entry(number, view) else { return .zero(view.session.plan.currency) }
    return entry.refund(of: entry.returned + units) - entry.refund(of: entry.returned)
  }

  private static func rows(
    _ number: Int, units: Int?, _ reason: String, _ view: ShowView
  ) -> [(label: String, value: String)] {
    guard let entry = entry(number, view) else { return [] }
    let words = view.words
    let sale = entry.sale
    let name = view.session.plan.catalogue.goods(id: sale.goods).map(words.name) ?? sale.goods
    let amount = units.map { refund(number, $0, view) } ?? entry.netRevenue
    return [
      (words(.fieldTotal), words.money(amount)), inWords(amount, words),
      (words(.fieldGoods), "\(units ?? sale.quantity) × " + name),
      (words(.fieldBuyer), words.buyer(sale.buyer)), (words(.reasonLabel), reason),
    ]
  }

  private static func inWords(_ money: Money, _ words: Words) -> (label: String, value: String) {
    (words(.inWords), AmountInWords.text(money, words.language))
  }
}
