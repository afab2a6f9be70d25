// LiveHost: which bytes are UTF-8, and what an escape in a JSON string stands for.
// SPDX-License-Identifier: Apache-2.0

/// Rules of UTF-8 (RFC 3629, table 3-7 of the Unicode Standard) and of JSON escapes.
package enum UTF8Rules {
  /// The length of the well-formed sequence of two to four bytes at `index`; 0 if there is none.
  package static func sequenceLength(_ text: Span<UInt8>, at index: Int) -> Int {
    guard index >= 0, index < text.count else { return 0 }
    switch text[index] {
    case 0xC2...0xDF: return continues(text, index + 1, 0x80...0xBF, more: 0) ? 2 : 0
    case 0xE0: return continues(text, index + 1, 0xA0...0xBF, more: 1) ? 3 : 0
    case 0xED: return continues(text, index + 1, 0x80...0x9F, more: 1) ? 3 : 0
    case 0xE1...0xEF: return continues(text, index + 1, 0x80...0xBF, more: 1) ? 3 : 0
    case 0xF0: return continues(text, index + 1, 0x90...0xBF, more: 2) ? 4 : 0
    case 0xF1...0xF3: return continues(text, index + 1, 0x80...0xBF, more: 2) ? 4 : 0
    case 0xF4: return continues(text, index + 1, 0x80...0x8F, more: 2) ? 4 : 0
    default: return 0
    }
  }

  private static func continues(
    _ text: Span<UInt8>, _ index: Int, _ first: ClosedRange<UInt8>, more: Int
  ) -> Bool {
    guard index + more < text.count, first.contains(text[index]) else { return false }
    for step in 0..<more where text[index + 1 + step] & 0xC0 != 0x80 {
      return false
    }
    return true
  }

  /// The value of four hexadecimal digits at `index`, or nil.
  static func hexQuad(_ text: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for step in 0..<4 {
      guard let digit = hexValue(text[index + step]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// The value of one hexadecimal digit, or nil.
  package static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// Decodes the escapes of a string that the scanner has already found well formed.
  static func decodeEscapes(_ bytes: [UInt8]) -> String {
    let text = bytes.span
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\"), index + 1 < text.count else {
        decoded.append(text[index])
        index += 1
        continue
      }
      index += appendEscape(text, at: index, to: &decoded)
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// Appends what the escape at `index` means; returns how many bytes it took.
  private static func appendEscape(
    _ text: Span<UInt8>, at index: Int, to decoded: inout [UInt8]
  ) -> Int {
    switch text[index + 1] {
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"):
      let unit = hexQuad(text, at: index + 2) ?? 0xFFFD
      var value = unit
      var length = 6
      if unit & 0xFC00 == 0xD800, let low = hexQuad(text, at: index + 8) {
        value = 0x10000 + ((unit & 0x3FF) << 10 | (low & 0x3FF))
        length = 12
      }
      let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
      decoded.append(contentsOf: Array(String(Character(scalar)).utf8))
      return length
    case let plain: decoded.append(plain)
    }
    return 2
  }
}
