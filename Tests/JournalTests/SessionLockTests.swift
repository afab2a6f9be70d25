// LiveHost: R8: one writer a session, and a journal on a real disk.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TestSupport
import Testing

@testable import Journal

struct SessionLockTests {
  private func holder(
    _ result: Result<SessionLock, SessionLock.Holder>
  ) -> SessionLock.Holder? {
    if case .failure(let holder) = result { holder } else { nil }
  }

  @Test func theSecondTakerIsToldWhoHasItAndSinceWhen() throws {
    let folder = try TemporaryFolder()
    let first = try SessionLock.take(in: folder.path, now: noon)
    #expect(holder(first) == nil)
    for _ in 1...8 {
      let second = try SessionLock.take(in: folder.path, now: noon + 5)
      #expect(
        holder(second)
          == SessionLock.Holder(process: Int64(ThisProcess.identifier), since: noon))
    }
    withExtendedLifetime(first) {}
  }

  @Test func aLockThatIsLetGoIsFreeAtOnceAndItsFileStays() throws {
    let folder = try TemporaryFolder()
    for round in 1...200 {
      let taken = try SessionLock.take(in: folder.path, now: noon)
      #expect(holder(taken) == nil, "round \(round)")
    }
    #expect(try FileSystem.names(in: folder.path) == [SessionLock.name])
  }

  @Test(arguments: ["", "{", "null", #"{"process":"x","since":7}"#, "\u{0}\u{0}\u{0}"])
  func anUnreadableLockFileStillLocks(_ text: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(SessionLock.name, text)
    let file = try FileSystem.open(path, .createOrOpen)
    #expect(try file.lockExclusively())
    let second = try SessionLock.take(in: folder.path, now: noon)
    #expect(holder(second) == SessionLock.Holder(process: nil, since: nil))
  }

  @Test func aMissingFolderIsAnErrorAndNoLock() {
    #expect(throws: SystemError.self) {
      try SessionLock.take(in: "/no/such/folder", now: noon)
    }
  }

  @Test func aJournalOnARealDiskIsWrittenTornMendedAndReadBack() throws {
    let folder = try TemporaryFolder()
    let disk = DiskFolder(path: folder.path)
    let writer = try JournalWriter.create(in: disk)
    for id in 1...3 { #expect(writer.commit([record(id)]) == .saved(lastSeq: Int64(id))) }
    try FileSystem.open(FileSystem.join(folder.path, "journal.jsonl"), .append)
      .writeAll(Array(#"{"seq":4,"at"#.utf8))
    let report = try JournalReader.read(disk)
    #expect(report.tornTail?.count == 12 && report.records == 3)
    let name = try #require(try JournalRepair.repair(disk, report))
    #expect(try FileSystem.read(FileSystem.join(folder.path, name)) == Array(#"{"seq":4,"at"#.utf8))
    #expect(try JournalRepair.repair(disk, try JournalReader.read(disk)) == nil)
    let (resumed, tail) = try JournalWriter.resume(in: disk, after: try JournalReader.read(disk))
    #expect(tail == nil)
    #expect(resumed.commit([record(4)]) == .saved(lastSeq: 4))
    var ids: [Int] = []
    #expect(try JournalReader.read(disk) { ids.append(id(of: $0)) }.isSound)
    #expect(ids == [1, 2, 3, 4])
    #expect(throws: SystemError.self) { try JournalWriter.create(in: disk) }
  }

  @Test func tailsAreSetAsideUnderNamesOfTheirOwn() throws {
    let storage = folder(journal(2) + Array("one".utf8))
    for expected in ["journal.torn-1", "journal.torn-2", "journal.torn-3"] {
      let found = try Reading(storage)
      let (_, tail) = try JournalWriter.resume(in: storage, after: found.report)
      #expect(tail == expected)
      _ = try storage.open("journal.jsonl").write(Array(expected.utf8))
    }
    #expect(storage.bytes("journal.torn-1") == Array("one".utf8))
    #expect(storage.bytes("journal.torn-3") == Array("journal.torn-2".utf8))
  }
}
