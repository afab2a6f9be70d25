// LiveHost: the names of keys, as settings.json and the tables write them.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

extension Key {
  private static let named: [String: Key] = [
    "space": .character(" "), "enter": .enter, "esc": .escape, "escape": .escape, "tab": .tab,
    "shift-tab": .backTab, "backspace": .backspace, "del": .delete, "delete": .delete,
    "up": .up, "down": .down, "left": .left, "right": .right, "↑": .up, "↓": .down, "←": .left,
    "→": .right, "home": .home, "end": .end, "pgup": .pageUp, "pgdn": .pageDown,
  ]

  /// The key of this name: one character, `Space`, `Enter`, `Tab`, `Up`, `F5` …; nil for others.
  package init?(named text: String) {
    if text.unicodeScalars.count == 1, let scalar = text.unicodeScalars.first,
      Key.named[text] == nil
    {
      guard scalar.value > 0x20, scalar.value != 0x7F else { return nil }
      self = .character(scalar)
      return
    }
    let name = text.lowercased()
    if let key = Key.named[name] {
      self = key
    } else if name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  /// Keys written one after another, with spaces between.
  static func list(_ text: String) -> [Key] {
    text.split(separator: " ").compactMap { Key(named: String($0)) }
  }

  /// Whether it writes something where there is a field.
  var isCharacter: Bool {
    if case .character = self { true } else { false }
  }

  var isDigit: Bool {
    if case .character(let scalar) = self { ("0"..."9").contains(scalar) } else { false }
  }
}
