// LiveHost: a generator of numbers that a seed repeats.
// SPDX-License-Identifier: Apache-2.0

/// SplitMix64 (Steele, Lea and Flood, 2014): small, quick, and the same from run to run.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound - 1`.
  package mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    return Int(next() % UInt64(bound))
  }

  /// True in `parts` of a thousand cases.
  package mutating func chance(_ parts: Int) -> Bool {
    below(1000) < parts
  }

  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Sixteen hexadecimal digits, for ids: enough that none ever comes twice.
  package mutating func hexID(_ prefix: String) -> String {
    let digits = String(next(), radix: 16)
    return prefix + String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
