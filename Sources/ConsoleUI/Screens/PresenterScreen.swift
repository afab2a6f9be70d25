// LiveHost: the presenter screen: only what must be read from three metres.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Goods, price, stock, time left, the line to say, whom to greet: as large as they go, and as
/// text in the same frame. What does not fit large beside the rest has a page of its own. The keys
/// of the show screen work here too.
struct PresenterScreen: Layer {
  private var show = ShowScreen()
  private var page = 0

  var place: KeyPlace { .show }

  init() {}

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .escape: context.isClosed = true
    case .backTab: page -= 1
    default: return false
    }
    return true
  }

  mutating func perform(_ action: ShowAction, _ context: inout LayerContext) -> Bool {
    switch action {
    case .presenter: context.isClosed = true
    case .page: page += 1
    default: return show.perform(action, &context)
    }
    return true
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let lines = ShowLines(view)
    guard let goods = view.session.featured else {
      buffer.put(view.words(.nothingOnAir), x: frame.left, y: 0, width: frame.width)
      drawKeys(next: nil, into: &buffer, lines)
      return CursorPosition(x: frame.left, y: 0)
    }
    if Frame.isSmall(buffer) {
      return drawSmall(goods, into: &buffer, frame, lines)
    }
    let area = PresenterArea(goods, frame, lines, buffer)
    let index = (page % area.pages.count + area.pages.count) % area.pages.count
    area.draw(area.pages[index], into: &buffer)
    let next = area.pages.count > 1 ? area.pages[(index + 1) % area.pages.count] : nil
    drawKeys(next: next?.title(view.words), into: &buffer, lines)
    return lines.drawValues(of: goods, into: &buffer, frame, row: 0)
  }

  /// Where letters are large by themselves: plain lines; what is to be said has a page of its own
  /// when it does not fit below.
  private func drawSmall(
    _ goods: Goods, into buffer: inout CellBuffer, _ frame: Frame, _ lines: ShowLines
  ) -> CursorPosition {
    let words = lines.words
    let state = lines.state(short: true)
    var values = lines.reflow(of: goods, isNarrow: frame.width < 30)
    values[2].trailing = state
    values += lines.captionLines(frame.width).map { ReflowLine(text: $0, role: .heading) }
    let say = ReflowLine.wrapped(lines.sayings.first ?? "", frame.width)
    let room = Frame.reflowBottom(buffer)
    func greet(_ used: Int) -> [ReflowLine] {
      lines.reflowGreet(frame.width, rows: min(3, room - used))
    }
    if values.count + say.count + 1 <= room {
      drawKeys(next: nil, into: &buffer, lines)
      return frame.draw(values + say + greet(values.count + say.count), into: &buffer)
    }
    // The rows under the name, page by page.
    let step = max(1, room - 1)
    let parts = stride(from: 0, to: say.count, by: step).map { say[$0...].prefix(step) }
    let index = (page % (parts.count + 1) + parts.count + 1) % (parts.count + 1)
    let isLast = index == parts.count
    drawKeys(next: words(isLast ? .presenterAll : .largeSay), into: &buffer, lines)
    if index == 0 { return frame.draw(values + greet(values.count), into: &buffer) }
    return frame.draw([values[0]] + parts[index - 1], into: &buffer)
  }

  private func drawKeys(
    next: String?, into buffer: inout CellBuffer, _ lines: ShowLines
  ) {
    let back = lines.hint(.presenter, lines.words(.presenterBack), .back)
    lines.drawKeys([back, next.flatMap { lines.hint(.page, $0, .act) }], into: &buffer)
  }
}
