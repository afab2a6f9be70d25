// LiveHost: keys in sentences: phrases name an action, the host reads its key.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// Fills `{sell}` in a phrase with the key that sells now. In the linear console, where there are
/// no keys, it is the word that is typed.
enum KeyTokens {
  private static let gap = "   "

  /// A sentence.
  static func filled(_ text: String, _ words: Words) -> String {
    replace(text[...]) { name(of: $0, words) } ?? text
  }

  private static func name(of target: KeyTarget, _ words: Words) -> String {
    guard let keymap = words.keymap else { return word(for: target, words) }
    if let key = keymap.keys(of: target).first { return key.name }
    guard case .show = target, let menu = keymap.key(of: ShowAction.menu) else { return "F9" }
    let label = BindingTable.binding(of: target).map { words($0.label) } ?? ""
    return menu.name + " " + label
  }

  private static func word(for target: KeyTarget, _ words: Words) -> String {
    guard case .show(let action) = target else { return "Enter" }
    return CommandWords.spelling(of: action.verb, words)
  }

  /// A line of keys: parts with three spaces between, keys and what they do. A part
  /// without a key in this place is left out.
  static func hints(_ text: String, _ keymap: Keymap, in place: KeyPlace) -> [KeyHint] {
    var hasAct = false
    return parts(of: text).compactMap { part in
      var targets: [KeyTarget] = []
      let filled = replace(part) { target in
        targets.append(target)
        return keymap.key(of: target, in: place)?.name
      }
      guard let filled else { return nil }
      if targets.contains(.place(.back)) { return KeyHint(filled, .back) }
      if !targets.isEmpty, targets.allSatisfy(moves.contains) { return KeyHint(filled, .move) }
      defer { hasAct = true }
      return KeyHint(filled, hasAct ? .other : .act)
    }
  }

  private static let moves: [KeyTarget] = [
    .place(.up), .place(.down), .place(.left), .place(.right),
  ]

  /// The parts between gaps. Byte by byte: this is done in every frame.
  private static func parts(of text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var blanks = 0
    for index in text.utf8.indices {
      blanks = text.utf8[index] == 0x20 ? blanks + 1 : 0
      guard blanks == gap.utf8.count else { continue }
      blanks = 0
      let next = text.utf8.index(after: index)
      parts.append(text[start..<text.utf8.index(next, offsetBy: -gap.utf8.count)])
      start = next
    }
    return parts + [text[start...]]
  }

  /// - Returns: nil when a token has no name.
  private static func replace(_ text: Substring, _ name: (KeyTarget) -> String?) -> String? {
    var filled = ""
    var rest = text
    var lastName: String?
    while let start = rest.firstIndex(of: "{") {
      guard let end = rest[start...].firstIndex(of: "}"),
        let target = BindingTable.target(named: String(rest[rest.index(after: start)..<end]))
      else { break }
      guard let found = name(target) else { return nil }
      // Two arrows read as one sign, two letters do not.
      if start == rest.startIndex, let lastName, !isArrow(lastName) || !isArrow(found) {
        filled += " "
      }
      filled += rest[..<start] + found
      lastName = found
      rest = rest[rest.index(after: end)...]
    }
    return filled + rest
  }

  private static func isArrow(_ name: String) -> Bool { ["↑", "↓", "←", "→"].contains(name) }
}
