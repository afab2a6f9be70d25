// LiveHost: Docs/Keys.md, made from the tables of keys and commands.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// The handbook of keys.
package enum Handbook {
  package static var text: String {
    opening + table(BindingTable.show)
      + "\n## Forms and lists\n\nIn a field that is typed in, characters type.\n\n"
      + table(BindingTable.places) + closing + commands
  }

  private static let opening = """
    # Keys

    Made from the table in `Sources/ConsoleUI/Keys/BindingTable.swift`; a test fails when it is
    stale.

    `--keys` or `"keys": {"layout": …}` in `settings.json` chooses the layout: `right` (every action
    on a key of its own), `left` (the left half of a keyboard), `numpad` (the number pad) or `five`
    (up, down, next, do, back). An empty place: the action is in the menu, which has a key in every
    layout. In all of them F1 is help, F5 the presenter screen, F9 the menu, F10 goes back; no key
    has to be held, none pressed together with another.

    ## The show screen


    """

  private static func table(_ bindings: [Binding]) -> String {
    let head = """
      | name | right | left | numpad | five | English | 中文 |
      |---|---|---|---|---|---|---|

      """
    let rows = bindings.map { binding -> String in
      let keys = KeyLayout.allCases.map { layout in
        binding.keys(layout).map { "`\($0.name)`" }.joined(separator: " ")
      }
      let cells =
        ["`\(binding.target.name)`"] + keys
        + [binding.explanation.english, binding.explanation.chinese]
      return "| " + cells.joined(separator: " | ") + " |\n"
    }
    return head + rows.joined()
  }

  private static let closing = """

    ## Changing them

    `"keys": {"layout": "right", "letters": true, "bindings": {"sell": "k"}}` in `settings.json`:
    the names are those of the tables, a key is one character or `Space`, `Enter`, `Tab`, `Esc`,
    `Backspace`, `Del`, `Up`, `Down`, `Left`, `Right`, `Home`, `End`, `PgUp`, `PgDn`, `F1` … `F12`.
    One key for two things in the same place is refused. With `"letters": false` single characters
    do nothing outside of fields; the function keys, the menu and one switch do everything.

    ## Commands

    After `:` on the screen, and in the linear console.

    | English | 中文 | does |
    |---|---|---|

    """

  private static var commands: String {
    CommandWords.all.map { word in
      let (english, chinese) = (escaped(word.usage.english), escaped(word.usage.chinese))
      return "| `\(english)` | `\(chinese)` | \(word.explanation.english) |\n"
    }.joined()
  }

  /// `on|off` must not end a cell of the table.
  private static func escaped(_ cell: String) -> String {
    cell.replacing("|", with: "\\|")
  }
}
