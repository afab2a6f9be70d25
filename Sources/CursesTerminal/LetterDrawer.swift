// LiveHost: larger letters of the terminal's own, beside what ncurses draws (Decisions/0013).
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// Knows which larger letters stand on the terminal, and what to send to change them.
///
/// ncurses believes blanks to be where they are, and they are blanks to it before and after: what
/// goes is made blank before a frame, what comes is drawn behind it. So its picture stays true.
/// It goes past such rows only in one step (`vpa`, `cuu`, `cud`, `cup`), as no step of one row
/// ends on a row that it has nothing to write on.
struct LetterDrawer {
  private(set) var shown: [ScaledText] = []

  /// Before a frame: what is no longer wanted becomes blank.
  mutating func remove(except wanted: [ScaledText], _ palette: Palette) -> String {
    let kept = shown.filter(wanted.contains)
    let gone = shown.filter { !wanted.contains($0) }
    shown = kept
    guard !gone.isEmpty else { return "" }
    var doubled = Set(kept.filter { $0.way == .doubleHeight }.map(\.rect.y))
    // A line that stays of double height must not be of usual height in between.
    doubled.formUnion(wanted.filter { $0.way == .doubleHeight }.map(\.rect.y))
    return palette.codes(.text) + gone.map { blank($0, keepsLine: doubled) }.joined()
  }

  private func blank(_ text: ScaledText, keepsLine: Set<Int>) -> String {
    (0..<text.rect.height).map { row in
      let y = text.rect.y + row
      if text.way == .doubleHeight, !keepsLine.contains(text.rect.y) {
        return LetterDrawer.at(0, y) + "\u{1B}#5\u{1B}[2K"
      }
      let shrunk = text.way == .doubleHeight ? 2 : 1
      return LetterDrawer.at(text.rect.x / shrunk, y) + "\u{1B}[\(text.rect.width / shrunk)X"
    }.joined()
  }

  /// Behind a frame: what is not there yet.
  mutating func draw(_ wanted: [ScaledText], _ palette: Palette) -> String {
    let new = wanted.filter { !shown.contains($0) }
    shown = wanted
    return new.map { palette.codes($0.role) + LetterDrawer.letters($0) }.joined()
  }

  /// The terminal was wiped: nothing stands there any more.
  mutating func forget() { shown = [] }

  private static func letters(_ text: ScaledText) -> String {
    let rect = text.rect
    guard case .scaled(let scale) = text.way else {
      let line = String(text.glyphs)
      // The same letters on both rows: their upper halves, their lower halves.
      return zip([rect.y, rect.y + 1], ["3", "4"])
        .map { at(0, $0) + "\u{1B}#" + $1 + at(rect.x / 2, $0) + line }.joined()
    }
    // With its width for each letter: the terminal must not measure otherwise than we do.
    return at(rect.x, rect.y)
      + text.glyphs.map { "\u{1B}]66;s=\(scale):w=\($0.width);\(String([$0]))\u{1B}\\" }.joined()
  }

  static func at(_ x: Int, _ y: Int) -> String { "\u{1B}[\(y + 1);\(x + 1)H" }

  /// Whether these bytes wipe more than a line (`ED`), so that larger letters may be gone.
  static func wipes(_ bytes: [UInt8]) -> Bool {
    var isCode = false
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "["), index > 0, bytes[index - 1] == 0x1B {
        isCode = true
      } else if isCode, byte >= 0x40 {
        if byte == UInt8(ascii: "J") { return true }
        isCode = false
      }
    }
    return false
  }
}
