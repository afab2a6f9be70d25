// LiveHost: a console whose audience is a pipe, and what its journal kept of what came through.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Journal
import JSONLines
import SystemIO

/// The pipe into a console, and the lines for it.
final class PipeFeed: ChatFeed {
  var text: FloodText
  /// The arrivals that come before anybody talks.
  private var toCome: Int
  private(set) var pump: Pump?
  var reading: [Int32] { [] }

  init(_ pipe: Descriptor, viewers: Int) {
    text = FloodText(viewers: viewers)
    toCome = viewers
    pump = Pump(pipe) { [unowned self] in
      if toCome > 0 {
        toCome -= 1
        text.arrive(into: &$0)
      } else {
        text.talk(into: &$0)
      }
    }
  }

  func step() { pump?.step() }
}

/// A rehearsal of the demo's stall with an audience that we are.
final class FloodedConsole {
  let typist: Typist
  let feed: PipeFeed
  private let folder: String
  private var buyers = 0

  /// - Parameters:
  ///   - folder: a new one for its data.
  ///   - viewers: all of them have arrived when this returns.
  init(_ console: String, in folder: String, viewers: Int) throws {
    guard FileSystem.exists(console) else {
      throw ValidationError("There is no \(console); build it first, or give --console.")
    }
    self.folder = folder
    try FileSystem.createFolders(folder)
    let pipe = FileSystem.join(folder, "audience")
    Peers.run(["mkfifo", pipe])
    // Read and write: else this would wait for the reader, who waits for us.
    feed = PipeFeed(try FileSystem.open(pipe, .createOrOpen), viewers: viewers)
    let command = #"exec "$0" demo --seed 1 --audience - --language en < "$1""#
    typist = try Typist(["sh", "-c", command, console, pipe], home: folder, feed: feed)
    typist.settle()
    _ = try push(viewers)
  }

  var cost: ProcessCost { get throws { try ProcessCost(typist.child.identifier) } }

  /// Pushes lines as fast as the pipe takes them, and waits until all of them are consumed.
  /// - Returns: seconds.
  func push(_ count: Int) throws -> Double {
    let start = MachineClock.monotonicNanoseconds()
    feed.pump?.push(count)
    try settle()
    return Double(MachineClock.monotonicNanoseconds() - start) / 1e9
  }

  /// Until everything that was sent is consumed: the sale that was paid for last is in the journal.
  func settle() throws {
    var order: [UInt8] = []
    while feed.pump?.made ?? 0 < feed.pump?.wanted ?? 0 { typist.rest(1) }
    feed.pump?.stop()
    let sale = Array(feed.text.pay(into: &order).utf8)
    feed.pump?.send(order)
    let limit = MachineClock.monotonicMilliseconds() + 120_000
    while try !journalEnds(with: sale) {
      guard MachineClock.monotonicMilliseconds() < limit else {
        throw ValidationError("The console does not take what it is sent.")
      }
      typist.rest(5)
    }
  }

  /// Milliseconds from Enter until a sale is durable and painted.
  func sell() throws -> Double? {
    // Two names that differ in every letter: what is painted is the whole of the other one.
    let buyer = buyers % 2 == 0 ? "quartz" : "jockey"
    buyers += 1
    try typist.type(":sell 1 1 to \(buyer) anyway")
    typist.rest(250)
    let time = typist.wait(for: buyer, since: try typist.type("\r"))
    typist.rest(100)
    return time
  }

  // MARK: The journal

  private var journal: String {
    get throws {
      let sessions = FileSystem.join(folder, "rehearsals")
      let names = try FileSystem.names(in: sessions)
      return FileSystem.join(sessions, names.last ?? "")
    }
  }

  private func journalEnds(with text: [UInt8]) throws -> Bool {
    let path = FileSystem.join(try journal, JournalReader.firstName)
    let file = try FileSystem.open(path, .read)
    try file.seek(to: max(0, try file.size() - (64 << 10)))
    var bytes: [UInt8] = []
    while case .bytes = try file.read(into: &bytes, limit: 64 << 10) {}
    guard bytes.count >= text.count else { return false }
    return (0...bytes.count - text.count).contains { bytes[$0...].starts(with: text) }
  }

  /// Leaves the console as a host whose machine goes down does, and counts what it has written.
  func end() throws -> JournalCount {
    typist.child.terminate()
    _ = typist.child.wait()
    return try JournalCount(DiskFolder(path: try journal))
  }
}

/// What a journal holds of a chat.
struct JournalCount {
  private var kinds: [String: Int] = [:]
  private(set) var skipped = 0
  private(set) var isSound = false

  init(_ folder: DiskFolder) throws {
    let tape = JSONTape()
    var (kinds, skipped) = (kinds, skipped)
    isSound = try JournalReader.read(folder) { line in
      kinds[line.kind, default: 0] += 1
      if line.kind == "chatSkipped", let data = try? tape.parse(line.data) {
        skipped += Int(data["count"]?.integer ?? 0)
      }
    }.isSound
    (self.kinds, self.skipped) = (kinds, skipped)
  }

  subscript(kind: String) -> Int { kinds[kind] ?? 0 }

  /// What differs between what was sent and what was kept or counted.
  /// - Parameter sales: those of the host.
  func complaints(_ sent: FloodText.Tally, sales: Int) -> [String] {
    let pairs = [
      ("chat lines kept or counted", self["chatReceived"] + skipped, sent.chats),
      ("arrivals", self["viewerArrived"], sent.arrivals),
      ("claims", self["claimReceived"], sent.claims),
      ("sales", self["saleRecorded"], sent.paidOrders + sales),
    ]
    return pairs.filter { $1 != $2 }.map { "\($0): \($1) of \($2)" }
      + (isSound ? [] : ["the journal is damaged"])
  }
}
