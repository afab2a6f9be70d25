// LiveHost: records as they happened, once more.
// SPDX-License-Identifier: Apache-2.0

package import Journal
package import SessionEngine

/// A session that grows record by record as a journal is read.
package struct Replay {
  package private(set) var session: Session
  /// Sound records that make no sense to this LiveHost; none of them is half applied.
  package private(set) var unreadable = 0
  private let decoder: EventDecoder

  package init(_ session: Session) {
    self.session = session
    decoder = EventDecoder(session.plan.currency)
  }

  package mutating func take(_ line: JournalLine) {
    switch decoder.decode(line) {
    case .event(let event): session.evolve(event, at: Instant(milliseconds: line.at))
    case .header: break
    case .unreadable: unreadable += 1
    }
  }
}
