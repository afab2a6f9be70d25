// LiveHost: a line of text that is being typed.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// An editable line. Every key moves or changes it; what it is for is the owner's business.
struct TextField {
  private(set) var characters: [Character] = []
  private(set) var cursor = 0
  static let limit = 500

  init(_ text: String = "") {
    set(text)
  }

  var text: String { String(characters) }
  var isEmpty: Bool { characters.isEmpty }

  mutating func set(_ text: String) {
    characters = Array(text.prefix(TextField.limit))
    cursor = characters.count
  }

  /// - Returns: whether the key was one for editing.
  mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): insert(String(Character(scalar)))
    case .paste(let text): insert(text)
    case .backspace:
      guard cursor > 0 else { return true }
      cursor -= 1
      characters.remove(at: cursor)
    case .delete: if cursor < characters.count { characters.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(characters.count, cursor + 1)
    case .home: cursor = 0
    case .end: cursor = characters.count
    case .control("u"): set("")
    default: return false
    }
    return true
  }

  private mutating func insert(_ text: String) {
    for character in text where characters.count < TextField.limit {
      characters.insert(character, at: cursor)
      cursor += 1
    }
  }

  /// Draws the field; a text that is too long shows the part around the cursor.
  /// - Returns: the column of the cursor.
  func draw(into buffer: inout CellBuffer, x: Int, y: Int, width: Int) -> Int {
    let before = String(characters[..<cursor])
    var shown = characters[...]
    var cursorColumns = DisplayWidth.columns(of: before)
    while cursorColumns > max(0, width - 1), let first = shown.first {
      cursorColumns -= DisplayWidth.columns(of: String(first))
      shown = shown.dropFirst()
    }
    buffer.clear(Rect(x: x, y: y, width: max(0, width), height: 1))
    buffer.put(String(shown), x: x, y: y, width: width)
    return x + max(0, cursorColumns)
  }
}
