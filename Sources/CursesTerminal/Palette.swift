// LiveHost: how each role looks in each theme.
// SPDX-License-Identifier: Apache-2.0

import CNCurses
import TextScreen

/// Colours and attributes of the roles. Colour is never the only sign: every state has a word of
/// its own on the screen, so `mono` carries the same information.
///
/// The 256-colour set is that of accessibility rule T9 (231 text, 220 money, 75 information, 209
/// alert, on 16); each has a contrast of at least 7:1 against its ground.
struct Palette {
  struct Look {
    let attributes: UInt32
    let pair: Int16
  }

  private struct Ink {
    let rich: Int16
    let plain: Int16
  }

  private let theme: Theme
  private let hasColor: Bool

  init(theme: Theme) {
    self.theme = theme
    hasColor = theme != .mono && has_colors()
  }

  /// Registers the colour pairs, one a role, and the ground of the whole screen.
  func activate() {
    guard hasColor, start_color() == OK else {
      _ = unsafe wbkgd(livehost_stdscr(), 0x20)
      return
    }
    let isRich = livehost_colors() >= 256
    let ground = isRich ? ground.rich : ground.plain
    for role in Role.allCases {
      let ink = ink(role)
      _ = init_pair(pair(role), isRich ? ink.rich : ink.plain, ground)
    }
    _ = unsafe wbkgd(livehost_stdscr(), 0x20 | chtype(COLOR_PAIR(Int32(pair(.text)))))
  }

  private func pair(_ role: Role) -> Int16 { Int16(role.rawValue) + 1 }

  private var ground: Ink {
    theme == .light ? Ink(rich: 231, plain: 7) : Ink(rich: 16, plain: 0)
  }

  private func ink(_ role: Role) -> Ink {
    switch (theme, role) {
    case (.light, .money): Ink(rich: 52, plain: 0)
    case (.light, .label), (.light, .key): Ink(rich: 18, plain: 4)
    case (.light, .alarm): Ink(rich: 88, plain: 0)
    case (.light, .live): Ink(rich: 22, plain: 0)
    case (.light, .training): Ink(rich: 53, plain: 0)
    case (.light, .dim): Ink(rich: 238, plain: 0)
    case (.light, _): Ink(rich: 16, plain: 0)
    case (.contrast, .money): Ink(rich: 226, plain: 3)
    case (.contrast, _): Ink(rich: 231, plain: 7)
    case (_, .money): Ink(rich: 220, plain: 3)
    case (_, .label), (_, .key): Ink(rich: 75, plain: 6)
    case (_, .alarm): Ink(rich: 209, plain: 7)
    case (_, .live): Ink(rich: 120, plain: 2)
    case (_, .training): Ink(rich: 183, plain: 6)
    case (_, .dim): Ink(rich: 248, plain: 7)
    default: Ink(rich: 231, plain: 7)
    }
  }

  func look(_ role: Role) -> Look {
    Look(attributes: attributes(role), pair: hasColor ? pair(role) : 0)
  }

  private func attributes(_ role: Role) -> UInt32 {
    let bold = livehost_attr_bold()
    let reverse = livehost_attr_reverse()
    switch role {
    case .selected, .alarm: return reverse
    case .heading, .live, .training: return bold
    case .money: return hasColor && theme != .contrast ? 0 : bold
    case .text: return theme == .contrast ? bold : 0
    case .dim, .label, .key: return 0
    }
  }
}
