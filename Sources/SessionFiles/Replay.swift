// LiveHost: records as they happened, once more.
// SPDX-License-Identifier: Apache-2.0

package import Journal
package import SessionEngine
package import SystemIO

/// A session that grows record by record as a journal is read.
package struct Replay {
  package private(set) var session: Session
  /// Sound records that make no sense to this LiveHost; none of them is half applied.
  package private(set) var unreadable = 0
  /// The format of a journal that a newer LiveHost wrote; nothing may be written to it.
  package private(set) var newerFormat: String?
  private let decoder: EventDecoder

  package init(_ session: Session) {
    self.session = session
    decoder = EventDecoder(session.plan.currency)
  }

  /// Replays a journal, from a checkpoint on if its bytes can be used.
  package static func read(
    _ folder: some JournalFolder, _ plan: SessionPlan, _ regulars: [String: Bool],
    checkpoint bytes: [UInt8]?, progress: (Int) -> Void = { _ in }
  ) throws(SystemError) -> (replay: Replay, report: JournalReport) {
    if let checkpoint = bytes.flatMap(Checkpoint.init),
      let session = try? Session(plan, regulars: regulars, stateBytes: checkpoint.state[...])
    {
      var replay = Replay(session)
      let report = try JournalReader.read(
        folder, after: checkpoint.place, { replay.take($0) }, progress: progress)
      // Else the journal is not the one the checkpoint was made from.
      if report.start != nil { return (replay, report) }
    }
    var replay = Replay(Session(plan, regulars: regulars))
    let report = try JournalReader.read(folder, { replay.take($0) }, progress: progress)
    return (replay, report)
  }

  package mutating func take(_ line: JournalLine) {
    switch decoder.decode(line) {
    case .event(let event): session.evolve(event, at: Instant(milliseconds: line.at))
    case .header: break
    case .newerFormat(let schema): newerFormat = schema
    case .unreadable: unreadable += 1
    }
  }
}
