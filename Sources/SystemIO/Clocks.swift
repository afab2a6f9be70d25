// LiveHost: the two clocks of the machine, and the hour on the wall.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The machine's clocks, in milliseconds.
package enum MachineClock {
  /// Time of day since 1970-01-01T00:00:00Z. It may jump; nothing is ordered or paced by it.
  package static func wallMilliseconds() -> Int64 { read(CLOCK_REALTIME) / 1_000_000 }

  /// A clock that never goes back, for pacing.
  package static func monotonicMilliseconds() -> Int64 { read(CLOCK_MONOTONIC) / 1_000_000 }

  /// The same clock in nanoseconds, for measuring.
  package static func monotonicNanoseconds() -> Int64 { read(CLOCK_MONOTONIC) }

  private static func read(_ clock: clockid_t) -> Int64 {
    var now = timespec()
    _ = unsafe clock_gettime(clock, &now)
    return Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec)
  }

  /// Seconds east of UTC at an instant, by the machine's time zone.
  package static func zoneOffsetSeconds(at milliseconds: Int64) -> Int {
    var seconds = time_t(milliseconds / 1000)
    var parts = unsafe tm()
    guard unsafe localtime_r(&seconds, &parts) != nil else { return 0 }
    return unsafe parts.tm_gmtoff
  }
}
