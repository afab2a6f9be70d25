// LiveHost: hashes that every build must come to (R15).
// SPDX-License-Identifier: Apache-2.0

/// Sums over all states and journals of simulated shows. They change with the rules of a show, its
/// words, the demo's stall or the simulated audience, and with nothing else: set them anew only
/// together with such a change (`livehost-bench simulate` prints them).
package enum Golden {
  /// Seeds 1…100.
  package static let hundredShows: UInt64 = 0x9424_1d14_438b_166d
  /// Seeds 1…10,000.
  package static let tenThousandShows: UInt64 = 0x533f_6216_6408_952a
}
