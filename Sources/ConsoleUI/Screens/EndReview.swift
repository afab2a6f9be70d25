// LiveHost: the review before the end: numbers, and a way back that has the focus.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Ending cannot be undone, so it is reviewed first: the focus is on going on, and the key that
/// opened the review does not confirm it (accessibility rule T18).
struct EndReview: Layer {
  private var endsShow = false

  init() {}

  var place: KeyPlace { .review }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    switch key {
    case .left, .right, .tab, .backTab, .up, .down: endsShow.toggle()
    case .escape: context.isClosed = true
    case .enter:
      if endsShow { context.run(.end) }
      context.isClosed = true
    default: return false
    }
    return true
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let frame = Frame(buffer)
    let words = view.words
    ListFrame.drawTitle(words(.endTitle), back: words(.back), into: &buffer)
    let choiceRow = max(1, Frame.noticeRow(buffer) - (buffer.height >= 18 ? 2 : 1))
    let top = buffer.height >= 18 ? 2 : 1
    let closing = words(.endSay, view.session.plan.closing.text(in: view.session.plan.language))
    var lines = SafeText.wrap(closing, min(80, frame.width)).map { ("", $0) }
    if buffer.height < 10 { lines = [] }
    if buffer.height >= 18 { lines.append(("", "")) }
    lines += ReviewLines.rows(view.session, view.now, words)
    for (index, line) in lines.prefix(choiceRow - top).enumerated() {
      buffer.put(line.0, x: frame.left, y: top + index, .label)
      let x = frame.left + (line.0.isEmpty ? 0 : (buffer.width < 36 ? 9 : 16))
      buffer.put(line.1, x: x, y: top + index, width: frame.right - x)
    }
    let used = draw(.endGoOn, !endsShow, x: frame.left, row: choiceRow, into: &buffer, view)
    let second = frame.left + used + 3
    let ending: Phrase = buffer.width < 36 ? .endNowShort : .endNow
    _ = draw(ending, endsShow, x: second, row: choiceRow, into: &buffer, view)
    let keys = view.hints(.endKeys, in: place, columns: frame.width)
    buffer.put(keys, x: frame.left, y: Frame.keysRow(buffer), width: frame.width, .key)
    return CursorPosition(x: endsShow ? second : frame.left, y: choiceRow)
  }

  private func draw(
    _ phrase: Phrase, _ isFocused: Bool, x: Int, row: Int, into buffer: inout CellBuffer,
    _ view: ShowView
  ) -> Int {
    let mark = isFocused ? "> " : "  "
    let used = buffer.put(mark + view.words(phrase), x: x, y: row)
    if isFocused { buffer.paint(.selected, x: x, y: row, width: used) }
    return used
  }
}
