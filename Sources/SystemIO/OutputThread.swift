// LiveHost: lines written on a thread of their own, so that a reader that stalls holds up nobody.
// SPDX-License-Identifier: Apache-2.0

/// Writes to a descriptor in order, behind the caller's back.
package final class OutputThread {
  /// Lines that wait beyond this many bytes are left out, and counted.
  private static let limit = 1 << 20

  private enum Report: Sendable {
    case written(Int), gone
  }

  private let reports = Mailbox<Report>()
  private let writer: WriterThread
  private let wake: WakeEvent
  private var waiting = 0
  /// Whether nobody will ever read again.
  package private(set) var isGone = false
  /// How many texts were left out because the reader was too far behind.
  package private(set) var leftOut = 0

  package init(_ output: Descriptor) throws(SystemError) {
    let wake = try WakeEvent()
    let reports = reports
    self.wake = wake
    writer = try WriterThread(output) { count, error in
      reports.post(error == nil ? .written(count) : .gone)
      wake.signal()
    }
  }

  /// Becomes readable when something was written, or nobody reads any more.
  package var wakeNumber: Int32 { wake.number }

  package func write(_ text: [UInt8]) {
    look()
    guard !isGone else { return }
    guard waiting + text.count <= OutputThread.limit else { return leftOut += 1 }
    waiting += text.count
    writer.post(text)
  }

  /// Takes in what became of earlier texts.
  package func look() {
    wake.drain()
    for report in reports.takeNow() {
      switch report {
      case .written(let count): waiting -= count
      case .gone: isGone = true
      }
    }
  }

  /// Ends the thread once everything is written.
  /// - Parameter milliseconds: gives up after so long; nil waits as long as it takes.
  package func finish(milliseconds: Int64?) {
    writer.close()
    let end = milliseconds.map { MachineClock.monotonicMilliseconds() + $0 }
    look()
    while waiting > 0, !isGone {
      let left = end.map { $0 - MachineClock.monotonicMilliseconds() }
      // The thread hangs in a write that nobody takes; the end of the process ends it.
      if let left, left <= 0 { return }
      // Not for ever: a wake-up can fail like any other call.
      _ = Poller.readable([wake.number], timeout: min(left ?? 50, 50))
      look()
    }
    writer.join()
  }
}
