// LiveHost: the journal's thread: order, grouping, draining.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TestSupport
import Testing

@testable import Journal

struct JournalThreadTests {
  private func tickets(_ answers: [JournalAnswer]) -> [Int] {
    answers.compactMap { if case .committed(let ticket, _) = $0 { ticket } else { nil } }
  }

  private func outcomes(_ answers: [JournalAnswer]) -> [CommitOutcome] {
    answers.compactMap { if case .committed(_, let outcome) = $0 { outcome } else { nil } }
  }

  @Test func sixtyFourWaitingCommitsBecomeOneWriteAndOneSync() throws {
    let storage = FaultyStorage()
    let journal = try JournalThread(try JournalWriter.create(in: storage))
    // The disk is busy with the first commit until all the others wait.
    let (isBusy, mayGoOn) = (Mailbox<Int>(), Mailbox<Int>())
    storage.beforeSync = {
      isBusy.post(1)
      _ = mayGoOn.take()
    }
    journal.send(.commit([record(1)], ticket: 1))
    _ = isBusy.take()
    for ticket in 2...65 { journal.send(.commit([record(ticket)], ticket: ticket)) }
    mayGoOn.post(1)
    mayGoOn.close()
    journal.finish()
    let answers = journal.answers()
    #expect(tickets(answers) == Array(1...65))
    #expect(outcomes(answers).dropFirst().allSatisfy { $0 == .saved(lastSeq: 65) })
    #expect(storage.writes == 2 && storage.syncs == 2)
    #expect(try Reading(storage).ids == Array(1...65))
  }

  /// Two hundred thousand lines in one second, as a rush brings them.
  @Test func aFloodIsWrittenAndNotLetGo() throws {
    let storage = FaultyStorage()
    let journal = InlineJournal(try JournalWriter.create(in: storage))
    for id in 1...200_000 { journal.send(.ride([record(id)])) }
    journal.send(.flush)
    let report = try JournalReader.read(storage)
    #expect(report.records == 200_000 && report.isSound)
    #expect(storage.syncs < 100)
  }

  @Test func finishDrainsWhatWasSent() throws {
    let storage = FaultyStorage()
    let journal = try JournalThread(try JournalWriter.create(in: storage))
    for id in 1...500 { journal.send(.commit([record(id)], ticket: id)) }
    journal.finish()
    #expect(tickets(journal.answers()) == Array(1...500))
    #expect(try Reading(storage).ids == Array(1...500))
    storage.crash(seed: 5)
    #expect(try Reading(storage).ids == Array(1...500))
  }

  @Test func recordsStandInTheOrderInWhichTheyWereSent() throws {
    let storage = FaultyStorage()
    let worker = JournalWorker(writer: try JournalWriter.create(in: storage))
    var answers: [JournalAnswer] = []
    worker.work([
      .ride([record(1)]), .commit([record(2)], ticket: 2), .ride([record(3)]),
      .commit([record(4), record(5)], ticket: 4), .ride([record(6)]), .flush,
    ]) { answers.append($0) }
    #expect(try Reading(storage).ids == [1, 2, 3, 4, 5, 6])
    #expect(tickets(answers) == [2, 4])
  }

  @Test func allOfAGroupFailTogetherAndCanBeTriedAgain() throws {
    let storage = FaultyStorage()
    let worker = JournalWorker(writer: try JournalWriter.create(in: storage))
    storage.faults = [Fault(call: storage.calls + 1, .error(28))]
    let group: [JournalRequest] = (1...8).map { .commit([record($0)], ticket: $0) }
    var answers: [JournalAnswer] = []
    worker.work(group) { answers.append($0) }
    let failure = SystemError(call: "write", code: 28)
    #expect(outcomes(answers) == Array(repeating: .failed(failure), count: 8))
    answers = []
    worker.work(group) { answers.append($0) }
    #expect(outcomes(answers) == Array(repeating: .saved(lastSeq: 8), count: 8))
    #expect(try Reading(storage).ids == Array(1...8))
  }

  @Test func aFlushWritesRidersOnceAndAnswersOnlyThen() throws {
    let storage = FaultyStorage()
    let journal = InlineJournal(try JournalWriter.create(in: storage))
    journal.send(.flush)
    #expect(journal.answers().isEmpty)
    journal.send(.ride([record(1)]))
    #expect(storage.writes == 0)
    journal.send(.flush)
    guard case .flushed(.saved(lastSeq: 1)) = journal.answers().first else {
      Issue.record("the flush was not answered")
      return
    }
    #expect(journal.wakeNumber == nil)
  }

  @Test func derivedFilesAreReplacedAndFailuresAreSaid() throws {
    let folder = try TemporaryFolder()
    let journal = try JournalThread(try JournalWriter.create(in: FaultyStorage()))
    let good = FileSystem.join(folder.path, "sales.json")
    let bad = FileSystem.join(folder.path, "no/such/folder/sales.json")
    journal.send(.replace(path: good) { _ in Array("{}".utf8) })
    journal.send(.replace(path: bad) { _ in Array("{}".utf8) })
    journal.finish()
    var seen: [String: Bool] = [:]
    for case .replaced(let path, let error) in journal.answers() { seen[path] = error == nil }
    #expect(seen == [good: true, bad: false])
    #expect(try FileSystem.read(good) == Array("{}".utf8))
    #expect(try FileSystem.names(in: folder.path) == ["sales.json"], "no temporary file is left")
  }
}
