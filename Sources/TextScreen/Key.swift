// LiveHost: keys and pointer as the screens see them.
// SPDX-License-Identifier: Apache-2.0

/// Something the host did.
package enum Key: Equatable, Hashable, Sendable {
  case character(Unicode.Scalar)
  case enter, escape, tab, backTab, backspace, delete
  case up, down, left, right, home, end, pageUp, pageDown
  case function(Int)
  /// Ctrl with a letter, `a`…`z`.
  case control(Unicode.Scalar)
  /// Text that was pasted, line breaks already turned into spaces.
  case paste(String)
  /// The first button of the pointer went down, or up again, at this cell.
  case press(x: Int, y: Int)
  case release(x: Int, y: Int)
  /// The wheel turned: -1 away from the hand, 1 towards it.
  case wheel(Int)

  /// How a key is written on the screen and in `Docs/Keys.md`.
  package var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    case .control(let scalar): "Ctrl-\(String(Character(scalar)).uppercased())"
    case .paste, .press, .release, .wheel: ""
    }
  }
}
