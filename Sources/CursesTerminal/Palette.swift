// LiveHost: the looks of the roles, given to ncurses.
// SPDX-License-Identifier: Apache-2.0

import CNCurses
import TextScreen

/// A theme in the colours this terminal has.
struct Palette {
  struct Look {
    let attributes: UInt32
    let pair: Int16

    /// Not bold. Where its font has no bold xterm draws a character twice, one pixel apart, and
    /// what runs over into the next cell stays there when only this one changes.
    var plain: Look { Look(attributes: attributes & ~livehost_attr_bold(), pair: pair) }
  }

  private let theme: Theme
  private let depth: ColorDepth
  private let looks: [Look]

  init(theme: Theme) {
    self.theme = theme
    let depth = theme == .mono || !has_colors() ? ColorDepth.none : Palette.depth
    self.depth = depth
    looks = Role.allCases.map { role in
      let look = theme.look(role, depth)
      let pair = look.ink == nil ? 0 : Int16(role.rawValue) + 1
      return Look(attributes: Palette.attributes(look), pair: pair)
    }
  }

  private static var depth: ColorDepth {
    // Before colours are started, ncurses does not say how many there are.
    start_color() == OK ? ColorDepth(colors: Int(livehost_colors())) : .none
  }

  /// Registers the colour pairs, one a role, and the ground of the whole screen.
  func activate() {
    for role in Role.allCases {
      let look = theme.look(role, depth)
      guard let ink = look.ink, let ground = look.ground else { continue }
      _ = init_pair(self.look(role).pair, Int16(ink), Int16(ground))
    }
    let ground = COLOR_PAIR(Int32(look(.text).pair))
    _ = unsafe wbkgd(livehost_stdscr(), 0x20 | chtype(ground))
  }

  func look(_ role: Role) -> Look { looks[Int(role.rawValue)] }

  /// - Parameter isReversed: ink and ground are exchanged.
  func look(_ role: Role, isReversed: Bool) -> Look {
    let look = look(role)
    guard isReversed else { return look }
    return Look(attributes: look.attributes ^ livehost_attr_reverse(), pair: look.pair)
  }

  /// What makes letters outside of ncurses look like a role; `sgr0` ends it.
  func codes(_ role: Role) -> String {
    let look = theme.look(role, depth)
    var codes = Palette.code("sgr0")
    if look.isBold { codes += Palette.code("bold") }
    if look.isReversed { codes += Palette.code("rev") }
    if look.isUnderlined { codes += Palette.code("smul") }
    if let ink = look.ink { codes += Palette.code("setaf", Int32(ink)) }
    if let ground = look.ground { codes += Palette.code("setab", Int32(ground)) }
    return codes
  }

  /// What the terminal understands for a name of terminfo; empty where it has none.
  static func code(_ name: String, _ number: Int32 = 0) -> String {
    unsafe String(cString: livehost_code(name, number))
  }

  private static func attributes(_ look: TextScreen.Look) -> UInt32 {
    (look.isBold ? livehost_attr_bold() : 0) | (look.isReversed ? livehost_attr_reverse() : 0)
      | (look.isUnderlined ? livehost_attr_underline() : 0)
  }
}
