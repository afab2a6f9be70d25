// LiveHost: the shapes of an installed unifont.hex, found in the file without reading it.
// SPDX-License-Identifier: Apache-2.0

import Synchronization
import SystemIO
import TextScreen

/// `unifont.hex`: a line a glyph, `4E2D:` and 32 or 64 hexadecimal digits, in order of code point.
final class UnifontFile: Sendable {
  /// Pixels of every glyph from top to bottom.
  static let height = 16
  /// Six digits, a colon, 64 digits and the end of the line: none is longer.
  private static let longestLine = 72
  /// What is left of the file is then read at once and gone through line by line.
  private static let blockBytes = 2048
  /// More than the names of a whole show have; then they are forgotten and read again.
  private static let keptGlyphs = 256

  private let file: PlacedReader
  /// The shapes that were looked up last, nil for those the font has not.
  private let kept = Mutex<[UInt32: PixelGlyph?]>([:])

  init?(path: String) {
    guard let file = PlacedReader(path: path) else { return nil }
    self.file = file
  }

  func glyph(_ scalar: Unicode.Scalar) -> PixelGlyph? {
    kept.withLock { kept in
      if let known = kept[scalar.value] { return known }
      if kept.count >= UnifontFile.keptGlyphs { kept.removeAll(keepingCapacity: true) }
      let found = lookUp(scalar.value)
      kept[scalar.value] = .some(found)
      return found
    }
  }

  /// Finds a line by halving what may hold it; both ends are always starts of lines.
  private func lookUp(_ wanted: UInt32) -> PixelGlyph? {
    var low = 0
    var high = file.count
    while high - low > UnifontFile.blockBytes {
      let middle = (low + high) / 2
      let bytes = file.bytes(at: middle, count: 2 * UnifontFile.longestLine)
      guard let end = bytes.firstIndex(of: 0x0A), let line = HexLine(bytes[(end + 1)...]) else {
        return nil
      }
      if line.value <= wanted {
        low = middle + end + 1
      } else {
        high = middle + end + 1
      }
    }
    let block = file.bytes(at: low, count: high - low)
    for bytes in block.split(separator: 0x0A) {
      if let line = HexLine(bytes), line.value == wanted { return line.shape }
    }
    return nil
  }
}

/// A line of the file: a code point, and behind the colon its shape.
private struct HexLine {
  let value: UInt32
  private let digits: ArraySlice<UInt8>

  init?(_ bytes: ArraySlice<UInt8>) {
    guard let colon = bytes.prefix(7).firstIndex(of: UInt8(ascii: ":")),
      let value = HexLine.number(bytes[..<colon])
    else { return nil }
    self.value = value
    digits = bytes[(colon + 1)...].prefix { $0 != 0x0A }
  }

  /// Sixteen rows from top to bottom, eight or sixteen pixels wide.
  var shape: PixelGlyph? {
    guard digits.count == 32 || digits.count == 64 else { return nil }
    let perRow = digits.count / UnifontFile.height
    var rows: [UInt32] = []
    var rest = digits
    while !rest.isEmpty {
      guard let row = HexLine.number(rest.prefix(perRow)) else { return nil }
      rows.append(row)
      rest = rest.dropFirst(perRow)
    }
    return PixelGlyph(width: perRow * 4, rows: rows)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    for byte in digits {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x41 + 10
      case 0x61...0x66: digit = byte - 0x61 + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
