// LiveHost: large letters: which there are, how many fit, and how they look (rule T6).
// SPDX-License-Identifier: Apache-2.0

import Glibc
import Testing
import TextScreen

@testable import ConsoleUI

/// The tests below need Debian's package `unifont`; without it they say so, and check nothing.
let hasUnifont: Bool = {
  let face = LargeFace()
  if !face.hasHan { print("NOT checked: large Chinese; install the package unifont") }
  return face.hasHan
}()

@Suite struct LargeFaceTests {
  private let own = LargeFace(places: [])

  /// The Han of GB 2312, rows 16 to 87, by the C library's own table.
  private var gb2312: [Unicode.Scalar] {
    let converter = unsafe iconv_open("UTF-8", "GB2312")
    defer { _ = unsafe iconv_close(converter) }
    return (UInt8(0xB0)...0xF7).flatMap { row in
      (UInt8(0xA1)...0xFE).compactMap { place in unsafe scalar([row, place], converter) }
    }
  }

  private func scalar(_ bytes: [UInt8], _ converter: iconv_t?) -> Unicode.Scalar? {
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 8)
    let isDone = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (source, target) = (input.baseAddress, output.baseAddress)
        var (left, room) = (2, 7)
        return unsafe iconv(converter, &source, &left, &target, &room) == 0
      }
    }
    guard isDone else { return nil }
    let utf8 = output.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: utf8, as: UTF8.self).unicodeScalars.first
  }

  @Test(.enabled(if: hasUnifont)) func everyHanOfGB2312CanBeDrawnLarge() {
    let face = LargeFace()
    let wanted = gb2312
    #expect(Set(wanted).count == 6763)
    let missing = wanted.filter { scalar in
      guard let glyph = face.glyph(scalar) else { return true }
      return glyph.width != 16 || glyph.rows.count != 16 || glyph.rows.allSatisfy { $0 == 0 }
    }
    #expect(missing == [])
    // Different characters look different, so no look-up found a neighbour's shape.
    let shapes = Set(wanted.compactMap { face.glyph($0)?.rows })
    #expect(shapes.count > 6700)
  }

  /// Han per line × lines, as the design promises them; Latin is twice as many per line.
  @Test(
    .enabled(if: hasUnifont),
    arguments: [
      (80, 24, PixelCells.halfBlocks, 5, 3), (120, 40, .halfBlocks, 7, 5),
      (200, 60, .halfBlocks, 12, 7), (80, 24, .sextants, 10, 4), (120, 40, .sextants, 15, 6),
      (200, 60, .sextants, 25, 10),
    ])
  func soMuchFits(columns: Int, rows: Int, cells: PixelCells, perLine: Int, lines: Int) throws {
    let face = LargeFace()
    let full = String(repeating: "红", count: perLine * lines)
    let drawn = try #require(face.lines(full, columns: columns, rows: rows, cells: cells))
    #expect(drawn.map(\.glyphs.count) == Array(repeating: perLine, count: lines))
    #expect(drawn.allSatisfy { $0.scale == 1 && $0.columns <= columns })
    #expect(drawn.reduce(0) { $0 + $1.rows } <= rows)
    // One more does not fit: it is cut, and says so.
    let longer = try #require(face.lines(full + "薯", columns: columns, rows: rows, cells: cells))
    #expect(longer.count == lines && longer.last?.glyphs.last == face.shared("…"))
    let latin = String(repeating: "¤", count: perLine * 2)
    let one = try #require(face.lines(latin, columns: columns, rows: 8, cells: cells))
    #expect(one.count == 1 && one[0].glyphs.count == perLine * 2)
  }

  @Test func withoutTheFontHanHaveNoShapeAndLatinHas() {
    #expect(own.lines("红薯", columns: 80, rows: 24) == nil)
    #expect(own.lines("58.00", columns: 80, rows: 24) != nil)
    #expect(!own.hasHan && own.glyph("红") == nil)
    for scalar in "ABCXYZabcxyz0123456789¥$.,:%/-…".unicodeScalars {
      #expect(own.glyph(scalar) != nil, "\(scalar)")
    }
  }

  /// The largest size that fits whole is taken; digits stand still, so a clock does not jump.
  @Test func sizesAndWidths() throws {
    let sizes = [(24, 4), (60, 7), (80, 14), (120, 24)].map { columns, rows in
      own.lines("58.00", columns: columns, rows: rows, mayCut: false)?.first?.scale
    }
    #expect(sizes == [nil, 2, 2, 4])
    for cells in PixelCells.allCases {
      let widths = ["0:00", "1:11", "4:47", "9:59"].map {
        own.lines($0, columns: 120, rows: 20, cells: cells)?.first?.columns
      }
      #expect(Set(widths).count == 1, "\(cells)")
    }
  }

  @Test func linesBreakBetweenWordsAndAreCutLast() throws {
    let two = try #require(own.lines("Cloud green tea", columns: 60, rows: 8))
    #expect(two.map(\.glyphs.count) == [5, 9])
    let cut = try #require(own.lines("Cloud green tea", columns: 40, rows: 4))
    #expect(cut.count == 1 && cut[0].columns <= 40 && cut[0].glyphs.count < 9)
    #expect(own.lines("Cloud", columns: 3, rows: 4) == nil)
    #expect(own.lines("Cloud", columns: 80, rows: 3) == nil)
    #expect(own.lines("", columns: 80, rows: 8)?.isEmpty ?? true)
  }
}

/// With the other pictures, so that they are recorded together.
extension ScreenTests {
  @Test(arguments: PixelCells.allCases) func digitsLookAsTheirPictures(_ cells: PixelCells) throws {
    let face = LargeFace(places: [])
    let line = try #require(face.lines("58.00", columns: 64, rows: 8, cells: cells)?.first)
    assertLarge("large-58.00-\(cells)", [line])
  }

  @Test(.enabled(if: hasUnifont)) func linesAreAsEvenAsTheyCanBe() throws {
    let face = LargeFace()
    for columns in [40, 48, 63] {
      let lines = try #require(face.lines("云雾绿茶", columns: columns, rows: 16))
      #expect(lines.map(\.glyphs.count) == [2, 2], "\(columns)")
    }
    // One line as long as it fits, and no more lines than it takes.
    #expect(face.lines("云雾绿茶", columns: 64, rows: 16)?.count == 1)
    #expect(face.lines("云雾绿茶红", columns: 48, rows: 16)?.map(\.glyphs.count) == [3, 2])
  }

  @Test(.enabled(if: hasUnifont), arguments: [PixelCells.halfBlocks, .sextants])
  func hanLookAsTheirPictures(_ cells: PixelCells) throws {
    let lines = try #require(LargeFace().lines("红薯甜", columns: 48, rows: 8, cells: cells))
    assertLarge("large-han-\(cells)", lines)
  }

  private func assertLarge(_ name: String, _ lines: [LargeLine]) {
    var buffer = CellBuffer(
      width: lines.map(\.columns).max() ?? 0, height: lines.reduce(0) { $0 + $1.rows })
    var row = 0
    for line in lines {
      buffer.put(line, x: 0, y: row, width: buffer.width, .text)
      row += line.rows
    }
    assertScreen(name, (buffer, CursorPosition(x: 0, y: 0)))
  }
}
