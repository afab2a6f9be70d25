// LiveHost: what eyes make of colours: contrast, distance, and colour vision of every kind.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A colour of a screen, each part 0…255 (sRGB).
struct RGB: Equatable, Sendable {
  let red: Double
  let green: Double
  let blue: Double

  init(_ hex: Int) {
    red = Double(hex >> 16 & 255)
    green = Double(hex >> 8 & 255)
    blue = Double(hex & 255)
  }

  /// A number from 16 to 255 of the 256-colour palette, as xterm and all others have it.
  init(palette number: Int) {
    precondition((16...255).contains(number))
    if number >= 232 {
      let level = 8 + 10 * (number - 232)
      self.init(level << 16 | level << 8 | level)
    } else {
      let steps = [0, 95, 135, 175, 215, 255]
      let place = number - 16
      self.init(steps[place / 36] << 16 | steps[place / 6 % 6] << 8 | steps[place % 6])
    }
  }

  /// Light, not numbers: sRGB's curve undone.
  var linear: [Double] {
    [red, green, blue].map { part in
      let value = part / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
  }

  /// Relative luminance (WCAG 2.2).
  var luminance: Double {
    let light = linear
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2]
  }

  /// Contrast ratio (WCAG 2.2), 1 to 21.
  func contrast(_ other: RGB) -> Double {
    let (low, high) = (min(luminance, other.luminance), max(luminance, other.luminance))
    return (high + 0.05) / (low + 0.05)
  }
}

/// Colour vision; the matrices are those of Machado, Oliveira and Fernandes (2009), severity 1.
enum Vision: CaseIterable {
  case normal, protan, deutan, tritan

  private var matrix: [[Double]]? {
    switch self {
    case .normal: nil
    case .protan:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deutan:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritan:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    }
  }

  /// A colour as this eye sees it, in CIE Lab (D65).
  func lab(_ color: RGB) -> [Double] {
    var light = color.linear
    if let matrix {
      light = matrix.map { row in
        min(1, max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))
      }
    }
    let x = 0.4124564 * light[0] + 0.3575761 * light[1] + 0.1804375 * light[2]
    let y = 0.2126729 * light[0] + 0.7151522 * light[1] + 0.0721750 * light[2]
    let z = 0.0193339 * light[0] + 0.1191920 * light[1] + 0.9503041 * light[2]
    let (fx, fy, fz) = (Vision.curve(x / 0.95047), Vision.curve(y), Vision.curve(z / 1.08883))
    return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)]
  }

  private static func curve(_ value: Double) -> Double {
    value > 216.0 / 24389 ? cbrt(value) : (24389.0 / 27 * value + 16) / 116
  }

  /// CIE76: the distance in Lab.
  func distance(_ one: RGB, _ other: RGB) -> Double {
    zip(lab(one), lab(other)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
}

/// The first sixteen colours as eight terminals come with them.
struct SixteenColors: Sendable {
  let name: String
  let colors: [RGB]

  private init(_ name: String, _ colors: [Int]) {
    self.name = name
    self.colors = colors.map { RGB($0) }
  }

  static let all = [
    SixteenColors(
      "VGA",
      [
        0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
        0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF,
      ]),
    SixteenColors(
      "xterm",
      [
        0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
        0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
      ]),
    SixteenColors(
      "Campbell",
      [
        0x0C0C0C, 0xC50F1F, 0x13A10E, 0xC19C00, 0x0037DA, 0x881798, 0x3A96DD, 0xCCCCCC,
        0x767676, 0xE74856, 0x16C60C, 0xF9F1A5, 0x3B78FF, 0xB4009E, 0x61D6D6, 0xF2F2F2,
      ]),
    SixteenColors(
      "Tango",
      [
        0x2E3436, 0xCC0000, 0x4E9A06, 0xC4A000, 0x3465A4, 0x75507B, 0x06989A, 0xD3D7CF,
        0x555753, 0xEF2929, 0x8AE234, 0xFCE94F, 0x729FCF, 0xAD7FA8, 0x34E2E2, 0xEEEEEC,
      ]),
    SixteenColors(
      "VTE",
      [
        0x171421, 0xC01C28, 0x26A269, 0xA2734C, 0x12488B, 0xA347BA, 0x2AA1B3, 0xD0CFCC,
        0x5E5C64, 0xF66151, 0x33D17A, 0xE9AD0C, 0x2A7BDE, 0xC061CB, 0x33C7DE, 0xFFFFFF,
      ]),
    SixteenColors(
      "Breeze",
      [
        0x232627, 0xED1515, 0x11D116, 0xF67400, 0x1D99F3, 0x9B59B6, 0x1ABC9C, 0xFCFCFC,
        0x7F8C8D, 0xC0392B, 0x1CDC9A, 0xFDBC4B, 0x3DAEE9, 0x8E44AD, 0x16A085, 0xFFFFFF,
      ]),
    SixteenColors(
      "macOS",
      [
        0x000000, 0x990000, 0x00A600, 0x999900, 0x0000B2, 0xB200B2, 0x00A6B2, 0xBFBFBF,
        0x666666, 0xE50000, 0x00D900, 0xE5E500, 0x0000FF, 0xE500E5, 0x00E5E5, 0xE5E5E5,
      ]),
    SixteenColors(
      "Solarized",
      [
        0x073642, 0xDC322F, 0x859900, 0xB58900, 0x268BD2, 0xD33682, 0x2AA198, 0xEEE8D5,
        0x002B36, 0xCB4B16, 0x586E75, 0x657B83, 0x839496, 0x6C71C4, 0x93A1A1, 0xFDF6E3,
      ]),
  ]
}
