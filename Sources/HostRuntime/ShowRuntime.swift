// LiveHost: the show as it runs: decides, journals, applies; the face only looks.
// SPDX-License-Identifier: Apache-2.0

package import AudienceFeed
package import ConsoleUI
package import Journal
package import SessionEngine
package import SessionFiles
import SystemIO

/// What the loop has to tell the face.
package enum RuntimeOutput {
  case outcome(CommandOutcome)
  /// What happened without the host asking for it.
  case observed([SessionEvent])
  case rejectedLine(FeedProblem, count: Int)
  /// Of the source with this name.
  case source(String, SourceNews)
}

/// A running show. Persist, then apply (Docs/Decisions/0002): what was promised to somebody is on
/// the disk before the state, the screen or a voice says so; what the audience does is applied at
/// once and rides to the disk with the next sale, or within a second.
package final class ShowRuntime {
  /// A batch of decided commands on its way to the disk.
  struct Batch {
    let ticket: Int
    let entries: [(command: SessionCommand, events: [SessionEvent], at: Instant)]
    let sentAt: Int64
  }

  package internal(set) var session: Session
  /// The time of the last record when the journal was opened; nil for a new session.
  package let lastSeen: Instant?
  package let document: SessionDocument
  package let folder: String
  package let clock: SessionClock
  /// Seconds east of UTC, for times on the screen; virtual time is UTC everywhere.
  let zoneSeconds: Int
  package internal(set) var rejectedLines = 0
  let journal: any JournalPort
  private let data: DataFolder
  let sources: [any AudienceSource]
  var waiting: [SessionCommand] = []
  var inFlight: Batch?
  private var nextTicket = 1
  private var hasRiders = false
  private var lastFlush: Int64
  /// Whether `sales.json` is behind the journal.
  package private(set) var areSalesStale = true
  private var lastSalesWrite: Int64 = .min
  /// The opening and paid orders that the disk refused; they are tried again, never dropped.
  var refused: [SessionCommand] = []
  var nextRetry: Int64 = .min
  /// Milliseconds until the next try; each one that fails doubles it, up to a minute.
  var retryPause = firstRetryPause
  private static let firstRetryPause: Int64 = 2000
  var intake = AudienceIntake()
  private var replies = ReplyDesk()
  /// What may be said without the host typing it.
  package var replySettings: ReplySettings {
    get { replies.settings }
    set { replies.settings = newValue }
  }
  private var outputs: [RuntimeOutput] = []
  /// What happened since the last output without the host asking for it.
  var observed: [SessionEvent] = []
  /// Records on their way to the journal; they go together.
  private var riders: [JournalRecord] = []
  /// The number of the last record whose event is in the state, if none is ever refused.
  private var appliedSeq: Int64
  /// The last checkpoint; nil when there can be none: replaying such a journal must say so again.
  private var checkpoint: (seq: Int64, at: Int64)?

  package init(
    _ opened: LoadedSession, journal: any JournalPort, clock: SessionClock, data: DataFolder,
    sources: [any AudienceSource]
  ) {
    session = opened.session
    lastSeen = opened.report.lastAt.map { Instant(milliseconds: $0) }
    document = opened.document
    folder = opened.folder
    self.journal = journal
    self.clock = clock
    zoneSeconds =
      clock.isVirtual ? 0 : MachineClock.zoneOffsetSeconds(at: clock.now.milliseconds)
    self.data = data
    self.sources = sources
    lastFlush = clock.now.milliseconds
    let report = opened.report
    // The header of a new session rides first.
    appliedSeq = max(1, report.lastSeq)
    checkpoint =
      report.isComplete && opened.unreadable == 0
      ? (report.start?.seq ?? 0, clock.now.milliseconds) : nil
  }

  /// Asks for something; the answer comes with `takeOutputs`.
  package func submit(_ command: SessionCommand) {
    waiting.append(command)
  }

  package func takeOutputs() -> [RuntimeOutput] {
    sayObserved()
    defer { outputs = [] }
    return outputs
  }

  func tell(_ output: RuntimeOutput) {
    sayObserved()
    outputs.append(output)
  }

  private func sayObserved() {
    guard !observed.isEmpty else { return }
    outputs.append(.observed(observed))
    observed = []
  }

  /// How long the oldest unanswered commit has been on its way, in milliseconds.
  package var savingMilliseconds: Int64? {
    inFlight.map { MachineClock.monotonicMilliseconds() - $0.sentAt }
  }

  package var isIdle: Bool { inFlight == nil && waiting.isEmpty }

  /// Everything to poll besides keys.
  package var numbers: [Int32] {
    // While a commit is out, the audience waits in its pipes: nothing is read ahead of it.
    let feeds = mayHear && hearingPause == 0 ? sources.flatMap(\.numbers) : []
    return feeds + (journal.wakeNumber.map { [$0] } ?? [])
  }

  /// When something is due without anything to poll.
  package var nextAt: Instant? {
    if hasMore { return Instant(milliseconds: 0) }
    // A journal that is behind says nothing when it has caught up.
    if journal.isBehind { return clock.now + .milliseconds(1) }
    let next = sources.compactMap(\.nextAt).min()
    guard mayHear, case let pause = hearingPause, pause > 0 else { return next }
    return min(next ?? .init(milliseconds: .max), clock.now + .milliseconds(pause))
  }

  /// What the host asked for, without hearing the audience.
  package func decide() {
    takeAnswers()
    pump()
    sendRiders()
  }

  /// One turn: acknowledgements, the host's commands, the audience, the clock.
  package func turn(ready: Set<Int32>) {
    takeAnswers()
    pump()
    if inFlight == nil { readAudience(ready) }
    if inFlight == nil { tick() }
    pump()
    sendRiders()
    flushWhenDue()
    takeAnswers()
  }

  // MARK: The host's commands

  func pump() {
    guard inFlight == nil, !waiting.isEmpty else { return }
    if waiting.contains(where: \.isLast) { noteSkipped(atOnce: true) }
    let commands = waiting
    waiting = []
    decideAndSend(commands)
  }

  private func decideAndSend(_ commands: [SessionCommand]) {
    let now = clock.now
    var draft = session
    var entries: [(command: SessionCommand, events: [SessionEvent], at: Instant)] = []
    for command in commands {
      do throws(Rejection) {
        let events = try draft.decide(command, at: now)
        entries.append((command, events, now))
        // Only a command that another one follows needs its effects before the disk has it.
        if commands.count > 1 { for event in events { draft.evolve(event, at: now) } }
      } catch {
        if case .audience(let message) = command {
          refuse(message, error)
        } else {
          tell(.outcome(.rejected(command, error)))
        }
      }
    }
    guard !entries.isEmpty else { return }
    guard entries.contains(where: { $0.events.contains(where: \.mustBeDurable) }) else {
      for entry in entries {
        apply(entry.events, at: entry.at)
        ride(entry.events, at: entry.at)
        tell(.outcome(.done(entry.command, entry.events)))
      }
      return
    }
    let records = entries.flatMap { entry in
      entry.events.map { EventRecord.encode($0, at: entry.at) }
    }
    inFlight = Batch(
      ticket: nextTicket, entries: entries, sentAt: MachineClock.monotonicMilliseconds())
    sendRiders()
    journal.send(.commit(records, ticket: nextTicket))
    nextTicket += 1
    takeAnswers()
  }

  func apply(_ events: [SessionEvent], at now: Instant) {
    for event in events {
      session.evolve(event, at: now)
      reply(event, at: now)
      switch event {
      case .saleRecorded, .saleVoided, .saleReturned, .sessionEnded: areSalesStale = true
      default: break
      }
    }
  }

  /// Says in the chat what was said here.
  private func reply(_ event: SessionEvent, at now: Instant) {
    let isAutomatic = session.greetsByItself
    guard let line = replies.line(for: event, isAutomatic: isAutomatic, at: now) else { return }
    for source in sources { _ = source.say(line) }
  }

  func ride(_ events: [SessionEvent], at now: Instant) {
    for event in events { riders.append(EventRecord.encode(event, at: now)) }
    appliedSeq += Int64(events.count)
  }

  /// What rides goes to the journal in the order of everything else.
  private func sendRiders() {
    guard !riders.isEmpty else { return }
    journal.send(.ride(riders))
    riders.removeAll()
    hasRiders = true
  }

  private func takeAnswers() {
    for answer in journal.answers() {
      switch answer {
      case .committed(let ticket, let outcome):
        if let batch = inFlight, batch.ticket == ticket { finish(batch, outcome) }
      case .flushed(.saved): break
      case .flushed(.failed): hasRiders = true
      case .replaced(_, let error): if error != nil { areSalesStale = true }
      }
    }
  }

  private func finish(_ batch: Batch, _ outcome: CommitOutcome) {
    inFlight = nil
    for entry in batch.entries {
      switch outcome {
      case .saved:
        retryPause = ShowRuntime.firstRetryPause
        apply(entry.events, at: entry.at)
        appliedSeq += Int64(entry.events.count)
        if case .audience = entry.command {
          observed += entry.events
        } else {
          tell(.outcome(.done(entry.command, entry.events)))
        }
      case .failed(let error):
        switch entry.command {
        case .audience, .open, .recover:
          // Nobody has to type these again, so nobody is told again each time.
          let isRetry = retryPause > ShowRuntime.firstRetryPause
          refused.append(entry.command)
          nextRetry = clock.now.milliseconds + retryPause
          if isRetry { continue }
        default: break
        }
        tell(.outcome(.notSaved(entry.command, reason: error.reason)))
      }
    }
  }

  // MARK: The clock and the derived files

  private func tick() {
    guard session.isRunning else { return }
    noteSkipped(atOnce: false)
    let now = clock.now
    if let events = try? session.decide(.tick, at: now) { observe(events, at: now) }
  }

  private func flushWhenDue() {
    let now = clock.now.milliseconds
    if hasRiders, now - lastFlush >= 1000 {
      hasRiders = false
      lastFlush = now
      journal.send(.flush)
    }
    // Rewriting the document takes as long as it has sales: the more, the rarer.
    let pause = 1000 + Int64(session.sales.entries.count)
    if areSalesStale, lastSalesWrite == .min || now - lastSalesWrite >= pause {
      areSalesStale = false
      lastSalesWrite = now
      writeSales()
    }
    if isCheckpointDue(now) { writeCheckpoint() }
  }

  private var salesPath: String { FileSystem.join(folder, SalesDocument.name) }

  private func writeSales() {
    let (document, session) = (document, session)
    journal.send(
      .replace(path: salesPath) { SalesDocument(document, session, journalSeq: $0.lastSeq).bytes() }
    )
  }

  // MARK: Checkpoints

  /// At most once a minute, and only when that saves reading many records again.
  private func isCheckpointDue(_ now: Int64) -> Bool {
    guard let checkpoint, !hasRiders, inFlight == nil else { return false }
    return appliedSeq - checkpoint.seq >= 5000 && now - checkpoint.at >= 60_000
  }

  /// What has been applied up to here, should the journal be exactly that far on the disk.
  private func writeCheckpoint() {
    guard checkpoint != nil else { return }
    checkpoint = (appliedSeq, clock.now.milliseconds)
    let (session, seq) = (session, appliedSeq)
    journal.send(
      .replace(path: FileSystem.join(folder, Checkpoint.name)) { head in
        guard let place = head.place, place.seq == seq else { return nil }
        return Checkpoint(place: place, state: session.stateBytes).bytes
      })
  }

  /// Puts a document of the data folder on the disk, behind whatever is on its way.
  package func replace(_ path: String, with bytes: [UInt8]) {
    journal.send(.replace(path: path) { _ in bytes })
  }

  /// The last work: what rides, `sales.json`, and who was here.
  package func finish() {
    if session.isRunning { noteSkipped(atOnce: true) }
    sendRiders()
    journal.send(.flush)
    areSalesStale = false
    writeSales()
    if let checkpoint, appliedSeq - checkpoint.seq >= 1000 { writeCheckpoint() }
    if !document.isTraining, session.phase == .ended {
      var viewers = ViewersDocument.load(data.viewers).document
      viewers.add(session, at: clock.now.milliseconds)
      let bytes = viewers.bytes
      journal.send(.replace(path: data.viewers) { _ in bytes })
    }
    journal.finish()
    takeAnswers()
  }
}
