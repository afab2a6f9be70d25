// LiveHost: a frame in fewer bytes shows what the frame shows (T3).
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import TextScreen

/// As much of a terminal as shows looks: one row of cells, written from the left.
private struct Paper {
  struct Dab: Equatable {
    var letter: UInt8
    var ink: String
    var ground: String
    var attributes: Set<String>
  }

  private var (ink, ground) = ("39", "49")
  private var attributes: Set<String> = []
  private(set) var cells: [Dab] = []

  mutating func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      guard byte == 0x1B else {
        dab(byte)
        continue
      }
      guard rest.popFirst() == UInt8(ascii: "[") else {
        _ = rest.popFirst()
        continue
      }
      let codes = rest.prefix { !(0x40...0x7E).contains($0) }
      rest = rest.dropFirst(codes.count)
      let last = rest.popFirst() ?? 0
      if last == UInt8(ascii: "m") { look(String(decoding: codes, as: UTF8.self)) }
      // What erases and what moves is as good as a letter to tell frames apart by.
      if last == UInt8(ascii: "K") { dab(0x20) }
      if last == UInt8(ascii: "H") {
        cells.append(Dab(letter: last, ink: "", ground: "", attributes: []))
      }
    }
  }

  private mutating func dab(_ letter: UInt8) {
    // A blank has no ink, unless the ink is its ground.
    let hasInk = letter != 0x20 || attributes.contains("7")
    cells.append(
      Dab(letter: letter, ink: hasInk ? ink : "", ground: ground, attributes: attributes))
  }

  private mutating func look(_ codes: String) {
    var parts = codes.split(separator: ";", omittingEmptySubsequences: false).map(String.init)[...]
    while let part = parts.popFirst() {
      switch part {
      case "", "0": (ink, ground, attributes) = ("39", "49", [])
      case "1", "4", "7": attributes.insert(part)
      case "22": attributes.remove("1")
      case "24": attributes.remove("4")
      case "27": attributes.remove("7")
      case "38": ink = "38;" + parts.prefix(2).joined(separator: ";")
      case "48": ground = "48;" + parts.prefix(2).joined(separator: ";")
      default: if part.hasPrefix("3") || part.hasPrefix("9") { ink = part } else { ground = part }
      }
      if part == "38" || part == "48" { parts = parts.dropFirst(2) }
    }
  }
}

@Suite struct InkThriftTests {
  private static let pieces = [
    "\u{1B}[38;5;75m", "\u{1B}[48;5;16m", "\u{1B}[38;5;231m", "\u{1B}[48;5;220m", "\u{1B}[m",
    "\u{1B}[39;49m", "\u{1B}[37m\u{1B}[40m", "\u{1B}[1m", "\u{1B}[4m", "\u{1B}[7m", "\u{1B}[27m",
    "\u{1B}[24m", "\u{1B}[22m", "\u{1B}[0;1;7m", "\u{1B}(B", " ", "   ", "a", "字", "\u{1B}[K",
    "\u{1B}[3;7H", "\u{1B}[93;101m",
  ]

  /// Frames of any order of looks, letters, blanks and moves, ten thousand of them.
  @Test func everyFrameLooksTheSame() {
    var random = SystemRandomNumberGenerator()
    var (plain, thrifty) = (0, 0)
    for _ in 0..<2000 {
      var thrift = InkThrift()
      var (whole, short) = (Paper(), Paper())
      var told = ""
      for turn in 0..<5 {
        let text = (0..<12).map { _ in InkThriftTests.pieces.randomElement(using: &random) ?? "" }
          .joined()
        told += text + "|"
        let bytes = Array(text.utf8)
        let less = thrift.frame(bytes)
        whole.write(bytes)
        short.write(less)
        (plain, thrifty) = (plain + bytes.count, thrifty + less.count)
        #expect(whole.cells == short.cells, "\(told.debugDescription)")
        guard turn == 2 else { continue }
        // Others write, from the look they were left with, and leave a plain one.
        short.write(thrift.rest() + Array("x\u{1B}[m".utf8))
        whole.write(Array("x".utf8))
        thrift.forget()
      }
    }
    #expect(thrifty * 4 < plain * 3, "\(thrifty) of \(plain)")
  }

  @Test(arguments: [
    // A ground is said once, an ink before letters only, the end of a frame not at all.
    (
      "\u{1B}[38;5;75m\u{1B}[48;5;16m2\u{1B}[70G\u{1B}[38;5;231m\u{1B}[48;5;16m \u{1B}[m",
      "\u{1B}[0;38;5;75;48;5;16m2\u{1B}[70G "
    ),
    ("\u{1B}[1ma\u{1B}[ma", "\u{1B}[0;1ma\u{1B}[0ma"),
    ("\u{1B}[4ma\u{1B}[7ma", "\u{1B}[0;4ma\u{1B}[7ma"),
    ("", ""), ("\u{1B}[31m", ""), ("\u{1B}[31m\u{1B}[?25l", "\u{1B}[0;31m\u{1B}[?25l"),
  ]) func onlyWhatShowsIsSaid(_ frame: String, _ wanted: String) {
    var thrift = InkThrift()
    #expect(String(decoding: thrift.frame(Array(frame.utf8)), as: UTF8.self) == wanted)
  }

  /// Terminals that write other looks get everything as it was, from the first of them on.
  @Test(arguments: ["38:2::1:2:3", "38;2;1;2;3", "11", "?4", "38;5", "<0"])
  func otherLooksPassAsTheyCame(_ codes: String) {
    var thrift = InkThrift()
    let other = "\u{1B}[\(codes)ma\u{1B}[m\u{1B}[m b\u{1B}[m"
    let frame = thrift.frame(Array(("\u{1B}[31m" + other).utf8))
    #expect(String(decoding: frame, as: UTF8.self) == "\u{1B}[0;31m" + other)
    #expect(thrift.frame(Array(other.utf8)) == Array(other.utf8))
    #expect(thrift.rest().isEmpty)
  }

  @Test func brokenBytesPass() {
    for text in ["\u{1B}", "\u{1B}[", "\u{1B}[3", "a\u{1B}", "\u{1B}("] {
      var thrift = InkThrift()
      _ = thrift.frame(Array("x".utf8))
      #expect(thrift.frame(Array(text.utf8)) == Array(text.utf8))
    }
  }
}
