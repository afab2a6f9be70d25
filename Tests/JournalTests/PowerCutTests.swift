// LiveHost: R2: power cuts between any two calls, sector by sector.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SystemIO
import TestSupport
import Testing

@testable import Journal

struct PowerCutTests {
  /// Seeds of long searches that once found something.
  @Test(arguments: [UInt64(1_002_235), 1_004_086])
  func whatOnceWasFoundStaysMended(_ seed: UInt64) {
    let outcome = PowerCuts.show(seed: seed, isFaulty: true)
    #expect(outcome.complaints.isEmpty, "seed \(seed): \(outcome.complaints)")
  }

  @Test func noPowerCutTakesWhatWasSaved() {
    var cuts = 0
    for seed in Budget.seeds(600) {
      let outcome = PowerCuts.show(seed: seed, isFaulty: false)
      cuts += outcome.cuts
      #expect(outcome.complaints.isEmpty, "seed \(seed): \(outcome.complaints)")
    }
    #expect(cuts >= 3000)
  }

  @Test func noPowerCutOnAFailingDiskTakesWhatWasSaved() {
    var cuts = 0
    for seed in Budget.seeds(600) {
      let outcome = PowerCuts.show(seed: seed &+ 1_000_000, isFaulty: true)
      cuts += outcome.cuts
      #expect(outcome.complaints.isEmpty, "seed \(seed &+ 1_000_000): \(outcome.complaints)")
    }
    #expect(cuts >= 3000)
  }

  /// Cuts the power inside a commit: after the write, before the sync has come back.
  @Test func aCutInsideACommitLosesAtMostThatCommit() throws {
    for seed in Budget.seeds(1500) {
      var dice = SeededGenerator(seed: seed)
      let storage = FaultyStorage(seed: seed)
      let writer = try JournalWriter.create(in: storage)
      let good = dice.below(6)
      for id in 0..<good { _ = writer.commit([record(id + 1, padding: dice.below(400))]) }
      let count = 1 + dice.below(8)
      var bytes: [UInt8] = []
      var sum = try Reading(storage).report.lastSum
      for index in 1...count {
        sum = JournalFrame.append(
          record(good + index), seq: Int64(good + index), prev: sum, to: &bytes)
      }
      _ = try storage.open("journal.jsonl").write(bytes)
      storage.crash(seed: dice.next())
      guard try storage.names() == ["journal.jsonl"] else { continue }
      let found = try Reading(storage)
      #expect(found.ids.starts(with: 1..<good + 1), "seed \(seed): \(found.ids)")
      #expect(found.ids.allSatisfy { $0 <= good + count }, "seed \(seed)")
      let (resumed, _) = try JournalWriter.resume(in: storage, after: found.report)
      #expect(resumed.commit([record(500)]) == .saved(lastSeq: found.report.lastSeq + 1))
      #expect(try Reading(storage).ids == found.ids + [500], "seed \(seed)")
    }
  }

  /// What a restart shows to the host as sold is as good as promised.
  @Test func whatARestartShowsSurvivesTheNextCut() throws {
    for seed in Budget.seeds(1000) {
      var dice = SeededGenerator(seed: seed)
      let storage = FaultyStorage(seed: seed)
      let writer = try JournalWriter.create(in: storage)
      #expect(writer.commit([record(1)]) == .saved(lastSeq: 1))
      // Killed after the write, before the sync.
      var bytes: [UInt8] = []
      let sum = try Reading(storage).report.lastSum
      _ = JournalFrame.append(record(2, padding: 900), seq: 2, prev: sum, to: &bytes)
      _ = try storage.open("journal.jsonl").write(bytes)
      storage.kill()
      let found = try Reading(storage)
      #expect(found.ids == [1, 2])
      _ = try JournalWriter.resume(in: storage, after: found.report)
      storage.crash(seed: dice.next())
      #expect(try Reading(storage).ids == [1, 2], "seed \(seed)")
    }
  }

  /// A sale that was refused must not come back as sold after a restart and go with the next cut.
  @Test func whatWasRefusedIsNotShownAsSoldAfterARestart() throws {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    #expect(writer.commit([record(1)]) == .saved(lastSeq: 1))
    // The sync fails, and so does making the next file.
    storage.faults = [
      Fault(call: storage.calls + 2, .error(5)), Fault(call: storage.calls + 3, .error(28)),
    ]
    guard case .failed = writer.commit([record(2)]) else {
      Issue.record("a failed sync was called saved")
      return
    }
    storage.kill()
    #expect(try Reading(storage).ids == [1])
  }
}
