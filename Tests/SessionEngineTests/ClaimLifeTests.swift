// LiveHost: random shows, looked at from outside: no claim is lost, no hold ends unseen.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

/// What an onlooker notes of claims, knowing nothing but events and the clock of the show.
private struct Onlooker {
  struct Note {
    let goods: String
    var wanted: Int
    var held = 0
    /// When it last got more goods, or was extended; on the show's clock.
    var safeUntil: Duration = .zero
    var warnedAt: Duration?
    var hasLapsed = false
  }

  let window: Duration
  var notes: [String: Note] = [:]
  var sold: [String: (claim: String, quantity: Int)] = [:]
  var complaints: [String] = []

  /// - Parameter others: open claims that wait for the goods and have had no turn yet.
  mutating func see(_ events: [SessionEvent], _ clock: Duration) {
    for event in events {
      switch event {
      case .claimReceived(let claim, _):
        notes[claim.id] = Note(goods: claim.goods, wanted: claim.quantity)
      case .claimClosed(let id, _): notes[id] = nil
      case .claimReduced(let id, let quantity): notes[id]?.wanted = quantity
      case .claimWarned(let id): notes[id]?.warnedAt = clock
      case .claimExtended(let id, let left):
        notes[id]?.safeUntil = clock + left
        notes[id]?.warnedAt = nil
      case .claimLapsed(let id, _): lapse(id, clock)
      case .saleRecorded(let sale):
        if let claim = sale.claim { sold[sale.id] = (claim, sale.quantity) }
      default: break
      }
    }
  }

  private mutating func lapse(_ id: String, _ clock: Duration) {
    guard let note = notes[id] else { return complaints.append("\(id) lapses, but is not open") }
    if note.held == 0 { complaints.append("\(id) lapses, but holds nothing") }
    if clock < note.safeUntil { complaints.append("\(id) lapses \(note.safeUntil - clock) early") }
    let seen = note.warnedAt.map { clock - $0 } ?? .zero
    if seen < .seconds(20) { complaints.append("\(id) lapses after a warning of \(seen)") }
    let isWaitedFor = notes.contains { other, its in
      other != id && its.goods == note.goods && its.held < its.wanted && !its.hasLapsed
    }
    let waitsItself = note.held < note.wanted && !note.hasLapsed
    if !isWaitedFor, !waitsItself { complaints.append("\(id) lapses, but nobody waits") }
    notes[id]?.hasLapsed = true
    notes[id]?.warnedAt = nil
    notes[id]?.held = 0
  }

  /// Compares with the session, and notes who has got more.
  mutating func compare(
    _ session: Session, _ events: [SessionEvent], _ before: [String: Int], _ clock: Duration
  ) {
    let open = session.claims.open
    if Set(open.map(\.claim.id)) != Set(notes.keys) { complaints.append("a claim went unsaid") }
    var told: [String: Int] = [:]
    for case .claimPromoted(let id, let held, _) in events { told[id] = held }
    for entry in open {
      let id = entry.claim.id
      guard var note = notes[id] else { continue }
      if entry.claim.quantity != note.wanted { complaints.append("\(id) wants another quantity") }
      if entry.held > note.held {
        note.safeUntil = clock + window
        note.warnedAt = nil
      }
      if entry.held == 0 { note.warnedAt = nil }
      if let old = before[id], entry.held > old, told[id] != entry.held, !isOwn(id, events) {
        complaints.append("\(id) got \(entry.held) and was not told")
      }
      if told[id] != nil, entry.held <= before[id] ?? .max {
        complaints.append("\(id) was told, but got nothing")
      }
      note.held = entry.held
      notes[id] = note
    }
  }

  private func isOwn(_ id: String, _ events: [SessionEvent]) -> Bool {
    events.contains { event in
      switch event {
      case .claimLapsed(let claim, _): claim == id
      case .saleVoided(let sale, _, isUndo: true): sold[sale]?.claim == id
      default: false
      }
    }
  }

  /// An undo opens claims again, or gives back what was sold of them.
  mutating func undo(_ events: [SessionEvent], _ session: Session) {
    for case .saleVoided(let sale, _, isUndo: true) in events {
      guard let (claim, quantity) = sold[sale], let entry = session.claims.entry(id: claim) else {
        continue
      }
      if notes[claim] != nil {
        notes[claim]?.wanted += quantity
      } else {
        notes[claim] = Note(goods: entry.claim.goods, wanted: entry.claim.quantity)
      }
    }
  }
}

@Suite struct ClaimLifeTests {
  @Test func noHoldEndsUnseenAndNoClaimIsLost() throws {
    var (lapses, promotions, gathered) = (0, 0, 0)
    for seed: UInt64 in 1...800 {
      var dice = TestGenerator(seed: seed)
      let window = Duration.seconds([30, 60, 120][dice.below(3)])
      let plan = Fixture.plan(.english) { $0.holdWindow = window }
      var session = live(plan)
      var replayed = session
      var onlooker = Onlooker(window: window)
      var now = noon
      for number in 0..<96 {
        now = now + pause(&dice)
        let before = Dictionary(
          uniqueKeysWithValues: session.claims.open.map { ($0.claim.id, $0.held) })
        guard
          let events = try? session.run(command(number, session, &dice, since: now), at: now)
        else { continue }
        for event in events {
          replayed.evolve(event, at: now)
          switch event {
          case .claimLapsed: lapses += 1
          case .claimPromoted: promotions += 1
          case .saleRecorded(let sale) where sale.gathered != nil: gathered += 1
          default: break
          }
        }
        let clock = session.elapsed(at: now)
        if events.contains(where: { if case .sessionRecovered = $0 { true } else { false } }) {
          for id in onlooker.notes.keys { onlooker.notes[id]?.warnedAt = nil }
        }
        onlooker.see(events, clock)
        onlooker.undo(events, session)
        onlooker.compare(session, events, before, clock)
        if number % 16 == 15 {
          // Read back from its bytes it goes on the same.
          session = try Session(plan, regulars: [:], stateBytes: session.stateBytes[...])
          #expect(session.stateBytes == replayed.stateBytes, "seed \(seed), step \(number)")
        }
        guard onlooker.complaints.isEmpty, isGreedy(session) else {
          Issue.record("seed \(seed), step \(number): \(onlooker.complaints) \(events)")
          return
        }
      }
    }
    // The search has been where it should.
    #expect(
      lapses > 500 && promotions > 1000 && gathered > 300, "\(lapses) \(promotions) \(gathered)")
  }

  private func pause(_ dice: inout TestGenerator) -> Duration {
    switch dice.below(40) {
    case 0: .seconds(86_400)
    case 1...15: .seconds(dice.below(3))
    case 16...37: .seconds(3 + dice.below(14))
    default: .seconds(20 + dice.below(100))
    }
  }

  private func command(
    _ number: Int, _ session: Session, _ dice: inout TestGenerator, since now: Instant
  ) -> SessionCommand {
    let goods = dice.below(3) > 0 ? Fixture.goods[1] : Fixture.goods[dice.below(4)]
    let some =
      session.claims.open.isEmpty
      ? nil
      : session.claims.open[
        dice.below(session.claims.open.count)
      ].claim.id
    switch dice.below(44) {
    case 0: return .undo
    case 1: return .setStock(goods: goods.id, onHand: dice.below(6))
    case 2: return .acceptClaim(some, saleID: "s\(number)")
    case 3: return .acceptClaim(some, quantity: 1 + dice.below(2), saleID: "s\(number)")
    case 4: return .acceptAllOf(some, saleID: "s\(number)")
    case 5: return .declineClaim(some)
    case 6: return .extendClaim(dice.below(2) == 0 ? nil : some)
    case 7: return dice.below(2) == 0 ? .pause : .resume
    case 8: return .resume
    case 9: return dice.below(3) == 0 ? .recover(lastSeen: now) : .tick
    case 10: return .audience(message(.chat, "v\(dice.below(6))", "不要了"))
    case 11:
      return .recordSale(SaleDraft(id: "s\(number)", goods: goods.id, quantity: 1))
    case 12...17:
      return .audience(
        message(.chat, "v\(dice.below(6))", "\(goods.lot)号来\(1 + dice.below(3))份"))
    default: return .tick
    }
  }

  private func isGreedy(_ session: Session) -> Bool {
    Fixture.goods.allSatisfy { goods in
      var left = max(0, session.stock[goods.id].onHand)
      for entry in session.claims.open where entry.claim.goods == goods.id {
        guard entry.held == min(entry.claim.quantity, left) else { return false }
        guard (entry.hold == nil) == (entry.held == 0) else { return false }
        left -= entry.held
      }
      return session.stock[goods.id].held == max(0, session.stock[goods.id].onHand) - left
    }
  }
}
