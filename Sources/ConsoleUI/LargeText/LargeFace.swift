// LiveHost: the shapes of large text: our own for Latin, Unifont's for the rest.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
package import TextScreen

/// Where large shapes come from. Latin letters have our own face; Han come from an installed
/// `unifont.hex`, mapped and looked up one by one, so that an hour of show touches a few pages.
package struct LargeFace: Sendable {
  private let unifont: UnifontFile?

  /// Where Debian's package `unifont` and others put the file.
  package static let places = [
    "/usr/share/unifont/unifont.hex", "/usr/share/fonts/unifont/unifont.hex",
    "/usr/local/share/unifont/unifont.hex",
  ]

  package init(places: [String] = LargeFace.places) {
    unifont = places.lazy.compactMap { UnifontFile(path: $0) }.first
  }

  /// Whether Chinese can be shown large.
  package var hasHan: Bool { unifont != nil }

  /// A text on as many large lines as fit: one if it can be, else broken between words.
  package func lines(_ text: String, columns: Int, rows: Int) -> [LargeLine]? {
    if let whole = line(text, columns: columns, rows: rows), !isCut(text, whole) { return [whole] }
    var lines: [LargeLine] = []
    var left = rows
    for part in broken(text, columns) {
      guard let next = line(part, columns: columns, rows: left) else { break }
      lines.append(next)
      left -= next.rows
    }
    return lines.isEmpty ? line(text, columns: columns, rows: rows).map { [$0] } : lines
  }

  private func isCut(_ text: String, _ line: LargeLine) -> Bool {
    line.glyphs.count < text.unicodeScalars.count
  }

  /// Parts of a text that fit a line in the smallest size each.
  private func broken(_ text: String, _ columns: Int) -> [String] {
    var parts: [String] = []
    var current = ""
    for word in text.split(separator: " ") {
      let longer = current.isEmpty ? String(word) : current + " " + word
      let scalars = longer.unicodeScalars.map(\.self)
      let width = (ownFace(scalars, scale: 1) ?? shared(scalars))?.columns ?? 0
      if width > columns, !current.isEmpty {
        parts.append(current)
        current = String(word)
      } else {
        current = longer
      }
    }
    return parts + [current]
  }

  /// A text as one large line of at most `columns` by `rows`: the largest size that fits whole,
  /// else the smallest, cut with `…`. Nil when a character has no shape, or nothing fits.
  package func line(_ text: String, columns: Int, rows: Int) -> LargeLine? {
    let scalars = text.unicodeScalars.filter { DisplayWidth.columns(of: $0) > 0 }.map(\.self)
    let candidates = [
      ownFace(scalars, scale: 5), ownFace(scalars, scale: 4), shared(scalars, scale: 2),
      ownFace(scalars, scale: 3), ownFace(scalars, scale: 2), shared(scalars, scale: 1),
      ownFace(scalars, scale: 1),
    ].compactMap(\.self).filter { $0.rows <= rows }
    if let whole = candidates.first(where: { $0.columns <= columns }) { return whole }
    guard let smallest = candidates.last else { return nil }
    return cut(smallest, columns)
  }

  private func ownFace(_ scalars: [Unicode.Scalar], scale: Int) -> LargeLine? {
    var glyphs: [PixelGlyph] = []
    for scalar in scalars {
      guard let rows = LatinFace.rows(of: scalar) else { return nil }
      // One more pixel to the right keeps letters apart.
      let glyph = PixelGlyph(width: LatinFace.width + 1, rows: rows.map { UInt32($0) << 1 })
      glyphs.append(glyph.scaled(by: scale))
    }
    return LargeLine(glyphs: withoutBlankFoot(glyphs))
  }

  /// Digits have nothing below the line: the rows for tails are left out where no letter has one.
  private func withoutBlankFoot(_ glyphs: [PixelGlyph]) -> [PixelGlyph] {
    var height = 0
    for glyph in glyphs {
      height = max(height, (glyph.rows.lastIndex { $0 != 0 } ?? -1) + 1)
    }
    guard height > 0 else { return glyphs }
    return glyphs.map { PixelGlyph(width: $0.width, rows: Array($0.rows.prefix(height))) }
  }

  private func shared(_ scalars: [Unicode.Scalar], scale: Int = 1) -> LargeLine? {
    guard let unifont else { return nil }
    var glyphs: [PixelGlyph] = []
    for scalar in scalars {
      guard let glyph = unifont.glyph(scalar) else { return nil }
      glyphs.append(glyph.scaled(by: scale))
    }
    return LargeLine(glyphs: glyphs)
  }

  private func cut(_ line: LargeLine, _ columns: Int) -> LargeLine? {
    let dots = PixelGlyph(
      width: 6, rows: Array(repeating: 0, count: line.rows * 2 - 2) + [0b10_1010, 0])
    var kept: [PixelGlyph] = []
    var used = dots.width
    for glyph in line.glyphs {
      if used + glyph.width > columns { break }
      used += glyph.width
      kept.append(glyph)
    }
    return kept.isEmpty ? nil : LargeLine(glyphs: kept + [dots])
  }
}

/// `unifont.hex`: a line a glyph, `4E2D:` and 32 or 64 hexadecimal digits, in order of code point.
final class UnifontFile: Sendable {
  private let file: MappedFile

  init?(path: String) {
    guard let file = MappedFile(path: path) else { return nil }
    self.file = file
  }

  /// Finds a line by halving: lines differ in length, so each probe first goes back to the
  /// start of the line it fell into.
  func glyph(_ scalar: Unicode.Scalar) -> PixelGlyph? {
    var low = 0
    var high = file.count
    while low < high {
      let start = lineStart((low + high) / 2)
      guard let (value, digits) = codePoint(start) else { return nil }
      if value == scalar.value { return shape(digits) }
      if value < scalar.value {
        low = lineEnd(start) + 1
      } else {
        high = start
      }
    }
    return nil
  }

  private func lineStart(_ offset: Int) -> Int {
    var index = offset
    while index > 0, file[index - 1] != 0x0A { index -= 1 }
    return index
  }

  private func lineEnd(_ offset: Int) -> Int {
    var index = offset
    while index < file.count, file[index] != 0x0A { index += 1 }
    return index
  }

  private func codePoint(_ start: Int) -> (value: UInt32, digits: Int)? {
    var value: UInt32 = 0
    for index in start..<(start + 7) {
      if file[index] == UInt8(ascii: ":") { return (value, index + 1) }
      guard let digit = digit(index) else { return nil }
      value = value << 4 | digit
    }
    return nil
  }

  private func digit(_ index: Int) -> UInt32? {
    switch file[index] {
    case let byte where (0x30...0x39).contains(byte): UInt32(byte - 0x30)
    case let byte where (0x41...0x46).contains(byte): UInt32(byte - 0x41 + 10)
    case let byte where (0x61...0x66).contains(byte): UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  private func shape(_ start: Int) -> PixelGlyph? {
    let count = lineEnd(start) - start
    guard count == 32 || count == 64 else { return nil }
    let perRow = count / 16
    var rows: [UInt32] = []
    for row in 0..<16 {
      var value: UInt32 = 0
      for index in 0..<perRow {
        guard let digit = digit(start + row * perRow + index) else { return nil }
        value = value << 4 | digit
      }
      rows.append(value)
    }
    return PixelGlyph(width: perRow * 4, rows: rows)
  }
}
