// LiveHost: a descriptor written to on a thread of its own, which may have to wait.
// SPDX-License-Identifier: Apache-2.0

/// Writes what it is handed, in order. A reader that stalls stops this thread and nothing else; how
/// much may wait is its owner's business.
package final class WriterThread {
  private let texts = Mailbox<[UInt8]>()
  private let thread: WorkerThread

  /// - Parameter report: gets how many bytes went out, on the thread; with an error, after which
  ///   nothing more goes out.
  package init(
    _ output: Descriptor, report: @escaping @Sendable (Int, SystemError?) -> Void
  ) throws(SystemError) {
    let texts = texts
    thread = try WorkerThread {
      while let batch = texts.take() {
        let bytes = Array(batch.joined())
        do throws(SystemError) {
          try output.writeAll(bytes)
          report(bytes.count, nil)
        } catch {
          return report(bytes.count, error)
        }
      }
    }
  }

  package func post(_ text: [UInt8]) { texts.post(text) }

  /// No more will come; the thread ends once the rest is written.
  package func close() { texts.close() }

  package func join() { thread.join() }
}
