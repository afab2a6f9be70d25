// LiveHost: a recording of an audience, tried out on the engine.
// SPDX-License-Identifier: Apache-2.0

package import AudienceFeed
import JSONLines
package import SessionEngine

/// What a show would make of a recorded feed: its lines go through the engine one by one, in the
/// recording's own time. Nothing is saved, said or sold.
package struct FeedTrial {
  /// Wishes for one thing.
  package struct Wanted: Sendable {
    package fileprivate(set) var claims = 0
    package fileprivate(set) var units = 0
    /// Claims of which the grammar is sure.
    package fileprivate(set) var sure = 0
  }

  /// No more problems than this are kept; the rest is counted.
  package static let problemLimit = 100

  package private(set) var session: Session
  package private(set) var lines = 0
  package private(set) var kinds: [String: Int] = [:]
  /// Lines that cannot be read.
  package private(set) var rejected = 0
  package private(set) var problems: [(line: Int, problem: FeedProblem)] = []
  /// Orders that the session does not take, and why.
  package private(set) var refused = 0
  package private(set) var refusals: [(line: Int, message: AudienceMessage, why: Rejection)] = []
  /// Lines whose id came before.
  package private(set) var repeated = 0
  package private(set) var mostPresent = 0
  package private(set) var greetings = 0
  package private(set) var thanks = 0
  package private(set) var chat = 0
  /// Old lines, sent again on connecting: shown only.
  package private(set) var old = 0
  package private(set) var wanted: [String: Wanted] = [:]
  package private(set) var withdrawn = 0
  /// Claims made again with another quantity.
  package private(set) var changed = 0
  package private(set) var questions = 0
  package private(set) var unpaidOrders = 0
  /// Between the first and the last time in the recording.
  package private(set) var length: Duration = .zero

  private static let start = Instant(milliseconds: 0)
  private let decoder = FeedDecoder()
  private let tape = JSONTape()
  private var allowance = ChatAllowance()
  private var ids: Set<UInt64> = []
  private var now = start
  private var firstAt: Int64?

  package init(_ plan: SessionPlan) {
    session = Session(plan)
    carryOut(.open)
  }

  /// Takes the whole recording, and the end of the show.
  package mutating func run(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      // Blank lines keep a pipe alive.
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
      do throws(FeedProblem) {
        guard line.count <= FeedLines.limit else { throw FeedProblem(.tooLong) }
        let message = try decoder.decode(line)
        pass(to: line)
        take(message)
      } catch {
        rejected += 1
        if problems.count < FeedTrial.problemLimit { problems.append((lines, error)) }
      }
    }
    length = now.since(FeedTrial.start)
    // Whoever still waits for a welcome gets it.
    pass(.seconds(60))
  }

  // MARK: Time

  /// Lets time pass until a line was sent; never back, and a line without a time came at once.
  private mutating func pass(to line: ArraySlice<UInt8>) {
    guard let view = try? tape.parse(line),
      let at = view["at"]?.string.flatMap({ JSONTime.milliseconds($0) })
    else { return }
    let first = firstAt ?? at
    firstAt = first
    let due = FeedTrial.start + .milliseconds(at - first)
    if due > now { pass(due.since(now)) }
  }

  private mutating func pass(_ span: Duration) {
    let end = now + span
    // A show looks at its clock four times a second; a pause of days is not lived through.
    let step = max(.milliseconds(250), span / 20_000)
    while now < end {
      now = min(end, now + step)
      carryOut(.tick)
    }
    allowance.fill(at: now)
  }

  // MARK: Lines

  private mutating func take(_ message: AudienceMessage) {
    kinds[FeedTrial.name(message.kind), default: 0] += 1
    if let id = message.id, !ids.insert(ViewerTable.hash(id)).inserted { repeated += 1 }
    var message = message
    switch message.kind {
    case .chat:
      guard !allowance.isUsedUp else { return takeInFlood(message) }
      allowance.spend()
    case .order(_, _, let payment):
      message.saleID = message.id ?? "line-\(lines)"
      if payment == nil, !message.isBacklog { unpaidOrders += 1 }
    default: break
    }
    carryOut(.audience(message))
  }

  /// As the loop does it: claims are kept, and who is new; the rest is counted.
  private mutating func takeInFlood(_ message: AudienceMessage) {
    guard let viewer = message.viewer else { return }
    let weight = session.weigh(message, by: viewer)
    if weight == .whole { return carryOut(.audience(message)) }
    carryOut(.skipChat(count: 1))
    guard weight == .arrival else { return }
    carryOut(.audience(AudienceMessage(kind: .enter, id: nil, viewer: viewer)))
  }

  private static func name(_ kind: AudienceMessage.Kind) -> String {
    switch kind {
    case .enter: "enter"
    case .leave: "leave"
    case .follow: "follow"
    case .chat: "chat"
    case .like: "like"
    case .gift: "gift"
    case .order: "order"
    case .system, .alarm: "system"
    }
  }

  // MARK: What comes of it

  private mutating func carryOut(_ command: SessionCommand) {
    do throws(Rejection) {
      for event in try session.decide(command, at: now) {
        count(event)
        session.evolve(event, at: now)
      }
      mostPresent = max(mostPresent, session.viewers.presentCount)
    } catch {
      guard case .audience(let message) = command else { return }
      refused += 1
      if refusals.count < FeedTrial.problemLimit { refusals.append((lines, message, error)) }
    }
  }

  private mutating func count(_ event: SessionEvent) {
    switch event {
    case .greeted: greetings += 1
    case .thanked: thanks += 1
    case .chatReceived(_, _, let mark, _, _):
      if mark == .old { old += 1 } else { chat += 1 }
      if mark == .question { questions += 1 }
    case .claimReceived(let claim, _): count(claim)
    case .claimClosed(_, .withdrawn): withdrawn += 1
    case .claimClosed(_, .replaced): changed += 1
    default: break
    }
  }

  private mutating func count(_ claim: Claim) {
    var tally = wanted[claim.goods] ?? Wanted()
    tally.claims += 1
    tally.units += claim.quantity
    if claim.isSure { tally.sure += 1 }
    wanted[claim.goods] = tally
  }
}
