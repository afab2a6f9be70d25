// LiveHost: the journal's own thread, so that a slow disk never stops a key.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// Work for the journal.
package enum JournalRequest: Sendable {
  /// Somebody waits for these; the number comes back with the outcome.
  case commit([JournalRecord], ticket: Int)
  /// Nobody waits for these; they go with the next commit or flush.
  case ride([JournalRecord])
  /// Puts on the disk what rides.
  case flush
  /// Replaces a derived file, soon; nil leaves it as it is. The content is made on the journal's
  /// side, where it is known what of the journal is on the disk.
  case replace(path: String, Content)

  package typealias Content = @Sendable (JournalHead) -> [UInt8]?
}

/// How far a journal is on the disk.
package struct JournalHead: Sendable {
  /// The last record that was acknowledged.
  package let lastSeq: Int64
  /// Behind that record; nil while others wait to be written, or the file is dead.
  package let place: JournalPlace?
}

/// An answer of the journal.
package enum JournalAnswer: Sendable {
  case committed(ticket: Int, CommitOutcome)
  case flushed(CommitOutcome)
  case replaced(path: String, SystemError?)
}

/// The journal as the loop sees it: requests go in, answers come out, in order.
package protocol JournalPort: AnyObject {
  func send(_ request: JournalRequest)
  func answers() -> [JournalAnswer]
  /// Readable when there are answers; nil when answers are there at once.
  var wakeNumber: Int32? { get }
  /// Whether so much waits for the disk that no more chat should be taken.
  var isBehind: Bool { get }
  /// Finishes what was sent.
  func finish()
}

/// Carries requests out. Commits that wait together become one write and one sync.
struct JournalWorker {
  typealias Replace = @Sendable (String, [UInt8]) throws(SystemError) -> Void

  let writer: JournalWriter
  var replace: Replace = FileSystem.replace

  /// - Parameter post: gets each answer as soon as it is true.
  func work(_ requests: [JournalRequest], post: (JournalAnswer) -> Void) {
    var waiting: [(records: [JournalRecord], ticket: Int)] = []
    var wantsFlush = false
    var replacements: [(String, JournalRequest.Content)] = []
    for request in requests {
      switch request {
      case .commit(let records, let ticket): waiting.append((records, ticket))
      case .ride(let records):
        // The journal keeps the order of arrival: what was asked for earlier goes first.
        commit(&waiting, post)
        for record in records { writer.ride(record) }
        if writer.isHeavy { post(.flushed(writer.commit([]))) }
      case .flush: wantsFlush = true
      case .replace(let path, let content): replacements.append((path, content))
      }
    }
    commit(&waiting, post)
    if wantsFlush, writer.hasRiders { post(.flushed(writer.commit([]))) }
    let head = JournalHead(lastSeq: writer.lastSeq, place: writer.place)
    for (path, content) in replacements {
      guard let bytes = content(head) else { continue }
      do throws(SystemError) {
        try replace(path, bytes)
        post(.replaced(path: path, nil))
      } catch {
        post(.replaced(path: path, error))
      }
    }
  }

  private func commit(
    _ waiting: inout [(records: [JournalRecord], ticket: Int)], _ post: (JournalAnswer) -> Void
  ) {
    guard !waiting.isEmpty else { return }
    let outcome = writer.commit(waiting.flatMap(\.records))
    for commit in waiting { post(.committed(ticket: commit.ticket, outcome)) }
    waiting = []
  }
}

/// A journal on a thread of its own.
package final class JournalThread: JournalPort {
  private let requests = Mailbox<JournalRequest>()
  private let replies = Mailbox<JournalAnswer>()
  private let wake: WakeEvent
  private let thread: WorkerThread

  /// - Parameter writer: belongs to the thread from here on.
  package init(_ writer: JournalWriter) throws(SystemError) {
    let wake = try WakeEvent()
    let (requests, replies) = (requests, replies)
    let box = WriterBox(writer)
    self.wake = wake
    thread = try WorkerThread {
      let worker = JournalWorker(writer: box.writer)
      while let batch = requests.take() {
        worker.work(batch) { answer in
          replies.post(answer)
          wake.signal()
        }
      }
    }
  }

  package func send(_ request: JournalRequest) {
    requests.post(request)
  }

  package func answers() -> [JournalAnswer] {
    wake.drain()
    return replies.takeNow()
  }

  package var wakeNumber: Int32? { wake.number }

  /// Each request is a turn's worth of records at most.
  package var isBehind: Bool { requests.count > 2 }

  package func finish() {
    requests.close()
    thread.join()
  }
}

/// Hands the writer over to the thread; after that nobody else touches it.
private final class WriterBox: @unchecked Sendable {
  let writer: JournalWriter
  init(_ writer: JournalWriter) { self.writer = writer }
}

/// A journal that answers at once, for virtual time: the order of everything is fixed.
package final class InlineJournal: JournalPort {
  private let worker: JournalWorker
  private var ready: [JournalAnswer] = []

  /// - Parameter replace: how derived files are replaced; a simulated disk has its own way.
  package init(
    _ writer: JournalWriter,
    replace: @escaping @Sendable (String, [UInt8]) throws(SystemError) -> Void =
      FileSystem.replace
  ) {
    worker = JournalWorker(writer: writer, replace: replace)
  }

  package func send(_ request: JournalRequest) {
    worker.work([request]) { ready.append($0) }
  }

  package func answers() -> [JournalAnswer] {
    defer { ready = [] }
    return ready
  }

  package var wakeNumber: Int32? { nil }
  package var isBehind: Bool { false }

  package func finish() {}
}
