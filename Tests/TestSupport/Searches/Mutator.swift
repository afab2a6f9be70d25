// LiveHost: small accidents that happen to bytes.
// SPDX-License-Identifier: Apache-2.0

package import AudienceFeed

/// Spoils texts, the same way for the same dice.
package enum Mutator {
  /// The text with a few small accidents.
  package static func mutated(_ text: [UInt8], _ dice: inout SeededGenerator) -> [UInt8] {
    var bytes = text
    for _ in 0...dice.below(3) {
      let place = bytes.isEmpty ? 0 : dice.below(bytes.count)
      switch dice.below(6) {
      case 0 where !bytes.isEmpty: bytes[place] ^= 1 << UInt8(dice.below(8))
      case 1 where !bytes.isEmpty: bytes.remove(at: place)
      case 2: bytes.insert(dice.pick(nasty), at: place)
      case 3: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
      case 4: bytes.removeLast(min(bytes.count, dice.below(6)))
      default:
        let end = min(bytes.count, place + dice.below(12))
        bytes.insert(contentsOf: Array(bytes[place..<end]), at: place)
      }
    }
    return bytes
  }

  private static let nasty: [UInt8] =
    Array(#"{}[]",:\u0-+.eEtfn/ "#.utf8) + [0x00, 0x0A, 0x1F, 0x7F, 0x80, 0xC0, 0xED, 0xF4, 0xFF]
}
