// LiveHost: whole shows from a seed: a host, an audience, a bad disk, a jumping clock, crashes.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
import HostRuntime
import Journal
import SessionEngine
import SessionFiles
import SystemIO
import Training

/// What one seed's shows came to.
package struct SimulationOutcome: Sendable {
  package var lives = 0
  package var commands = 0
  /// Sales asked for twice or more with the same id (R9).
  package var repeatedSales = 0
  /// Checkpoints, whole and spoiled, that had to give the same state as the journal (R12).
  package var derived = 0
  /// Jumps of the clock (R10).
  package var jumps = 0
  /// Holds that ran out, claims whose turn came, lines that were not shown.
  package var warnings = 0
  package var promotions = 0
  package var muted = 0
  package var complaints: [String] = []
  /// A sum over every state and journal on the way: equal in every run and every build (R15).
  package var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func mix(_ bytes: [UInt8]) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
  }
}

/// Runs the real loop (`ShowRuntime`) over a simulated disk, several lives of one session, and
/// checks it against a ledger that knows nothing but what the host was told.
package struct ShowSimulation {
  private var dice: SeededGenerator
  private let seed: UInt64
  private let plan: SessionPlan
  private let storage: FaultyStorage
  private var ledger = SaleLedger()
  private var outcome = SimulationOutcome()
  private var wall: Int64 = noon
  private var lastAt: Int64?
  private var nextSale = 1
  /// Refused by the disk, still in the form.
  private var form: SaleDraft?
  private var hadFaults = false

  package static func run(seed: UInt64) -> SimulationOutcome {
    guard var simulation = ShowSimulation(seed: seed) else {
      return SimulationOutcome(complaints: ["the built-in stall cannot be read"])
    }
    for _ in 0..<3 { simulation.live() }
    simulation.outcome.complaints += simulation.ledger.complaints
    return simulation.outcome
  }

  private init?(seed: UInt64) {
    var policy = SessionPolicy()
    // A life is short; holds have to run out in it.
    policy.holdWindow = .seconds(25)
    guard let plan = try? DemoStall.plan(.english, policy: policy) else { return nil }
    self.plan = plan
    self.seed = seed
    dice = SeededGenerator(seed: seed)
    storage = FaultyStorage(seed: seed)
    storage.pieceLength = 512 + dice.below(8192)
  }

  // MARK: One life of the console

  private mutating func live() {
    jumpWall()
    guard let (runtime, clock) = start() else { return }
    outcome.lives += 1
    if dice.chance(400) { addFault() }
    for _ in 0..<(5 + dice.below(25)) {
      step(runtime, clock)
      if runtime.session.phase == .ended { break }
    }
    ledger.showed(runtime.session)
    lastAt = clock.now.milliseconds
    end(runtime)
  }

  private mutating func jumpWall() {
    let seconds = dice.pick([0, 1, 60, 3600, 86_400, 31_536_000, 315_360_000])
    wall += Int64(seconds) * (dice.chance(500) ? 1000 : -1000)
    outcome.jumps += 1
  }

  private mutating func start() -> (ShowRuntime, SessionClock)? {
    storage.faults = []
    let document = SessionDocument(
      id: "simulated", isTraining: false, startedAt: noon, source: "", plan: plan)
    do throws(SystemError) {
      let isNew = try JournalReader.segments(in: storage).isEmpty
      let (replay, report) = try Replay.read(storage, plan, [:], checkpoint: nil)
      check(replay.session, report)
      let writer =
        isNew
        ? try JournalWriter.create(in: storage)
        : try JournalWriter.resume(in: storage, after: report).writer
      if isNew { writer.ride(EventRecord.headerRecord(document)) }
      let loaded = LoadedSession(
        folder: "/nowhere", document: document, replay: replay, report: report)
      let journal = InlineJournal(writer) { _, _ in }
      let clock = SessionClock.virtual(
        from: SessionClock.start(wall: wall, notBefore: report.lastAt ?? .min))
      let audience = SimulatedAudience(
        seed: dice.next(), catalogue: plan.catalogue, start: clock.now)
      let runtime = ShowRuntime(
        loaded, journal: journal, clock: clock, data: DataFolder(path: "/nowhere"),
        sources: [SimulatedSource(audience)])
      runtime.submit(
        runtime.session.openedAt == nil
          ? .open : .recover(lastSeen: runtime.lastSeen ?? clock.now))
      take(runtime)
      return (runtime, clock)
    } catch {
      outcome.complaints.append("seed \(seed): cannot start: \(error)")
      return nil
    }
  }

  /// What was read back against what the host was told, and every way of reading against the
  /// plain one.
  private mutating func check(_ session: Session, _ report: JournalReport) {
    ledger.check(session, isDiskHonest: !hadFaults, "seed \(seed)")
    let state = session.stateBytes
    outcome.mix(state)
    guard let checkpoint = checkpoint(report) else { return }
    for bytes in [checkpoint, spoiled(checkpoint), fromTheFuture(checkpoint)] {
      outcome.derived += 1
      guard let (again, _) = try? Replay.read(storage, plan, [:], checkpoint: bytes) else {
        outcome.complaints.append("seed \(seed): a checkpoint keeps the journal from being read")
        continue
      }
      if again.session.stateBytes != state {
        outcome.complaints.append("seed \(seed): a checkpoint gives another state")
      }
    }
  }

  /// A checkpoint as it could have been made at any earlier record.
  private mutating func checkpoint(_ report: JournalReport) -> [UInt8]? {
    guard report.files == [JournalReader.firstName], report.isComplete, report.lastSeq > 0,
      let bytes = storage.bytes(JournalReader.firstName)
    else { return nil }
    let lines = bytes.split(separator: 0x0A).prefix(1 + dice.below(Int(report.lastSeq)))
    let earlier = FaultyStorage()
    earlier.put(JournalReader.firstName, Array(lines.joined(separator: [0x0A])) + [0x0A])
    guard let (replay, found) = try? Replay.read(earlier, plan, [:], checkpoint: nil),
      let place = found.place
    else { return nil }
    return Checkpoint(place: place, state: replay.session.stateBytes).bytes
  }

  /// Of a journal that has gone on otherwise.
  private func fromTheFuture(_ bytes: [UInt8]) -> [UInt8] {
    guard let checkpoint = Checkpoint(bytes) else { return bytes }
    let place = checkpoint.place
    let beyond = JournalPlace(
      file: place.file, offset: place.offset + 977, line: place.line + 3, seq: place.seq + 3,
      at: place.at, sum: place.sum &+ 1, length: place.length)
    return Checkpoint(place: beyond, state: checkpoint.state).bytes
  }

  private mutating func spoiled(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    switch dice.below(3) {
    case 0: bytes.removeLast(dice.below(bytes.count) + 1)
    case 1: bytes[dice.below(bytes.count)] ^= UInt8(1 << dice.below(8))
    default: bytes.insert(UInt8(dice.below(256)), at: dice.below(bytes.count))
    }
    return bytes
  }

  private mutating func addFault() {
    let call = storage.calls + 1 + dice.below(20)
    let kind: Fault.Kind =
      dice.chance(250) ? .short : .error(dice.pick([4, 5, 12, 13, 24, 28, 30]))
    storage.faults = [Fault(call: call, kind, isSticky: dice.chance(250))]
    hadFaults = true
  }

  private mutating func end(_ runtime: ShowRuntime) {
    let isClean = storage.faults.isEmpty && dice.chance(300)
    if isClean { runtime.finish() }
    outcome.mix(storage.bytes(JournalReader.firstName) ?? [])
    storage.faults = []
    if dice.chance(500) {
      storage.crash(seed: dice.next())
    } else {
      storage.kill()
    }
  }

  // MARK: One step

  private mutating func step(_ runtime: ShowRuntime, _ clock: SessionClock) {
    clock.advance(by: pause())
    let times = dice.chance(350) ? 2 : 1
    for command in command(runtime.session) {
      outcome.commands += 1
      if case .recordSale(let draft) = command {
        ledger.attempt(draft)
        if times == 2 { outcome.repeatedSales += 1 }
      }
      // Enter twice, before the answer to the first.
      for _ in 0..<times { runtime.submit(command) }
    }
    take(runtime)
  }

  private mutating func pause() -> Duration {
    guard dice.chance(40) else { return .milliseconds(50 + dice.below(4000)) }
    outcome.jumps += 1
    return .seconds(dice.pick([60, 3600, 86_400, 31_536_000, 315_360_000]))
  }

  private mutating func take(_ runtime: ShowRuntime) {
    let before = runtime.session.rundown.position
    runtime.turn(ready: [])
    var cycles = 0
    for output in runtime.takeOutputs() {
      switch output {
      case .outcome(.done(let command, let events)): ledger.done(command, events)
      case .outcome(.notSaved(.recordSale(let draft), _)): form = draft
      case .observed(let events):
        ledger.done(.tick, events)
        count(events)
        for case .featured(_, _, .cycle) in events { cycles += 1 }
      default: break
      }
    }
    if cycles > 1 {
      outcome.complaints.append("seed \(seed): \(cycles) catch-up steps from item \(before)")
    }
    if runtime.session.elapsed(at: runtime.clock.now) < .zero {
      outcome.complaints.append("seed \(seed): negative time on air")
    }
  }

  private mutating func count(_ events: [SessionEvent]) {
    for event in events {
      switch event {
      case .claimWarned: outcome.warnings += 1
      case .claimPromoted: outcome.promotions += 1
      case .chatReceived(_, _, .muted, _, _): outcome.muted += 1
      default: break
      }
    }
  }

  private mutating func command(_ session: Session) -> [SessionCommand] {
    // The same sale again, as it stands in the form: an unknown result is tried once more.
    if let draft = form {
      form = nil
      outcome.repeatedSales += 1
      return [.recordSale(draft)]
    }
    let count = session.sales.entries.count
    switch dice.below(20) {
    case 0..<9: return [.recordSale(draft(session))]
    case 9: return [.undo]
    case 10 where count > 0: return [.voidSale(number: 1 + dice.below(count), reason: "wrong")]
    case 11 where count > 0:
      return [.returnSale(number: 1 + dice.below(count), quantity: 1, reason: "soft")]
    case 12: return [.next]
    case 13: return [dice.chance(500) ? .hold : .release]
    case 14: return [dice.chance(500) ? .pause : .resume]
    case 15: return [.greet(name: nil), .answerQuestion()]
    case 16: return [.say("hello"), .caption("hello to all")]
    case 17: return [claimCommand(session)]
    case 18:
      // Little, so that claims have to wait.
      return [.setStock(goods: dice.pick(plan.catalogue.goods).id, onHand: dice.below(6))]
    case 19 where dice.chance(100): return [.end]
    default: return []
    }
  }

  private mutating func claimCommand(_ session: Session) -> SessionCommand {
    let id = "s-\(nextSale)"
    nextSale += 1
    ledger.attempt(id)
    let claim = session.claims.open.isEmpty ? nil : dice.pick(session.claims.open).claim.id
    switch dice.below(8) {
    case 0: return .acceptClaim(claim, quantity: 1, saleID: id)
    case 1:
      for entry in session.claims.open { ledger.attempt("\(id)-\(entry.claim.id)") }
      return .acceptAllOf(claim, saleID: id)
    case 2: return .declineClaim(claim)
    case 3: return .extendClaim(nil)
    case 4: return .setMuted(.word(dice.pick(["plum", "好", "3"])), dice.chance(500))
    case 5:
      guard let viewer = session.viewers.remembered.last?.viewer else { return .tick }
      return .setMuted(.viewer(viewer), dice.chance(700))
    default: return .acceptClaim(claim, saleID: id)
    }
  }

  private mutating func draft(_ session: Session) -> SaleDraft {
    defer { nextSale += 1 }
    var draft = SaleDraft(
      id: "s-\(nextSale)", goods: dice.pick(plan.catalogue.goods).id,
      quantity: 1 + dice.below(3), payment: dice.pick(Payment.allCases))
    draft.discount = dice.chance(200) ? .rate(Int64(dice.below(5000))) : nil
    draft.buyer = dice.chance(500) ? session.viewers.remembered.last?.viewer : nil
    draft.allowsOverselling = dice.chance(700)
    return draft
  }
}
