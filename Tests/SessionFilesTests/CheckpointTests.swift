// LiveHost: a checkpoint stands for what lies before it, and for nothing else.
// SPDX-License-Identifier: Apache-2.0

import Journal
import SessionEngine
import SystemIO
import TestSupport
import Testing

@testable import SessionFiles

struct CheckpointTests {
  private let temporary: TemporaryFolder
  private let folder: String
  private let session: Session

  init() throws {
    temporary = try TemporaryFolder()
    var console = try made(DataFolder(path: FileSystem.join(temporary.path, "data")))
    try aBitOfEverything(&console)
    folder = console.folder
    session = console.session
  }

  private var journal: String { FileSystem.join(folder, "journal.jsonl") }

  /// The checkpoint as it could have been made behind the first `count` records.
  private func checkpoint(_ count: Int) throws -> Checkpoint {
    let lines = try FileSystem.read(journal).split(separator: 0x0A).prefix(count)
    let earlier = FaultyStorage()
    earlier.put("journal.jsonl", Array(lines.joined(separator: [0x0A])) + [0x0A])
    let (replay, report) = try Replay.read(earlier, try stallPlan(), [:], checkpoint: nil)
    return Checkpoint(place: try #require(report.place), state: replay.session.stateBytes)
  }

  private func put(_ bytes: [UInt8]) throws {
    try FileSystem.replace(FileSystem.join(folder, Checkpoint.name), with: bytes)
  }

  @Test func fromEveryPlaceTheStateIsTheSame() throws {
    let count = try SessionStore.load(folder).report.records
    for place in 1...count {
      try put(try checkpoint(place).bytes)
      let loaded = try SessionStore.load(folder)
      #expect(loaded.report.start?.seq == Int64(place), "place \(place)")
      #expect(loaded.session.stateBytes == session.stateBytes, "place \(place)")
      #expect(picture(loaded.session) == picture(session), "place \(place)")
      #expect(loaded.report.records == count && loaded.report.lastSeq == Int64(count))
      #expect(loaded.salesBytes == (try SessionStore.load(folder, isWhole: true).salesBytes))
    }
  }

  @Test func everyFlippedBitIsNoticed() throws {
    let bytes = try checkpoint(6).bytes
    for bit in 0..<(bytes.count * 8) {
      var spoiled = bytes
      spoiled[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(Checkpoint(spoiled) == nil, "bit \(bit)")
    }
  }

  @Test func aCheckpointOfAnotherJournalIsNotUsed() throws {
    let checkpoint = try checkpoint(8)
    let other = JournalPlace(
      file: checkpoint.place.file, offset: checkpoint.place.offset, line: checkpoint.place.line,
      seq: checkpoint.place.seq, at: checkpoint.place.at, sum: checkpoint.place.sum &+ 1,
      length: checkpoint.place.length)
    try put(Checkpoint(place: other, state: checkpoint.state).bytes)
    let loaded = try SessionStore.load(folder)
    #expect(loaded.report.start == nil)
    #expect(loaded.session.stateBytes == session.stateBytes)
  }

  @Test func theWholeCheckFindsDamageBeforeTheCheckpoint() throws {
    try put(try checkpoint(10).bytes)
    var bytes = try FileSystem.read(journal)
    bytes[200] ^= 1
    try FileSystem.replace(journal, with: bytes)
    #expect(try SessionStore.load(folder).isSound, "opening trusts the checkpoint")
    #expect(try SessionStore.load(folder, isWhole: true).isSound == false)
  }

  // MARK: A journal that went backwards (R13)

  @Test func anOldBackupIsNoticedAtEveryLength() throws {
    let whole = try FileSystem.read(journal)
    let lines = whole.split(separator: 0x0A)
    try FileSystem.replace(
      FileSystem.join(folder, "sales.json"), with: try SessionStore.load(folder).salesBytes)
    for kept in 1..<lines.count {
      let bytes = Array(lines.prefix(kept).joined(separator: [0x0A])) + [0x0A]
      try FileSystem.replace(journal, with: bytes)
      #expect(try SessionStore.load(folder).missingFrom == Int64(lines.count), "\(kept)")
      do throws(SessionFailure) {
        _ = try SessionStore.resume(folder, policy: .init(), regulars: [:], now: noon)
        Issue.record("\(kept) records were gone on with unasked")
      } catch {
        #expect(
          error
            == .wentBackwards(folder: folder, had: Int64(lines.count), has: Int64(kept)))
      }
      #expect(try FileSystem.read(journal) == bytes, "nothing is written before the yes")
    }
  }

  @Test func withAYesTheShowGoesOnAndTheOldSalesAreKept() throws {
    let sales = FileSystem.join(folder, "sales.json")
    let before = try SessionStore.load(folder).salesBytes
    try FileSystem.replace(sales, with: before)
    let lines = try FileSystem.read(journal).split(separator: 0x0A)
    try FileSystem.replace(
      journal, with: Array(lines.prefix(9).joined(separator: [0x0A])) + [0x0A])
    var again = Console(
      try SessionStore.resume(
        folder, policy: .init(), regulars: [:], now: noon + 90_000, acceptsOlder: true))
    try again.tell(.recordSale(SaleDraft(id: "s-9", goods: "potato")), at: noon + 91_000)
    #expect(try FileSystem.read(FileSystem.join(folder, "sales.kept-1.json")) == before)
    #expect(try SessionStore.load(folder).session.sales.entry(id: "s-9") != nil)
  }

  @Test func aTornTailIsNoOldBackup() throws {
    try FileSystem.replace(
      FileSystem.join(folder, "sales.json"), with: try SessionStore.load(folder).salesBytes)
    try FileSystem.open(journal, .append).writeAll(Array(#"{"seq":"#.utf8))
    #expect(try SessionStore.load(folder).missingFrom == nil)
  }

  @Test func aRottedLastLineIsNoTornTail() throws {
    try FileSystem.replace(
      FileSystem.join(folder, "sales.json"), with: try SessionStore.load(folder).salesBytes)
    var bytes = try FileSystem.read(journal)
    bytes[bytes.count - 60] ^= 1
    try FileSystem.replace(journal, with: bytes)
    let loaded = try SessionStore.load(folder)
    #expect(loaded.report.tornTail != nil && loaded.missingFrom != nil && !loaded.isSound)
  }

  // MARK: Formats (R16)

  @Test func aNewerJournalIsRefusedAndLeftAlone() throws {
    let disk = FaultyStorage()
    let writer = try JournalWriter.create(in: disk)
    let header = #"{"schema":"livehost.journal/2","session":"x","training":false}"#
    _ = writer.commit([JournalRecord(at: noon, kind: "journalOpened", data: Array(header.utf8))])
    let bytes = try #require(disk.bytes("journal.jsonl"))
    try FileSystem.replace(journal, with: bytes)
    for isWhole in [false, true] {
      do throws(SessionFailure) {
        _ = try SessionStore.load(folder, isWhole: isWhole)
        Issue.record("a newer journal was read")
      } catch {
        guard case .file(.document(let problem)) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(
          problem.sentence(in: .english).contains("livehost.journal/2"),
          "\(problem.sentence(in: .english))")
      }
    }
    #expect(throws: SessionFailure.self) {
      try SessionStore.resume(folder, policy: .init(), regulars: [:], now: noon)
    }
    #expect(try FileSystem.read(journal) == bytes)
  }
}
