// LiveHost: opening a session does not depend on how much has happened in it (P10).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AudienceFeed
import HostRuntime
import Journal
import SessionEngine
import SessionFiles
import SystemIO
import Training

/// Two sessions of the same audience and the same hundred sales, one a thousand times as long.
struct OpenBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a short and a long session (P10).")

  @Option(help: "Interleaved rounds; the median counts.")
  var rounds = 5

  @Option(help: "Events of the long session.")
  var events = 1_000_000

  func run() throws {
    let base = try Measure.folder()
    defer { try? Measure.clear(base) }
    let short = try session(max(1, events / 1000), in: FileSystem.join(base, "short"))
    let long = try session(events, in: FileSystem.join(base, "long"))
    var (shorts, longs): ([Double], [Double]) = ([], [])
    for _ in 0..<max(rounds, 1) {
      shorts.append(try Measure.seconds { try open(short) })
      longs.append(try Measure.seconds { try open(long) })
    }
    let (one, other) = (Measure.median(shorts), Measure.median(longs))
    let whole = try Measure.seconds { _ = try SessionStore.load(long, isWhole: true) }
    Measure.say(
      "open: \(events / 1000) events \(Measure.rounded(one * 1000)) ms, \(events) events "
        + "\(Measure.rounded(other * 1000)) ms, ratio \(Measure.rounded(other / one)); "
        + "without its checkpoint \(Measure.rounded(whole * 1000, 0)) ms")
  }

  private func open(_ folder: String) throws {
    _ = try SessionStore.resume(folder, policy: .init(), regulars: [:], now: 0)
  }

  /// A session of `count` events from two hundred viewers, left as a console leaves it.
  private func session(_ count: Int, in data: String) throws -> String {
    let plan = try DemoStall.plan(.english, policy: .init())
    let open = try SessionStore.create(
      in: DataFolder(path: data), plan, isTraining: false, source: "", now: 0, suffix: 1,
      regulars: [:])
    var talk = Talk(open.loaded.session, open.writer)
    talk.tell(.open)
    while talk.count < count { talk.chat(sellingEvery: max(1, count / 100)) }
    talk.flush()
    if let place = open.writer.place {
      let checkpoint = Checkpoint(place: place, state: talk.session.stateBytes)
      try FileSystem.replace(
        FileSystem.join(open.loaded.folder, Checkpoint.name), with: checkpoint.bytes)
    }
    return open.loaded.folder
  }
}

/// Two hundred viewers who talk, and sometimes buy.
private struct Talk {
  private(set) var session: Session
  private(set) var count = 0
  private let writer: JournalWriter
  private var now = Instant(milliseconds: 0)
  private var dice = SeededGenerator(seed: 1)
  private var line = 0

  init(_ session: Session, _ writer: JournalWriter) {
    self.session = session
    self.writer = writer
  }

  mutating func tell(_ command: SessionCommand) {
    now = now + .milliseconds(20)
    for event in (try? session.decide(command, at: now)) ?? [] {
      session.evolve(event, at: now)
      writer.ride(EventRecord.encode(event, at: now))
      count += 1
    }
    if count % 1000 == 0 { flush() }
  }

  mutating func chat(sellingEvery pause: Int) {
    line += 1
    let number = dice.below(200)
    let viewer = Viewer(id: "u-\(number)", name: "viewer \(number)")
    let text = dice.pick(["hello", "这个甜吗？", "looks lovely", "主播辛苦了", "how do I keep it?"])
    tell(
      .audience(AudienceMessage(kind: .chat, id: "m-\(line)", viewer: viewer, text: text)))
    if line % pause == 0 {
      var draft = SaleDraft(id: "s-\(line)", goods: session.plan.catalogue.goods[0].id)
      draft.allowsOverselling = true
      tell(.recordSale(draft))
    }
  }

  mutating func flush() { _ = writer.commit([]) }
}
