// LiveHost: layouts of the keys: one hand, one keypad or five keys are enough.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// Which keys run the console. Raw values stand in `settings.json` and behind `--keys`.
package enum KeyLayout: String, CaseIterable, Sendable {
  /// Every action on a key of its own.
  case right
  /// The left half of a keyboard: for the left hand alone.
  case left
  /// The number pad: digits, `+ - * / .` and Enter.
  case numpad
  /// Up, down, next, do, back: for five buttons, or a remote control.
  case five

  /// The keys that belong to the layout, beside the function keys that work in all of them.
  package func has(_ key: Key) -> Bool {
    switch (self, key) {
    case (.right, _): true
    case (.left, .character(let scalar)): "qwertasdfgzxcvb12345` ".unicodeScalars.contains(scalar)
    case (.left, .tab), (.left, .escape): true
    case (.left, .function(let number)): number <= 5
    case (.numpad, .character(let scalar)): "0123456789+-*/.".unicodeScalars.contains(scalar)
    case (.numpad, .enter): true
    case (.five, .up), (.five, .down), (.five, .right), (.five, .tab), (.five, .enter),
      (.five, .escape), (.five, .backspace):
      true
    // Asked for by name: the screen for others to look at.
    case (.five, .character("p")): true
    default: false
    }
  }
}
