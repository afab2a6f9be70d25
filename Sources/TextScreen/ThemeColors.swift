// LiveHost: how each role looks in each theme, as numbers: what can be computed can be tested.
// SPDX-License-Identifier: Apache-2.0

/// The colours a terminal gives to roles; `mono` uses none.
package enum Theme: String, CaseIterable, Sendable {
  case dark, light, contrast, mono
}

/// How many colours a terminal has to choose from.
package enum ColorDepth: CaseIterable, Sendable {
  case none, eight, sixteen, rich

  package init(colors: Int) {
    switch colors {
    case 256...: self = .rich
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }
}

/// Colours (numbers of the terminal's palette) and attributes. Without numbers the terminal's own
/// colours are used. There is no attribute that blinks (accessibility rule T10).
package struct Look: Equatable, Sendable {
  package var ink: Int?
  package var ground: Int?
  package var isBold = false
  package var isReversed = false
  package var isUnderlined = false
}

/// Colour is never the only sign: every state has a word of its own on the screen, so `mono`
/// carries the same information (accessibility rule T8).
///
/// With 256 colours the numbers from 16 on look the same everywhere. Dark is the set of rule T9;
/// light is the set of three on white that lie furthest apart for every kind of colour vision.
///
/// The first 16 numbers look as their user likes. Measured over eight palettes, only black and
/// white are far enough apart in all of them (rule T7), so with 8 or 16 colours there are no hues:
/// emphasis is bold or an underline, an alarm is reversed.
extension Theme {
  /// The four hues, and what is of second rank.
  private enum Hue {
    case text, money, information, alert, quiet
  }

  package func look(_ role: Role, _ depth: ColorDepth) -> Look {
    var look = Look(ink: ink(hue(role), depth), ground: ground(depth))
    switch role {
    case .selected, .alarm: look.isReversed = true
    case .heading, .live, .training: emphasize(&look, depth)
    case .money: if self == .contrast || depth != .rich || self == .mono { emphasize(&look, depth) }
    case .text: if self == .contrast { emphasize(&look, depth) }
    case .dim, .label, .key: break
    }
    return look
  }

  /// The colour of the whole screen; nil is the terminal's own.
  package func ground(_ depth: ColorDepth) -> Int? {
    switch (self, depth) {
    case (.mono, _), (_, .none): nil
    case (.light, .rich): 231
    case (.light, .sixteen): 15
    case (.light, .eight): 7
    case (_, .rich): 16
    case (_, .sixteen), (_, .eight): 0
    }
  }

  /// Bold black becomes dark grey in terminals that brighten what is bold; on white that is too
  /// faint, so it is underlined.
  private func emphasize(_ look: inout Look, _ depth: ColorDepth) {
    let isRisky = self == .light && (depth == .eight || depth == .sixteen)
    if isRisky { look.isUnderlined = true } else { look.isBold = true }
  }

  private func hue(_ role: Role) -> Hue {
    switch role {
    case .text, .heading, .live, .training, .selected: .text
    case .money: .money
    case .label, .key: .information
    case .alarm: .alert
    case .dim: .quiet
    }
  }

  private func ink(_ hue: Hue, _ depth: ColorDepth) -> Int? {
    switch depth {
    case .none: return nil
    case .eight: return self == .mono ? nil : (self == .light ? 0 : 7)
    case .sixteen: return self == .mono ? nil : (self == .light ? 0 : 15)
    case .rich: break
    }
    switch (self, hue) {
    case (.mono, _): return nil
    case (.light, .money): return 22
    case (.light, .information): return 57
    case (.light, .alert): return 89
    case (.light, _): return 16
    case (_, .money): return 220
    case (.contrast, _): return 231
    case (.dark, .information): return 75
    case (.dark, .alert): return 209
    case (.dark, .quiet): return 248
    case (.dark, .text): return 231
    }
  }
}
