// LiveHost: the built-in large face for Latin letters, digits and signs.
// SPDX-License-Identifier: Apache-2.0

/// The built-in pixel face for large text, drawn five pixels wide and eight high.
package enum LatinFace {
  /// The width of every glyph in pixels, without the gap between glyphs.
  package static let width = 5

  /// The height of every glyph in pixels, of which the last row is only for descenders.
  package static let height = 8

  /// The eight rows of a glyph from the top, with bit 4 the leftmost pixel, or nil without one.
  package static func rows(of scalar: Unicode.Scalar) -> [UInt8]? {
    guard let packed = packed(scalar) else { return nil }
    return (0..<height).map { row in
      UInt8(truncatingIfNeeded: packed >> UInt64(8 * (height - 1 - row)))
    }
  }

  /// The packed rows of a glyph, the top row in the most significant byte.
  private static func packed(_ scalar: Unicode.Scalar) -> UInt64? {
    switch scalar.value {
    case 0x20...0x7E: return ascii[Int(scalar.value - 0x20)]
    case 0x00A5: return 0x110A041F_041F0400  // ¥ yen sign
    case 0x00B7: return 0x0000000C_0C000000  // · middle dot
    case 0x00D7: return 0x00110A04_0A110000  // × multiplication sign
    case 0x2026: return 0x00000000_00151500  // … ellipsis
    case 0x20AC: return 0x07081E08_1E080700  // € euro sign
    default: return nil
    }
  }

  /// The glyphs of U+0020 to U+007E in order.
  private static let ascii: [UInt64] = [
    0x00000000_00000000,  // space
    0x04040404_04000400,  // !
    0x0A0A0A00_00000000,  // "
    0x0A0A1F0A_1F0A0A00,  // #
    0x040F140E_051E0400,  // $
    0x18190204_08130300,  // %
    0x0C121408_15120D00,  // &
    0x04040400_00000000,  // '
    0x02040808_08040200,  // (
    0x08040202_02040800,  // )
    0x0004150E_15040000,  // *
    0x0004041F_04040000,  // +
    0x00000000_000C0C08,  // ,
    0x0000000E_00000000,  // -
    0x00000000_000C0C00,  // .
    0x01010204_08101000,  // /
    0x0E0A1111_110A0E00,  // 0
    0x040C1404_04041F00,  // 1
    0x0E110102_04081F00,  // 2
    0x0E110106_01110E00,  // 3
    0x02060A12_1F020200,  // 4
    0x1F101E01_01110E00,  // 5
    0x0608101E_11110E00,  // 6
    0x1F010202_04040400,  // 7
    0x0E11110E_11110E00,  // 8
    0x0E11110F_01020C00,  // 9
    0x000C0C00_000C0C00,  // :
    0x000C0C00_000C0C08,  // ;
    0x02040810_08040200,  // <
    0x00001F00_1F000000,  // =
    0x08040201_02040800,  // >
    0x0E110106_04000400,  // ?
    0x0E111715_17100F00,  // @
    0x0E11111F_11111100,  // A
    0x1E11111E_11111E00,  // B
    0x0E111010_10110E00,  // C
    0x1E111111_11111E00,  // D
    0x1F10101E_10101F00,  // E
    0x1F10101E_10101000,  // F
    0x0E111017_11110E00,  // G
    0x1111111F_11111100,  // H
    0x0E040404_04040E00,  // I
    0x07020202_02120C00,  // J
    0x11121418_14121100,  // K
    0x10101010_10101F00,  // L
    0x111B1515_11111100,  // M
    0x11111915_13111100,  // N
    0x0E111111_11110E00,  // O
    0x1E11111E_10101000,  // P
    0x0E111111_15120D00,  // Q
    0x1E11111E_14121100,  // R
    0x0F10100E_01011E00,  // S
    0x1F040404_04040400,  // T
    0x11111111_11110E00,  // U
    0x11111111_0A0A0400,  // V
    0x11111115_151B1100,  // W
    0x11110A04_0A111100,  // X
    0x11110A04_04040400,  // Y
    0x1F010204_08101F00,  // Z
    0x0E080808_08080E00,  // [
    0x10100804_02010100,  // backslash
    0x0E020202_02020E00,  // ]
    0x040A1100_00000000,  // ^
    0x00000000_00001F00,  // _
    0x08040200_00000000,  // `
    0x00000E01_0F110F00,  // a
    0x10101E11_11111E00,  // b
    0x00000F10_10100F00,  // c
    0x01010F11_11110F00,  // d
    0x00000E11_1F100F00,  // e
    0x0708081E_08080800,  // f
    0x00000F11_110F010E,  // g
    0x10101E11_11111100,  // h
    0x04000C04_04040E00,  // i
    0x02000602_0202120C,  // j
    0x10101112_1C121100,  // k
    0x0C040404_04040300,  // l
    0x00001A15_15151500,  // m
    0x00001E11_11111100,  // n
    0x00000E11_11110E00,  // o
    0x00001E11_111E1010,  // p
    0x00000F11_110F0101,  // q
    0x00001619_10101000,  // r
    0x00000F10_0E011E00,  // s
    0x08081E08_08080700,  // t
    0x00001111_11110F00,  // u
    0x00001111_110A0400,  // v
    0x00001111_15150A00,  // w
    0x0000110A_040A1100,  // x
    0x00001111_110F010E,  // y
    0x00001F02_04081F00,  // z
    0x03040408_04040300,  // {
    0x04040404_04040400,  // |
    0x18040402_04041800,  // }
    0x00000815_02000000,  // ~
  ]
}
