// LiveHost: the audience's way into a show.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
import Journal
import SessionEngine
import SessionFiles
import SystemIO

/// What the loop keeps of the audience from turn to turn.
struct AudienceIntake {
  /// No turn gives the audience more time than this; the rest waits in its pipes.
  static let turnNanoseconds: Int64 = 4_000_000
  /// Behind a commit no more than this waits its turn.
  static let waitingLimit = 64
  /// After each turn the audience is gathered for so many milliseconds, unless it gushes: every
  /// turn costs a little, however few lines it brings, and nobody reads that fast.
  static let gatheringMilliseconds: Int64 = 10
  /// It gushes when a window of so many milliseconds brings so many lines.
  static let window: Int64 = 50
  static let gush = 500

  let decoder = FeedDecoder()
  var allowance = ChatAllowance()
  /// Plain chat lines that were counted and not kept, and not journaled yet.
  var skipped = 0
  var skippedAt: Instant?
  /// Whether plain talk may be counted: in a show that runs, and in real time.
  var mayCount = false
  var unnamedOrders = 0
  /// Lines of this turn, and when it began.
  var lines = 0
  var startedAt: Int64 = 0
  /// When the last turn that brought something was over, by the monotonic clock.
  var heardAt: Int64 = 0
  /// Lines of this window and of the one before, and when this one began.
  private var heard = 0
  private var heardBefore = 0
  private var windowAt: Int64 = 0
  var isGushing: Bool { max(heard, heardBefore) > AudienceIntake.gush }

  /// A turn has brought its lines.
  mutating func hear(at now: Int64) {
    heardAt = now
    if now - windowAt >= AudienceIntake.window {
      heardBefore = now - windowAt < 2 * AudienceIntake.window ? heard : 0
      (heard, windowAt) = (0, now)
    }
    heard += lines
  }
  /// The source that is heard first; each turn another one.
  var first = 0
}

extension ShowRuntime {
  /// Whether a source has more than the last turn took, and may be heard.
  var hasMore: Bool {
    mayHear && sources.contains(where: \.hasMore)
  }

  /// Nothing is read ahead of a commit, nor faster than the journal takes it.
  var mayHear: Bool { inFlight == nil && !journal.isBehind }

  /// Milliseconds for which the audience is not listened to, so that more of it comes at once.
  var hearingPause: Int64 {
    guard !intake.isGushing, !clock.isVirtual else { return 0 }
    let passed = MachineClock.monotonicMilliseconds() - intake.heardAt
    return max(0, AudienceIntake.gatheringMilliseconds - passed)
  }

  func readAudience(_ ready: Set<Int32>) {
    retryRefused()
    guard !journal.isBehind else { return }
    let now = clock.now
    let lot = session.featured?.lot ?? 1
    intake.allowance.fill(at: now)
    intake.mayCount = session.isRunning && !clock.isVirtual
    intake.lines = 0
    intake.startedAt = MachineClock.monotonicNanoseconds()
    intake.first += 1
    for step in sources.indices {
      let source = sources[(intake.first + step) % sources.count]
      source.read(ready: ready, now: now, lot: lot) { item in
        switch item {
        case .message(let message): take(message)
        case .line(let line): take(line, from: source.name)
        case .tooLong(let start): reject(FeedProblem(.tooLong), Array(start), from: source.name)
        case .news(let news): tell(.source(source.name, news))
        }
        return hasTime
      }
    }
    if intake.lines > 0 { intake.hear(at: MachineClock.monotonicMilliseconds()) }
  }

  /// Whether this turn has time for another line. Virtual time waits for all of them.
  private var hasTime: Bool {
    intake.lines += 1
    guard waiting.count < AudienceIntake.waitingLimit else { return false }
    guard intake.lines % 16 == 0, !clock.isVirtual else { return true }
    let taken = MachineClock.monotonicNanoseconds() - intake.startedAt
    return taken < AudienceIntake.turnNanoseconds
  }

  // MARK: Lines

  /// Reads a line and takes it; in a flood, plain talk is counted at a glance.
  private func take(_ line: ArraySlice<UInt8>, from source: String) {
    let isFlood = intake.allowance.isUsedUp && intake.mayCount
    if isFlood, let glance = FeedGlance(line.span),
      session.weigh(line.span.extracting(glance.text), by: glance.viewer) == .talk
    {
      intake.skipped += 1
      return
    }
    do throws(FeedProblem) {
      let message = try intake.decoder.decode(line)
      if message.kind == .chat {
        if isFlood { return takeInFlood(message) }
        intake.allowance.spend()
      }
      take(message)
    } catch {
      reject(error, Array(line.prefix(2000)), from: source)
    }
  }

  /// Talk is counted; of talk by somebody new, the arrival is kept, and the first words ever.
  private func takeInFlood(_ message: AudienceMessage) {
    guard let viewer = message.viewer else { return take(message) }
    let weight = session.weigh(message, by: viewer)
    if weight != .whole { intake.skipped += 1 }
    switch weight {
    case .talk: break
    case .arrival: take(AudienceMessage(kind: .enter, id: nil, viewer: viewer))
    case .whole: take(message)
    }
  }

  /// What was skipped is an event at most once a second, and before the end of the show.
  func noteSkipped(atOnce: Bool) {
    guard intake.skipped > 0 else { return }
    let now = clock.now
    if !atOnce, let last = intake.skippedAt, now.since(last) < .seconds(1) { return }
    guard let events = try? session.decide(.skipChat(count: intake.skipped), at: now) else {
      return
    }
    (intake.skipped, intake.skippedAt) = (0, now)
    observe(events, at: now)
  }

  // MARK: Messages

  private func retryRefused() {
    guard !refused.isEmpty, clock.now.milliseconds >= nextRetry else { return }
    waiting += refused
    refused = []
    retryPause = min(retryPause * 2, 60_000)
  }

  /// An order without an id of the platform is never the same as another one: not in this run, nor
  /// in the one that this show goes on from, whatever the clock says. No id of a platform makes
  /// such a name, since those begin with `order-`.
  private func unnamedOrderID() -> String {
    while true {
      intake.unnamedOrders += 1
      let id = "unnamed-order-\(clock.now.milliseconds)-\(intake.unnamedOrders)"
      if session.sales.entry(id: id) == nil { return id }
    }
  }

  /// A paid order has its id from the platform's: the same order twice is one sale.
  private func take(_ message: AudienceMessage) {
    guard session.phase != .ended else { return }
    var message = message
    if case .order(_, _, .some) = message.kind {
      message.saleID = message.id.map { "order-" + $0 } ?? unnamedOrderID()
    }
    // Behind a commit everything waits its turn, so that the journal keeps the order of arrival.
    guard inFlight == nil, waiting.isEmpty else {
      waiting.append(.audience(message))
      return
    }
    let now = clock.now
    do throws(Rejection) {
      let events = try session.decide(.audience(message), at: now)
      if events.contains(where: \.mustBeDurable) {
        waiting.append(.audience(message))
        pump()
        return
      }
      observe(events, at: now)
    } catch {
      refuse(message, error)
    }
  }

  /// What nobody asked for has happened, and nobody waits for it to be on the disk.
  func observe(_ events: [SessionEvent], at now: Instant) {
    guard !events.isEmpty else { return }
    apply(events, at: now)
    ride(events, at: now)
    observed += events
  }

  /// A line that is well formed but cannot be taken: an order for what is not in the catalogue.
  func refuse(_ message: AudienceMessage, _ rejection: Rejection) {
    tell(.outcome(.rejected(.audience(message), rejection)))
    let line = "\(message.viewer?.name ?? ""): \(message.kind)"
    keepRejected(
      Words(.english).rejection(rejection, in: document.plan), Array(line.utf8),
      from: message.id ?? "")
  }
}
