// LiveHost: what has the focus, said aloud when it moves.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// Says label, value and state of what has the focus (accessibility rule T12). They stand in the
/// row of the cursor (rule T1), so that row is what is said; a screen that opens says its title
/// first. What is typed is not said letter by letter.
package struct FocusWatch {
  private var screen = FocusWatch.name(of: [ShowScreen()])
  private var row = ""

  package init() {}

  /// Looks where the focus is now.
  /// - Parameter key: what was pressed; nil when a screen may have closed by itself.
  /// - Returns: what to say; nil when the focus is where it was.
  package mutating func line(after key: Key?, _ compositor: Compositor, _ view: ShowView)
    -> String?
  {
    guard let layer = compositor.layers.last else { return nil }
    let name = FocusWatch.name(of: compositor.layers)
    let isNew = name != screen
    guard isNew || key != nil else { return nil }
    // The clock and the audience change the show screen; what is on air is an event of its own.
    if layer.place == .show, !isNew { return nil }
    let (title, found) = FocusWatch.words(of: layer, view)
    defer { (screen, row) = (name, found) }
    guard isNew || found != row else { return nil }
    if !isNew, let key, layer.place.isTyped(key, view) { return nil }
    return isNew && !title.isEmpty ? view.spoken([title, found]) : found
  }

  private static func name(of layers: [any Layer]) -> String {
    "\(layers.count) \(layers.last.map { "\(type(of: $0))" } ?? "")"
  }

  /// The title and the row of the cursor, as they are drawn where there is room for all of it.
  private static func words(of layer: any Layer, _ view: ShowView) -> (title: String, row: String) {
    var settings = view.settings
    settings.large = 0
    var buffer = CellBuffer(width: 80, height: 24)
    let cursor = layer.draw(into: &buffer, view.with(settings))
    let headings = (0..<buffer.height).lazy.map { heading($0, buffer) }.filter { !$0.isEmpty }
    let title = headings.first ?? ""
    guard layer.place != .show else { return ("", heading(cursor.y, buffer)) }
    guard layer.place == .review else {
      let row = spoken(buffer.row(cursor.y))
      return (title == row ? "" : title, row)
    }
    // Before what cannot be undone, all of the page is said, and then which answer has the focus.
    let page = (1..<cursor.y).map { spoken(buffer.row($0)) }
    let answer = buffer.row(cursor.y).drop { $0 == " " }.dropFirst(cursor.x > 2 ? cursor.x - 1 : 0)
    let first = spoken(String(answer)).split(separator: ",").first.map(String.init) ?? ""
    return (view.spoken([title] + page), first)
  }

  private static func heading(_ y: Int, _ buffer: CellBuffer) -> String {
    var only = buffer
    for x in 0..<only.width where only[x, y].role != .heading {
      if only[x, y].width > 0 { only.put(" ", x: x, y: y) }
    }
    return spoken(only.row(y))
  }

  /// Columns become pauses, and the mark of the focus is no word.
  private static func spoken(_ row: String) -> String {
    var parts: [String] = []
    var part = ""
    var spaces = 0
    for character in row {
      if character == " " {
        spaces += 1
        continue
      }
      if spaces > 1, !part.isEmpty {
        parts.append(part)
        part = ""
      } else if spaces == 1, !part.isEmpty {
        part += " "
      }
      spaces = 0
      part.append(character)
    }
    parts.append(part)
    let text = parts.filter { $0 != Frame.mark && !$0.isEmpty }.joined(separator: ", ")
    return text.hasPrefix(Frame.mark) ? String(text.dropFirst()).trimmed : text
  }
}

extension KeyPlace {
  /// Whether a key only wrote into a field here.
  fileprivate func isTyped(_ key: Key, _ view: ShowView) -> Bool {
    switch key {
    case .paste, .backspace, .delete: [.text, .number, .amount, .oversell].contains(self)
    default: types(key, nil, view.keymap.layout)
    }
  }
}
