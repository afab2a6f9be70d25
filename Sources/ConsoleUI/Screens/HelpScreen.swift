// LiveHost: the help, made from the table of keys.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Every key with what it does, and every command.
struct HelpScreen: Layer {
  private var state = ListState()

  init() {}

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    if state.handle(key, count: HelpScreen.rows(context.words).count) { return true }
    guard key == .escape || key == .enter || key == .character("?") || key == .character("q")
    else { return false }
    context.isClosed = true
    return true
  }

  private static func rows(_ words: Words) -> [ListRow] {
    let keys = BindingTable.show.map {
      ListRow(left: $0.key.name + "  " + words($0.explanation))
    }
    let commands = CommandWords.all.map { word in
      ListRow(left: ":" + word.usage.text(in: words.language) + "  " + words(word.explanation))
    }
    return keys + commands
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    ListFrame.draw(
      title: .helpTitle, rows: HelpScreen.rows(view.words), state: state, keys: .helpKeys,
      into: &buffer, view)
  }
}
