// LiveHost: large text: shapes made of pixels, drawn with the characters of a terminal.
// SPDX-License-Identifier: Apache-2.0

/// A glyph made of pixels: one bit a pixel, the highest bit of `width` on the left.
package struct PixelGlyph: Equatable, Sendable {
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

  /// Only so many rows from the top.
  package func cropped(to height: Int) -> PixelGlyph {
    PixelGlyph(width: width, rows: Array(rows.prefix(height)))
  }

  /// Without empty columns at the sides, but one on the right that keeps letters apart.
  package var trimmed: PixelGlyph {
    let ink = rows.reduce(0, |)
    guard ink != 0 else { return PixelGlyph(width: max(1, width / 2), rows: rows) }
    let right = ink.trailingZeroBitCount
    let left = 32 - ink.leadingZeroBitCount
    return PixelGlyph(width: left - right + 1, rows: rows.map { ($0 >> UInt32(right)) << 1 })
  }
}

/// What pixels are drawn with.
package enum PixelCells: CaseIterable, Sendable {
  /// `▀ ▄ █`: two pixels in a cell. Every terminal that shows Chinese shows them.
  case halfBlocks
  /// U+1FB00…: six pixels in a cell, where the font has them.
  case sextants
  /// Reversed blanks, two for a pixel: for terminals without any of the others.
  case reversedBlanks

  /// How many columns and rows so many pixels take.
  package func columns(_ pixels: Int) -> Int {
    switch self {
    case .halfBlocks: pixels
    case .sextants: (pixels + 1) / 2
    case .reversedBlanks: pixels * 2
    }
  }

  package func rows(_ pixels: Int) -> Int {
    switch self {
    case .halfBlocks: (pixels + 1) / 2
    case .sextants: (pixels + 2) / 3
    case .reversedBlanks: pixels
    }
  }
}

/// A line of large text, ready to be drawn.
package struct LargeLine: Equatable, Sendable {
  package let glyphs: [PixelGlyph]
  /// How many pixels across each pixel of the glyphs becomes, and how many down.
  package let scale: Int
  package let heightScale: Int
  package let cells: PixelCells
  /// Pixels across and down, after scaling.
  private let width: Int
  private let height: Int

  /// - Parameter heightScale: as across, unless it is given.
  package init(glyphs: [PixelGlyph], scale: Int, heightScale: Int? = nil, cells: PixelCells) {
    precondition(scale > 0)
    self.glyphs = glyphs
    self.scale = scale
    self.heightScale = heightScale ?? scale
    self.cells = cells
    width = glyphs.reduce(0) { $0 + $1.width } * scale
    height = (glyphs.map(\.rows.count).max() ?? 0) * self.heightScale
  }

  package var columns: Int { cells.columns(width) }
  package var rows: Int { cells.rows(height) }

  /// Which pixels are set, row by row.
  fileprivate var bitmap: [[Bool]] {
    (0..<height).map { y in
      glyphs.flatMap { glyph in
        (0..<(glyph.width * scale)).map { glyph.isSet($0 / scale, y / heightScale) }
      }
    }
  }
}

extension CellBuffer {
  /// Draws large text; what does not fit in `width` is left out.
  package mutating func put(_ line: LargeLine, x: Int, y: Int, width limit: Int, _ role: Role) {
    let bitmap = line.bitmap
    func isSet(_ column: Int, _ row: Int) -> Bool {
      row < bitmap.count && column < bitmap[row].count && bitmap[row][column]
    }
    for row in 0..<line.rows {
      for column in 0..<min(line.columns, limit, max(0, width - x)) {
        switch line.cells {
        case .halfBlocks:
          let block = CellBuffer.half(isSet(column, row * 2), isSet(column, row * 2 + 1))
          draw(block, x: x + column, y: y + row, role)
        case .sextants:
          var bits = 0
          for bit in 0..<6 where isSet(column * 2 + bit % 2, row * 3 + bit / 2) { bits |= 1 << bit }
          draw(CellBuffer.sextant(bits), x: x + column, y: y + row, role)
        case .reversedBlanks:
          if isSet(column / 2, row) { reverse(x: x + column, y: y + row, role) }
        }
      }
    }
  }

  private mutating func draw(_ block: Unicode.Scalar?, x: Int, y: Int, _ role: Role) {
    guard let block else { return }
    put([Glyph(base: block, width: 1)], x: x, y: y, role)
  }

  private static func half(_ upper: Bool, _ lower: Bool) -> Unicode.Scalar? {
    switch (upper, lower) {
    case (true, true): "█"
    case (true, false): "▀"
    case (false, true): "▄"
    case (false, false): nil
    }
  }

  /// The sextant with these pixels, from the upper left in reading order. Unicode left out those
  /// that were there before: nothing, the left half, the right half, the full block.
  private static func sextant(_ bits: Int) -> Unicode.Scalar? {
    switch bits {
    case 0: nil
    case 0b010101: "▌"
    case 0b101010: "▐"
    case 0b111111: "█"
    default:
      Unicode.Scalar(
        UInt32(0x1FB00 + bits - 1 - (bits > 0b010101 ? 1 : 0) - (bits > 0b101010 ? 1 : 0)))
    }
  }
}
