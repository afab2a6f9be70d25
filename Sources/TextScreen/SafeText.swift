// LiveHost: text from strangers, made safe to draw.
// SPDX-License-Identifier: Apache-2.0

/// What stands in one or two columns: a base character with at most two marks.
package struct Glyph: Equatable, Sendable {
  package let base: Unicode.Scalar
  package var mark1: UInt32 = 0
  package var mark2: UInt32 = 0
  package let width: Int
}

/// Makes text safe (accessibility rule T20): control and bidi characters, joiners, variation
/// selectors, skin tones and tags are dropped, letters and their marks are composed (NFC), at most
/// two marks stay on a base, and what has no known width becomes `□`. The data keep the real text;
/// only the drawing is made safe.
package enum SafeText {
  package static func glyphs(_ text: String) -> [Glyph] {
    if isPlain(text) { return text.unicodeScalars.map { Glyph(base: $0, width: 1) } }
    let isComposed = text.unicodeScalars.allSatisfy { Composing.leavesAlone($0.value) }
    return glyphs(of: isComposed ? text.unicodeScalars : composed(text))
  }

  /// Nothing to make safe, and one column for each byte: most of what a console says.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 &- 0x20 < 0x5F }
  }

  /// What is dropped goes first: a joiner must not keep a letter from its mark.
  private static func composed(_ text: String) -> String.UnicodeScalarView {
    var kept = String.UnicodeScalarView()
    var marks = 0
    for scalar in text.unicodeScalars where !isDropped(scalar.value) {
      marks = DisplayWidth.isMark(scalar) ? marks + 1 : 0
      if marks <= Composing.marksLooked { kept.append(scalar) }
    }
    return Composing.composed(kept)
  }

  private static func glyphs(of scalars: String.UnicodeScalarView) -> [Glyph] {
    var glyphs: [Glyph] = []
    for scalar in scalars {
      if isDropped(scalar.value) { continue }
      if DisplayWidth.isMark(scalar) {
        addMark(scalar, to: &glyphs)
        continue
      }
      let known = isKnown(scalar)
      let width = known ? DisplayWidth.columns(of: scalar) : 1
      glyphs.append(Glyph(base: known ? scalar : "□", width: max(1, width)))
    }
    return glyphs
  }

  private static func addMark(_ scalar: Unicode.Scalar, to glyphs: inout [Glyph]) {
    guard let last = glyphs.indices.last else { return }
    if glyphs[last].mark1 == 0 {
      glyphs[last].mark1 = scalar.value
    } else if glyphs[last].mark2 == 0 {
      glyphs[last].mark2 = scalar.value
    }
  }

  private static func isDropped(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0: true
    // Soft hyphen, Arabic letter mark, zero-width and bidi marks, line separators, isolates.
    case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F:
      true
    case 0xFE00...0xFE0F, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0x1F3FB...0x1F3FF, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
    default: false
    }
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    if DisplayWidth.isUsual(scalar.value) { return true }
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .surrogate, .control: return false
    default: return true
    }
  }

  /// Cuts to `columns`, ending in `…` when something is lost.
  package static func fit(_ text: String, _ columns: Int) -> [Glyph] {
    let all = glyphs(text)
    var used = 0
    var fitting = 0
    for glyph in all {
      if used + glyph.width > columns { break }
      used += glyph.width
      fitting += 1
    }
    if fitting == all.count { return all }
    guard columns > 0 else { return [] }
    var cut = Array(all.prefix(fitting))
    while used > columns - 1, let last = cut.popLast() { used -= last.width }
    return cut + [Glyph(base: "…", width: 1)]
  }

  /// The text as it would be drawn in at most `columns`.
  package static func fitted(_ text: String, _ columns: Int) -> String {
    String(fit(text, columns))
  }

  /// Breaks a text into lines of at most `columns`: at spaces, or between Han.
  package static func wrap(_ text: String, _ columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [[Glyph]] = [[]]
    for word in words(glyphs(text)) {
      let width = word.reduce(0) { $0 + $1.width }
      let used = lines[lines.count - 1].reduce(0) { $0 + $1.width }
      if used + width > columns, used > 0 { lines.append([]) }
      if lines[lines.count - 1].isEmpty, word == [Glyph(base: " ", width: 1)] { continue }
      for glyph in word { put(glyph, columns, &lines) }
    }
    return lines.map { String($0).trimmingEnd() }.filter { !$0.isEmpty }
  }

  /// The same in at most so many lines; what is left out shows as `…`.
  package static func wrap(_ text: String, _ columns: Int, rows: Int) -> [String] {
    let lines = wrap(text, columns)
    guard rows > 0, lines.count > rows else { return Array(lines.prefix(max(0, rows))) }
    let isBetweenHan = glyphs(lines[rows - 1]).last?.width == 2
    let end = fitted(lines[rows - 1] + (isBetweenHan ? "" : " ") + lines[rows], columns)
    return lines.prefix(rows - 1) + [end]
  }

  /// A word longer than a line is broken where the line ends.
  private static func put(_ glyph: Glyph, _ columns: Int, _ lines: inout [[Glyph]]) {
    let used = lines[lines.count - 1].reduce(0) { $0 + $1.width }
    if used + glyph.width > columns { lines.append([]) }
    lines[lines.count - 1].append(glyph)
  }

  /// Runs that stay together: letters; one Han with the closing mark behind it; a space alone.
  private static func words(_ glyphs: [Glyph]) -> [[Glyph]] {
    var words: [[Glyph]] = []
    for glyph in glyphs {
      let joins =
        words.last?.last.map { last in
          (isClosing(glyph.base) && last.base != " ")
            || (last.width == 1 && glyph.width == 1 && last.base != " " && glyph.base != " ")
        } ?? false
      if joins { words[words.count - 1].append(glyph) } else { words.append([glyph]) }
    }
    return words
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "，。、；：？！）》」』”…]).,;:!?%".unicodeScalars.contains(scalar)
  }
}

extension String {
  /// The text of glyphs.
  package init(_ glyphs: [Glyph]) {
    var scalars = String.UnicodeScalarView()
    for glyph in glyphs {
      scalars.append(glyph.base)
      for mark in [glyph.mark1, glyph.mark2] where mark != 0 {
        if let scalar = Unicode.Scalar(mark) { scalars.append(scalar) }
      }
    }
    self = String(scalars)
  }

  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
