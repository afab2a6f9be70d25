// LiveHost: the distance of colours by CIEDE2000.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// CIEDE2000 as in Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula" (2005).
enum DeltaE2000 {
  /// Of two colours in CIE Lab.
  static func distance(_ one: [Double], _ other: [Double]) -> Double {
    let mean = (hypot(one[1], one[2]) + hypot(other[1], other[2])) / 2
    let g = 0.5 * (1 - share(mean))
    let (a1, a2) = (one[1] * (1 + g), other[1] * (1 + g))
    let (c1, c2) = (hypot(a1, one[2]), hypot(a2, other[2]))
    let (h1, h2) = (hue(a1, one[2]), hue(a2, other[2]))
    let isGrey = c1 * c2 == 0
    let turn = isGrey ? 0 : remainder(h2 - h1, 360)
    let hueStep = 2 * (c1 * c2).squareRoot() * sine(turn / 2)
    let middle = isGrey ? h1 + h2 : middleHue(h1, h2)
    let (light, chroma) = ((one[0] + other[0]) / 2, (c1 + c2) / 2)
    let t =
      1 - 0.17 * cosine(middle - 30) + 0.24 * cosine(2 * middle) + 0.32 * cosine(3 * middle + 6)
      - 0.20 * cosine(4 * middle - 63)
    let off = (light - 50) * (light - 50)
    let lightPart = (other[0] - one[0]) / (1 + 0.015 * off / (20 + off).squareRoot())
    let chromaPart = (c2 - c1) / (1 + 0.045 * chroma)
    let huePart = hueStep / (1 + 0.015 * chroma * t)
    let angle = 30 * exp(-((middle - 275) / 25) * ((middle - 275) / 25))
    let rotation = -sine(2 * angle) * 2 * share(chroma)
    return
      (lightPart * lightPart + chromaPart * chromaPart + huePart * huePart
      + rotation * chromaPart * huePart).squareRoot()
  }

  private static func share(_ chroma: Double) -> Double {
    (pow(chroma, 7) / (pow(chroma, 7) + pow(25, 7))).squareRoot()
  }

  private static func hue(_ a: Double, _ b: Double) -> Double {
    let degrees = atan2(b, a) * 180 / .pi
    return a == 0 && b == 0 ? 0 : (degrees < 0 ? degrees + 360 : degrees)
  }

  private static func middleHue(_ one: Double, _ other: Double) -> Double {
    let sum = one + other
    if abs(one - other) <= 180 { return sum / 2 }
    return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2
  }

  private static func sine(_ degrees: Double) -> Double { sin(degrees * .pi / 180) }
  private static func cosine(_ degrees: Double) -> Double { cos(degrees * .pi / 180) }
}

extension Vision {
  /// The distance that this eye sees, by CIEDE2000.
  func distance2000(_ one: RGB, _ other: RGB) -> Double {
    DeltaE2000.distance(lab(one), lab(other))
  }
}
