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
}

/// A line of large text, ready to be drawn.
package struct LargeLine: Sendable {
  package let glyphs: [PixelGlyph]
  /// Every pixel is a square of this many pixels: 1 or 2.
  package let scale: Int

  package init(glyphs: [PixelGlyph], scale: Int) {
    precondition(scale == 1 || scale == 2)
    self.glyphs = glyphs
    self.scale = scale
  }

  package var columns: Int { glyphs.reduce(0) { $0 + $1.width * scale } }

  /// Terminal rows: half blocks put two pixels into one.
  package var rows: Int {
    ((glyphs.map(\.rows.count).max() ?? 0) * scale + 1) / 2
  }
}

extension CellBuffer {
  /// Draws large text with `▀ ▄ █`; glyphs that do not fit whole are left out.
  package mutating func put(_ line: LargeLine, x: Int, y: Int, width limit: Int, _ role: Role) {
    var column = x
    for glyph in line.glyphs {
      let columns = glyph.width * line.scale
      if column + columns > min(x + limit, width) { break }
      for row in 0..<line.rows {
        for step in 0..<columns {
          let upper = glyph.isSet(step / line.scale, row * 2 / line.scale)
          let lower = glyph.isSet(step / line.scale, (row * 2 + 1) / line.scale)
          guard let block = CellBuffer.block(upper, lower) else { continue }
          put([Glyph(base: block, width: 1)], x: column + step, y: y + row, role)
        }
      }
      column += columns
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
