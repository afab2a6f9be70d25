// LiveHost: R5, R6 and R7: any call fails, once or for ever, and no promise is broken.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SystemIO
import TestSupport
import Testing

@testable import Journal

struct JournalFaultTests {
  private static let codes: [(name: String, code: Int32)] = [
    ("EIO", 5), ("ENOSPC", 28), ("EINTR", 4), ("EACCES", 13), ("ENOMEM", 12),
  ]

  /// A short life: a new session, sales and chat, a kill, a restart, more sales.
  private func live(_ host: inout HostModel, _ storage: FaultyStorage) {
    guard host.start() || host.start() else { return }
    host.sell(1)
    host.chat()
    host.sell(2, padding: 600)
    host.sell(1)
    host.chat()
    host.sell(1, padding: 300)
    storage.kill()
    guard host.start() || host.start() else { return }
    host.sell(1)
    host.chat()
    host.sell(3)
  }

  /// The host goes on after the fault is over; a power cut comes last.
  private func recover(_ host: inout HostModel, _ storage: FaultyStorage, seed: UInt64) -> Bool {
    storage.faults = []
    let works = host.sell(1)
    storage.crash(seed: seed)
    host.checkAfterCrash()
    guard host.start(), host.sell(2) else { return false }
    storage.crash(seed: seed &+ 1)
    host.checkAfterCrash()
    return works
  }

  @Test(arguments: [false, true])
  func anyCallMayFailAndNoPromiseIsBroken(_ isSticky: Bool) {
    var points = 0
    for (name, code) in Self.codes {
      var call = 1
      while true {
        let storage = FaultyStorage(seed: UInt64(call))
        storage.faults = [Fault(call: call, .error(code), isSticky: isSticky)]
        var host = HostModel(storage)
        live(&host, storage)
        let isClean = storage.calls < call
        points += 1
        let note = "\(name) \(storage.faults)"
        for seed in Budget.seeds(4) {
          let storage = FaultyStorage(seed: UInt64(call))
          storage.faults = [Fault(call: call, .error(code), isSticky: isSticky)]
          var host = HostModel(storage)
          live(&host, storage)
          if !recover(&host, storage, seed: seed) {
            // A console that could not be opened is opened again; one that runs must go on.
            #expect(host.start() && host.sell(1), "\(note), seed \(seed): it does not work again")
          }
          #expect(host.complaints.isEmpty, "\(note), seed \(seed): \(host.complaints)")
        }
        if isClean { break }
        call += 1
      }
    }
    #expect(points > 100)
  }

  @Test(arguments: [false, true])
  func aShortWriteIsNoSaleAndTheNextOneIsGood(_ isSticky: Bool) {
    for call in 1...40 {
      for seed in Budget.seeds(10) {
        let storage = FaultyStorage(seed: seed)
        storage.faults = [Fault(call: call, .short, isSticky: isSticky)]
        var host = HostModel(storage)
        live(&host, storage)
        _ = recover(&host, storage, seed: seed)
        #expect(host.complaints.isEmpty, "short at \(call), seed \(seed): \(host.complaints)")
      }
    }
  }

  @Test func aFullDiskIsSaidAndWorkGoesOnWhenThereIsSpaceAgain() throws {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    #expect(writer.commit([record(1)]) == .saved(lastSeq: 1))
    storage.faults = [Fault(call: storage.calls + 1, .short)]
    guard case .failed(let error) = writer.commit([record(2)]) else {
      Issue.record("a short write was called saved")
      return
    }
    #expect([27, 28, 122].contains(error.code))
    #expect(try Reading(storage).ids == [1])
    #expect(writer.commit([record(2)]) == .saved(lastSeq: 2))
    #expect(storage.sortedNames == ["journal.jsonl"])
    #expect(try Reading(storage).ids == [1, 2])
  }

  @Test func aFailedSyncLeadsToANewFileAndTheOldOneIsNeverSyncedAgain() throws {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    #expect(writer.commit([record(1), record(2)]) == .saved(lastSeq: 2))
    writer.ride(record(1_000_003))
    storage.faults = [Fault(call: storage.calls + 2, .error(5))]
    let syncs = storage.syncs
    #expect(writer.commit([record(4)]) == .saved(lastSeq: 4))
    #expect(storage.syncs == syncs + 2, "one that failed, one of the new file")
    #expect(storage.sortedNames == ["journal-2.jsonl", "journal.jsonl"])
    #expect(writer.commit([record(5)]) == .saved(lastSeq: 5))
    storage.crash(seed: 3)
    let found = try Reading(storage)
    #expect(found.ids == [1, 2, 1_000_003, 4, 5])
    #expect(found.report.files == ["journal.jsonl", "journal-2.jsonl"])
    #expect(found.report.isComplete)
    let (resumed, _) = try JournalWriter.resume(in: storage, after: found.report)
    #expect(resumed.commit([record(6)]) == .saved(lastSeq: 6))
    #expect(try Reading(storage).ids == [1, 2, 1_000_003, 4, 5, 6])
    #expect(storage.bytes("journal-2.jsonl").map { lines($0).count } == 4)
  }

  @Test func laterFilesSupersedeWhatEarlierOnesEndWith() throws {
    var sums: [UInt32] = [0]
    func text(_ ids: [Int], first seq: Int) -> [UInt8] {
      var bytes: [UInt8] = []
      for (index, id) in ids.enumerated() {
        let place = seq + index
        let sum = JournalFrame.append(
          record(id), seq: Int64(place), prev: sums[place - 1], to: &bytes)
        sums = Array(sums.prefix(place)) + [sum]
      }
      return bytes
    }
    let storage = FaultyStorage()
    storage.put("journal.jsonl", text([1, 2, 3, 4], first: 1) + Array("{\"seq\":5,".utf8))
    storage.put("journal-2.jsonl", text([3, 14, 15], first: 3) + Array("torn".utf8))
    storage.put("journal-3.jsonl", text([24, 25], first: 4))
    storage.put("journal-5.jsonl", Array("not ours: there is no fourth\n".utf8))
    let found = try Reading(storage)
    #expect(found.ids == [1, 2, 3, 24, 25])
    #expect(found.seqs == [1, 2, 3, 4, 5])
    #expect(found.report.superseded == 4)
    #expect(found.report.isComplete)
  }

  @Test func aRottenFirstLineOfALaterFileDoesNotBringTheSupersededBack() throws {
    // 3 and 4 were refused, then 13, 14 and 15 were saved in the next file.
    var first: [UInt8] = []
    var sum: UInt32 = 0
    for id in 1...2 {
      sum = JournalFrame.append(record(id), seq: Int64(id), prev: sum, to: &first)
    }
    var second: [UInt8] = []
    var (old, new) = (sum, sum)
    for id in 3...5 {
      old = JournalFrame.append(record(id), seq: Int64(id), prev: old, to: &first)
      new = JournalFrame.append(record(id + 10), seq: Int64(id), prev: new, to: &second)
    }
    second[40] ^= 1
    let storage = FaultyStorage()
    storage.put("journal.jsonl", first)
    storage.put("journal-2.jsonl", second)
    let found = try Reading(storage)
    #expect(found.ids == [1, 2, 14, 15])
    #expect(
      found.report.damage.map(\.kind) == [.badLine, .missing(first: 3, last: 3)])
  }

  @Test func aNewFileThatFailedIsUsedAgainFromItsStart() throws {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    #expect(writer.commit([record(1)]) == .saved(lastSeq: 1))
    // write, sync, create, write, sync: both syncs fail.
    storage.faults = [
      Fault(call: storage.calls + 2, .error(5)), Fault(call: storage.calls + 5, .error(5)),
    ]
    guard case .failed = writer.commit([record(2), record(3)]) else {
      Issue.record("two failed syncs were called saved")
      return
    }
    #expect(writer.commit([record(4)]) == .saved(lastSeq: 2))
    storage.crash(seed: 11)
    #expect(try Reading(storage).ids == [1, 4])
  }

  @Test func ridersWaitForTheNextCommitAndSurviveAFailure() throws {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    writer.ride(record(1))
    writer.ride(record(2))
    #expect(storage.writes == 0 && writer.hasRiders)
    storage.faults = [Fault(call: storage.calls + 1, .error(28))]
    guard case .failed = writer.commit([record(3)]) else {
      Issue.record("a failed write was called saved")
      return
    }
    #expect(writer.hasRiders)
    #expect(writer.commit([record(3)]) == .saved(lastSeq: 3))
    #expect(!writer.hasRiders)
    #expect(try Reading(storage).ids == [1, 2, 3])
    #expect(writer.commit([]) == .saved(lastSeq: 3))
    #expect(storage.writes == 2, "an empty commit writes nothing")
  }

  @Test func aFloodOfRidersIsBoundedAndCounted() throws {
    let writer = try JournalWriter.create(in: FaultyStorage())
    for id in 0..<300 { writer.ride(record(id, padding: 100_000)) }
    #expect(writer.droppedRecords > 0)
    #expect(writer.hasRiders)
  }

  @Test func anEmptyLastFileIsResumedAndItsNameIsMadeDurable() throws {
    // The console was killed right after it had made the next file.
    for seed in Budget.seeds(40) {
      let storage = FaultyStorage(seed: seed)
      storage.put("journal.jsonl", journal(3))
      _ = try storage.create("journal-2.jsonl")
      storage.kill()
      var found = try Reading(storage)
      let writer = try JournalWriter.resume(in: storage, after: found.report).writer
      #expect(writer.commit([record(4)]) == .saved(lastSeq: 4))
      storage.crash(seed: seed)
      found = try Reading(storage)
      #expect(found.ids == [1, 2, 3, 4], "seed \(seed)")
    }
  }
}
