// LiveHost: pixels as half blocks, sextants and reversed blanks.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@Suite struct LargeTextTests {
  private let step = PixelGlyph(width: 2, rows: [0b10, 0b11, 0b01, 0b00])

  private func picture(_ cells: PixelCells, scale: Int = 1, _ size: (Int, Int)) -> CellBuffer {
    var buffer = CellBuffer(width: size.0, height: size.1)
    let line = LargeLine(glyphs: [step], scale: scale, cells: cells)
    #expect(line.columns == size.0 && line.rows == size.1)
    buffer.put(line, x: 0, y: 0, width: size.0, .money)
    return buffer
  }

  @Test func twoPixelsMakeAHalfBlock() {
    #expect(picture(.halfBlocks, (2, 2)).picture == "█▄\n ▀\n")
    #expect(picture(.halfBlocks, scale: 2, (4, 4)).picture == "██\n████\n  ██\n\n")
  }

  @Test func sixPixelsMakeASextant() {
    #expect(picture(.sextants, (1, 2)).picture == "\u{1FB2A}\n\n")
    #expect(
      picture(.sextants, scale: 2, (2, 3)).picture == "█\u{1FB2D}\n\u{1FB02}█\n\n")
  }

  /// Unicode's table has 60 sextants; with those from before there is one for every pattern.
  @Test func everyPatternHasItsSextant() {
    var seen = Set<Unicode.Scalar>()
    for bits in UInt32(1)...63 {
      let rows = [bits & 3, bits >> 2 & 3, bits >> 4 & 3].map { $0 >> 1 | ($0 & 1) << 1 }
      var buffer = CellBuffer(width: 1, height: 1)
      let line = LargeLine(
        glyphs: [PixelGlyph(width: 2, rows: rows)], scale: 1, cells: .sextants)
      buffer.put(line, x: 0, y: 0, width: 1, .text)
      seen.insert(buffer[0, 0].base)
    }
    #expect(seen.count == 63)
    #expect(seen.filter { (0x1FB00...0x1FB3B).contains($0.value) }.count == 60)
    #expect(seen.isSuperset(of: ["▌", "▐", "█"]))
  }

  @Test func aReversedBlankIsAPixelOfTwoCells() {
    let buffer = picture(.reversedBlanks, (4, 4))
    #expect(buffer.picture == "██\n████\n  ██\n\n")
    #expect(buffer[0, 0].isReversed && buffer[0, 0].base == " " && buffer[0, 0].role == .money)
    #expect(!buffer[3, 0].isReversed)
  }

  @Test func nothingIsDrawnBesideItsPlace() {
    var buffer = CellBuffer(width: 3, height: 1)
    buffer.put("abc", x: 0, y: 0)
    for cells in PixelCells.allCases {
      let line = LargeLine(
        glyphs: [PixelGlyph(width: 8, rows: [0xFF, 0xFF, 0xFF])], scale: 2, cells: cells)
      buffer.put(line, x: 1, y: 0, width: 1, .text)
      #expect(buffer[0, 0].base == "a" && buffer[2, 0].base == "c", "\(cells)")
      buffer.put("abc", x: 0, y: 0)
      buffer.put(line, x: 5, y: 0, width: 9, .text)
      #expect(buffer.row(0) == "abc")
    }
  }

  @Test func emptyColumnsAtTheSidesAreTrimmed() {
    let colon = PixelGlyph(width: 6, rows: [0b001100, 0, 0b001100])
    #expect(colon.trimmed == PixelGlyph(width: 3, rows: [0b110, 0, 0b110]))
    #expect(PixelGlyph(width: 6, rows: [0, 0]).trimmed.width == 3)
  }
}
