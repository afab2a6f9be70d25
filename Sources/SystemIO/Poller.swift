// LiveHost: waiting for whichever of several descriptors is ready first.
// SPDX-License-Identifier: Apache-2.0

import CLinux
import Glibc

/// Waits for descriptors to become readable or writable.
package enum Poller {
  /// The numbers among `descriptors` that are readable, closed or broken.
  /// - Parameter timeout: milliseconds; nil waits for ever. A signal ends the wait early.
  package static func readable(_ descriptors: [Int32], timeout: Int64?) -> [Int32] {
    ready(reading: descriptors, writing: [], timeout: timeout)
  }

  /// The numbers that can be read or written, are closed or broken.
  /// - Parameter timeout: milliseconds; nil waits for ever. A signal ends the wait early.
  package static func ready(
    reading: [Int32], writing: [Int32], timeout: Int64?
  ) -> [Int32] {
    var entries =
      reading.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      + writing.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) }
    let limit = Int32(clamping: max(0, timeout ?? 0))
    let count = unsafe entries.withUnsafeMutableBufferPointer {
      unsafe poll($0.baseAddress, nfds_t($0.count), timeout == nil ? -1 : limit)
    }
    guard count > 0 else { return [] }
    return entries.filter { $0.revents != 0 }.map(\.fd)
  }
}

/// Wakes a poll loop from another thread.
package final class WakeEvent: Sendable {
  private let event: Descriptor

  package init() throws(SystemError) {
    let number = livehost_eventfd()
    if number < 0 { throw SystemError.last("eventfd") }
    event = Descriptor(number: number)
  }

  /// The descriptor to poll.
  package var number: Int32 { event.number }

  package func signal() {
    var one: UInt64 = 1
    // A full counter means that a wake-up is already waiting.
    _ = unsafe write(event.number, &one, 8)
  }

  package func drain() {
    var count: UInt64 = 0
    _ = unsafe read(event.number, &count, 8)
  }
}
