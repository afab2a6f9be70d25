// LiveHost: the clock of a show: real, faster, or virtual.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine
import SystemIO

/// The only place where time enters a show.
///
/// A real clock runs on the monotonic clock from the wall time of its start, so that a jump of the
/// wall clock can never reorder a journal or stop the goods from cycling.
package final class SessionClock {
  /// A virtual clock moves only when it is told to.
  package let isVirtual: Bool
  private let speed: Int64
  private let base: Int64
  private let started: Int64
  private var virtualNow: Int64

  /// Where virtual time begins: 2026-01-01T00:00:00Z (contract §1).
  package static let virtualStart = Instant(milliseconds: 1_767_225_600_000)

  private init(isVirtual: Bool, base: Int64, speed: Int64) {
    self.isVirtual = isVirtual
    self.base = base
    self.speed = speed
    started = MachineClock.monotonicMilliseconds()
    virtualNow = base
  }

  /// - Parameters:
  ///   - notBefore: the last stamp of a journal that is gone on with; time never goes back.
  ///   - speed: thousandths: 1000 is real time.
  package static func real(notBefore: Int64 = .min, speed: Int64 = 1000) -> SessionClock {
    let base = start(wall: MachineClock.wallMilliseconds(), notBefore: notBefore)
    return SessionClock(isVirtual: false, base: base, speed: speed)
  }

  /// Where the clock of a console begins: with the wall, but never before the journal's last stamp.
  package static func start(wall: Int64, notBefore: Int64) -> Int64 { max(wall, notBefore) }

  package static func virtual(from base: Int64 = virtualStart.milliseconds) -> SessionClock {
    SessionClock(isVirtual: true, base: base, speed: 1000)
  }

  package var now: Instant {
    if isVirtual { return Instant(milliseconds: virtualNow) }
    let elapsed = MachineClock.monotonicMilliseconds() - started
    return Instant(milliseconds: base + elapsed * speed / 1000)
  }

  package func advance(by span: Duration) {
    precondition(isVirtual && span >= .zero)
    virtualNow += span.milliseconds
  }

  /// Real milliseconds until `instant`; zero when it has come.
  package func milliseconds(until instant: Instant) -> Int64 {
    max(0, (instant.milliseconds - now.milliseconds) * 1000 / speed)
  }
}
