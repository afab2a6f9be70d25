// LiveHost: the help, made from the table of keys.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Every key with what it does, every command, and every switch.
struct HelpScreen: Layer {
  private var state = ListState()

  init() {}

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    // The narrowest window has the most rows; drawing brings the selection back into sight.
    if state.handle(key, count: HelpScreen.rows(context.view, columns: 20).count) { return true }
    guard key == .escape || key == .enter || key == .character("?") || key == .character("q")
    else { return false }
    context.isClosed = true
    return true
  }

  private static func rows(_ view: ShowView, columns: Int) -> [ListRow] {
    let words = view.words
    let keys = BindingTable.show.map { binding in
      let keys = view.keymap.keys(of: binding.target).map(\.name).joined(separator: " ")
      return (keys.isEmpty ? words(.inTheMenu) : keys) + "  " + words(binding.explanation)
    }
    let commands = CommandWords.all.map { word in
      ":" + words(word.usage) + "  " + words(word.explanation)
    }
    // What is chosen at the start or in settings.json has no key and no word of its own.
    let switches = Switch.all.map { row in
      let name = row.flag.isEmpty ? "settings.json " + row.member : row.flag
      return name + "  " + words(row.explanation)
    }
    return (keys + commands + switches).flatMap { text in
      SafeText.wrap(text, columns).enumerated().map { index, line in
        ListRow(left: index == 0 ? line : "   " + line)
      }
    }
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) { state.select(row) }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let rows = HelpScreen.rows(view, columns: max(10, min(80, Frame(buffer).width - 3)))
    var shown = state
    shown.clamp(rows.count)
    return ListFrame.draw(
      title: .helpTitle, rows: rows, state: shown, keys: .helpKeys, into: &buffer, view)
  }
}
