// LiveHost: letters and their marks as one character (Unicode NFC).
// SPDX-License-Identifier: Apache-2.0

// The standard library composes for its own comparisons; this is its door for Foundation and us.
@_spi(_Unicode) import Swift

/// Composes text by Unicode's normal form C, without ICU.
enum Composing {
  /// Marks on one letter that are looked at: no letter of Unicode is made of more, and putting
  /// thousands of them in order would take a stranger's text as long as it likes.
  static let marksLooked = 8

  /// Whether composing can change nothing here: no marks, no letters with a second spelling.
  static func leavesAlone(_ value: UInt32) -> Bool {
    switch value {
    case 0..<0x300, 0x400...0x482, 0x2010...0x2027, 0x2030...0x205E, 0x3003...0x3029,
      0x3041...0x3098:
      true
    case 0x309B...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xFF01...0xFF9D: true
    case 0x1F300...0x1FAFF, 0x20000...0x2EBFF: true
    default: false
    }
  }

  static func composed(_ scalars: String.UnicodeScalarView) -> String.UnicodeScalarView {
    var composed = String.UnicodeScalarView()
    for scalar in String(scalars)._nfc { composed.append(scalar) }
    return composed
  }
}
