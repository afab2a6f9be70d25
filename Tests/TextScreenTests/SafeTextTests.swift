// LiveHost: widths, cutting and wrapping of text from strangers.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TextScreen

@Suite struct SafeTextTests {
  @Test func hanTakeTwoColumnsAndLatinOne() {
    #expect(DisplayWidth.columns(of: "红薯 ab") == 7)
    #expect(DisplayWidth.columns(of: "ｆｕｌｌ") == 8)
    #expect(DisplayWidth.columns(of: "한글") == 4)
    #expect(DisplayWidth.columns(of: "e\u{301}") == 1)
    #expect(DisplayWidth.columns(of: "😀") == 2)
  }

  @Test func aCutTextEndsInAnEllipsis() {
    #expect(SafeText.fitted("Sweet potatoes", 14) == "Sweet potatoes")
    #expect(SafeText.fitted("Sweet potatoes", 8) == "Sweet p…")
    #expect(SafeText.fitted("红薯干片", 5) == "红薯…")
    #expect(SafeText.fitted("红薯干片", 4) == "红…")
    #expect(SafeText.fitted("x", 0) == "")
  }

  @Test func linesBreakAtSpacesAndBetweenHan() {
    #expect(SafeText.wrap("Dug on Monday; kept dry", 10) == ["Dug on", "Monday;", "kept dry"])
    #expect(SafeText.wrap("周一刚挖的，放干燥处", 8) == ["周一刚挖", "的，放干", "燥处"])
    #expect(SafeText.wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"])
  }

  @Test func controlAndBidiCharactersAreDropped() {
    #expect(String(SafeText.glyphs("a\u{1B}[0m\u{202E}b\u{200D}c\u{FE0F}")) == "a[0mbc")
  }

  @Test func atMostTwoMarksStayOnABase() {
    let glyphs = SafeText.glyphs("a" + String(repeating: "\u{308}", count: 50))
    #expect(glyphs.count == 1 && glyphs[0].mark2 != 0)
    #expect(String(glyphs).unicodeScalars.count == 3)
  }

  @Test func lettersAndMarksAreComposed() {
    let samples = [
      ("e\u{301}", "é"), ("a\u{323}\u{302}", "ậ"), ("か\u{3099}", "が"), ("\u{2126}", "Ω"),
      ("\u{1112}\u{1161}\u{11AB}", "한"), ("e\u{200D}\u{301}", "é"), ("\u{F900}", "豈"),
    ]
    for (text, composed) in samples {
      let scalars = Array(String(SafeText.glyphs(text)).unicodeScalars)
      #expect(scalars == Array(composed.unicodeScalars), "\(text)")
    }
    #expect(DisplayWidth.columns(of: "\u{1112}\u{1161}\u{11AB}") == 2)
  }

  /// What is taken to be composed already is so: the short way gives what the long one does.
  @Test func theShortWayMissesNothing() {
    for value in UInt32(0)...0x3FFFF where Composing.leavesAlone(value) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar)).unicodeScalars
      #expect(Array(Composing.composed(text)) == Array(text), "\(value)")
      if DisplayWidth.isMark(scalar) { Issue.record("U+\(String(value, radix: 16)) is a mark") }
    }
  }

  @Test func theUsualOnesAreKnownAndNoMarks() {
    for value in UInt32(0)...0x10FFFF where DisplayWidth.isUsual(value) {
      let category = Unicode.Scalar(value).map { $0.properties.generalCategory }
      #expect(category != nil, "\(value)")
      switch category {
      case .unassigned, .privateUse, .surrogate, .control, .nonspacingMark, .enclosingMark:
        Issue.record("\(value) is not usual")
      // The soft hyphen is dropped before anybody asks.
      case .format: #expect(value == 0xAD)
      default: break
      }
    }
  }

  @Test func onlyDifferencesAreHandedOver() {
    var old = CellBuffer(width: 8, height: 2)
    old.put("a 茶 b", x: 0, y: 0)
    var new = CellBuffer(width: 8, height: 2)
    new.put("a 茶 c", x: 0, y: 0)
    new.put("x", x: 7, y: 1)
    var found: [String] = []
    new.differences(from: old) { cell, x, y in found.append("\(cell.base) \(x) \(y)") }
    #expect(found == ["c 5 0", "x 7 1"])
    var count = 0
    new.differences(from: CellBuffer(width: 9, height: 2)) { _, _, _ in count += 1 }
    #expect(count == 16)
  }

  @Test func clearingLeavesNoHalfCharacter() {
    var buffer = CellBuffer(width: 6, height: 3)
    for y in 0..<3 { buffer.put("茶茶茶", x: 0, y: y) }
    buffer.clear(Rect(x: 1, y: 1, width: 2, height: 5))
    #expect(buffer.picture == "茶茶茶\n    茶\n    茶\n")
    buffer.clear(Rect(x: -2, y: -1, width: 20, height: 2))
    #expect(buffer.row(0) == "")
  }

  @Test func aStrangersMarksCostNoTime() {
    let text = "a" + String(repeating: "\u{308}\u{323}", count: 32_768)
    #expect(SafeText.glyphs(text).count == 1)
  }

  @Test func theWidthOfAnyScalarIsDrawnExactly() {
    var buffer = CellBuffer(width: 4, height: 1)
    for value in stride(from: UInt32(0x20), to: 0x3FFFF, by: 7) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = String(Character(scalar))
      let used = buffer.put(text, x: 0, y: 0)
      // A few musical signs stand for two (NFC never composes them); everything else is one.
      let limit = (0x1D15E...0x1D1C0).contains(value) ? 4 : 2
      #expect((0...limit).contains(used) && used == DisplayWidth.columns(of: text), "\(value)")
    }
  }

  @Test func halfAWideCharacterNeverStays() {
    var buffer = CellBuffer(width: 6, height: 1)
    buffer.put("红薯干", x: 0, y: 0)
    buffer.put("x", x: 1, y: 0)
    #expect(buffer.row(0) == " x薯干")
    buffer.put("薯", x: 3, y: 0)
    #expect(buffer.row(0) == " x 薯")
  }
}
