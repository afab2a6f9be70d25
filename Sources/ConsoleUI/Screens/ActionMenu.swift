// LiveHost: the menu: what can be done on the screen below, to choose from.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Everything that can be done on the screen it was opened on. With it, up, down and Enter are
/// enough to run a show.
struct ActionMenu: Layer {
  private let offers: [Offer]
  private var state = ListState()

  init(_ offers: [Offer]) {
    self.offers = offers
  }

  mutating func handle(_ key: Key, _ context: inout LayerContext) -> Bool {
    if state.handle(key, count: offers.count) { return true }
    switch key {
    case .enter:
      context.chosen = offers.isEmpty ? nil : offers[state.selection].meaning
      context.isClosed = true
    case .escape: context.isClosed = true
    default: return false
    }
    return true
  }

  mutating func choose(_ row: Int, _ context: inout LayerContext) {
    state.select(row)
    _ = handle(.enter, &context)
  }

  func draw(into buffer: inout CellBuffer, _ view: ShowView) -> CursorPosition {
    let rows = offers.map { offer in
      var row = ListRow(left: offer.label)
      if case .action(let action) = offer.meaning {
        row.right = view.keymap.key(of: action)?.name ?? ""
      }
      return row
    }
    return ListFrame.draw(
      title: .menuTitle, rows: rows, state: state, keys: .menuKeys, into: &buffer, view)
  }
}
