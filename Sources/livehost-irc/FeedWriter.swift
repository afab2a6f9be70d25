// LiveHost: feed lines to standard output, on a thread that may have to wait.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// Writes what it is handed, in order. A pipe that nobody reads stops this thread and nothing
/// else; how much may wait is its owner's business.
final class FeedWriter {
  private let lines = Mailbox<[UInt8]>()
  private var thread: WorkerThread?

  /// - Parameter report: gets how many bytes went out, on the thread; with an error, after which
  ///   nothing more goes out.
  func start(_ report: @escaping @Sendable (Int, SystemError?) -> Void) {
    do throws(SystemError) {
      thread = try writing(report)
    } catch {
      report(0, error)
    }
  }

  private func writing(
    _ report: @escaping @Sendable (Int, SystemError?) -> Void
  ) throws(SystemError) -> WorkerThread {
    let lines = lines
    return try WorkerThread {
      while let batch = lines.take() {
        let bytes = Array(batch.joined())
        do throws(SystemError) {
          try Descriptor.standardOutput.writeAll(bytes)
          report(bytes.count, nil)
        } catch {
          return report(bytes.count, error)
        }
      }
    }
  }

  func post(_ line: [UInt8]) { lines.post(line) }
}
