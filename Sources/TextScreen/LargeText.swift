// LiveHost: large glyphs from pixels, two to a cell.
// SPDX-License-Identifier: Apache-2.0

/// A glyph made of pixels: one bit a pixel, the highest bit of `width` on the left.
package struct PixelGlyph: Sendable {
  package let width: Int
  package let rows: [UInt32]

  package init(width: Int, rows: [UInt32]) {
    precondition((1...32).contains(width))
    self.width = width
    self.rows = rows
  }

  func isSet(_ x: Int, _ y: Int) -> Bool {
    guard y >= 0, y < rows.count, x >= 0, x < width else { return false }
    return rows[y] >> UInt32(width - 1 - x) & 1 == 1
  }

  /// The same shape with every pixel a square of `factor` pixels.
  package func scaled(by factor: Int) -> PixelGlyph {
    precondition(factor > 0 && width * factor <= 32)
    let wide = rows.map { row -> UInt32 in
      var value: UInt32 = 0
      for x in 0..<(width * factor) {
        value = value << 1 | (row >> UInt32(width - 1 - x / factor) & 1)
      }
      return value
    }
    return PixelGlyph(
      width: width * factor, rows: wide.flatMap { Array(repeating: $0, count: factor) })
  }
}

/// A line of large text, ready to be drawn.
package struct LargeLine: Sendable {
  package let glyphs: [PixelGlyph]

  package init(glyphs: [PixelGlyph]) {
    self.glyphs = glyphs
  }

  package var columns: Int { glyphs.reduce(0) { $0 + $1.width } }

  /// Terminal rows: half blocks put two pixels into one.
  package var rows: Int {
    ((glyphs.map(\.rows.count).max() ?? 0) + 1) / 2
  }
}

extension CellBuffer {
  /// Draws large text with `▀ ▄ █`; glyphs that do not fit whole are left out.
  package mutating func put(_ line: LargeLine, x: Int, y: Int, width limit: Int, _ role: Role) {
    var column = x
    for glyph in line.glyphs {
      if column + glyph.width > min(x + limit, width) { break }
      for row in 0..<line.rows {
        for step in 0..<glyph.width {
          let upper = glyph.isSet(step, row * 2)
          let lower = glyph.isSet(step, row * 2 + 1)
          guard let block = CellBuffer.block(upper, lower) else { continue }
          put([Glyph(base: block, width: 1)], x: column + step, y: y + row, role)
        }
      }
      column += glyph.width
    }
  }

  private static func block(_ upper: Bool, _ lower: Bool) -> Unicode.Scalar? {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): nil
    }
  }
}
