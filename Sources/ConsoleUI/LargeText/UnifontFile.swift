// LiveHost: the shapes of an installed unifont.hex, found in the file without reading it.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TextScreen

/// `unifont.hex`: a line a glyph, `4E2D:` and 32 or 64 hexadecimal digits, in order of code point.
final class UnifontFile: Sendable {
  /// Pixels of every glyph from top to bottom.
  static let height = 16

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
