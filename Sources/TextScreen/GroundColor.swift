// LiveHost: what a terminal says of the colour behind its text.
// SPDX-License-Identifier: Apache-2.0

/// The answer to OSC 11: `rgb:hhhh/hhhh/hhhh`, one to four hexadecimal digits for each part; some
/// terminals answer `rgba:` with a fourth.
package enum GroundColor {
  /// Nil when it is no colour that we know.
  package static func isLight(answer: String) -> Bool? {
    if answer.hasPrefix("rgb:") { return isLight(String(answer.dropFirst(4))) }
    guard answer.hasPrefix("rgba:"), let end = answer.lastIndex(of: "/") else { return nil }
    return isLight(String(answer[..<end].dropFirst(5)))
  }

  /// Nil when it is no colour. Weights are those of luma; half of it divides light from dark.
  package static func isLight(_ answer: String) -> Bool? {
    let parts = answer.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    var thousandths = 0
    for (part, weight) in zip(parts, [299, 587, 114]) {
      guard (1...4).contains(part.utf8.count), let value = Int(part, radix: 16), value >= 0 else {
        return nil
      }
      thousandths += weight * value * 1000 / ((1 << (4 * part.utf8.count)) - 1)
    }
    return thousandths > 500_000
  }
}
