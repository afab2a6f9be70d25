// LiveHost: lines pushed into a pipe or a connection, as fast as it takes them or at a pace.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// Writes lines without ever waiting; what is due and was not taken goes with the next step.
final class Pump {
  private let target: Descriptor
  private let line: (inout [UInt8]) -> Void
  private var bytes: [UInt8] = []
  private var written = 0
  /// Lines asked for since the last start, and made.
  private(set) var wanted = 0
  private(set) var made = 0
  private var pace: Double?
  private var startedAt: Int64 = 0

  /// - Parameter line: adds the next one.
  init(_ target: Descriptor, line: @escaping (inout [UInt8]) -> Void) {
    target.setNonBlocking(true)
    self.target = target
    self.line = line
  }

  /// So many more lines, as fast as they are taken.
  func push(_ count: Int) {
    stop()
    wanted = count
  }

  /// Lines from now on, until it is stopped.
  func run(perSecond pace: Double) {
    stop()
    self.pace = pace
    startedAt = MachineClock.monotonicNanoseconds()
  }

  func stop() {
    pace = nil
    (wanted, made) = (0, 0)
  }

  /// Bytes of the caller's own, behind what waits.
  func send(_ text: [UInt8]) { bytes += text }

  /// Lines that are due and were not taken yet.
  var behind: Int { due - made }
  var isAtWork: Bool { pace != nil || made < wanted || written < bytes.count }
  /// What to poll for writing.
  var writing: [Int32] { written < bytes.count || made < due ? [target.number] : [] }

  private var due: Int {
    guard let pace else { return wanted }
    return Int(Double(MachineClock.monotonicNanoseconds() - startedAt) / 1e9 * pace)
  }

  /// One write, if there is something to write.
  func step() {
    if written == bytes.count {
      bytes.removeAll(keepingCapacity: true)
      written = 0
      let end = min(due, made + 1024)
      while made < end, bytes.count < 64 << 10 {
        line(&bytes)
        made += 1
      }
    }
    guard written < bytes.count, let count = try? target.writeOnce(bytes[written...]) else {
      return
    }
    written += count
  }
}

/// Somebody who keeps a program busy while it is being looked at.
protocol ChatFeed: AnyObject {
  var pump: Pump? { get }
  /// What to poll for reading.
  var reading: [Int32] { get }
  /// Whatever there is to do without waiting.
  func step()
}
