// LiveHost: sessions are made, found again, gone on with, and read back as they were.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Journal
import JSONLines
import SessionEngine
import SystemIO
import TestSupport
import Testing

@testable import SessionFiles

struct SessionStoreTests {
  private let temporary: TemporaryFolder
  private let data: DataFolder

  init() throws {
    temporary = try TemporaryFolder()
    data = DataFolder(path: FileSystem.join(temporary.path, "data"))
  }

  @Test func aNewSessionHasItsFilesAndItsHeader() throws {
    let console = try made(data)
    #expect(FileSystem.name(of: console.folder) == "2026-11-23T113205Z-autumn-fair-07f3")
    #expect(
      try FileSystem.names(in: console.folder)
        == ["journal.jsonl", "session.json", "session.lock"])
    // The header is made durable by the first commit.
    #expect(console.open.writer.commit([]) == .saved(lastSeq: 1))
    let text = try FileSystem.read(FileSystem.join(console.folder, "journal.jsonl"))
    #expect(text.starts(with: Array(#"{"seq":1,"at":"2026-11-23T11:32:05.412Z","#.utf8)))
    let loaded = try SessionStore.load(console.folder)
    #expect(loaded.report.records == 1 && loaded.report.isSound && loaded.unreadable == 0)
    #expect(loaded.session.phase == .planned && !loaded.document.isTraining)
  }

  @Test func theSameNameTwiceMakesTwoFolders() throws {
    let (first, second) = (try made(data), try made(data))
    #expect(second.folder == first.folder + "-2")
    #expect(second.open.loaded.document.id == first.open.loaded.document.id)
    let rehearsal = try made(data, isTraining: true)
    #expect(rehearsal.folder.hasPrefix(data.rehearsals))
    #expect(data.list(isTraining: false) == [first.folder, second.folder])
    #expect(data.list(isTraining: true) == [rehearsal.folder])
  }

  @Test func replayEqualsTheLiveState() throws {
    var console = try made(data)
    try aBitOfEverything(&console)
    let loaded = try SessionStore.load(console.folder)
    #expect(picture(loaded.session) == picture(console.session))
    #expect(loaded.unreadable == 0 && loaded.report.isSound)
    #expect(loaded.report.records == console.events.count + 1)
    #expect(loaded.report.lastAt == noon + 84_000)
  }

  @Test func replayEqualsTheLiveStateAlsoAfterEveryCut() throws {
    var console = try made(data)
    try aBitOfEverything(&console)
    let path = FileSystem.join(console.folder, "journal.jsonl")
    let whole = try FileSystem.read(path)
    var session = Session(try stallPlan())
    var cut = 0
    for (index, line) in whole.split(separator: 0x0A).enumerated() {
      cut += line.count + 1
      let moment = Instant(
        milliseconds: try #require(
          JSONTape().parse(line)["at"]?.string.flatMap(JSONTime.milliseconds)))
      if index > 0 { session.evolve(console.events[index - 1], at: moment) }
      try FileSystem.replace(path, with: Array(whole[..<cut]) + Array(#"{"seq":"#.utf8))
      let loaded = try SessionStore.load(console.folder)
      #expect(picture(loaded.session) == picture(session), "after line \(index + 1)")
      #expect(loaded.report.tornTail?.offset == cut, "after line \(index + 1)")
    }
  }

  @Test func resumingGoesOnWhereItStoppedAndSetsATornTailAside() throws {
    var folder = ""
    var before: [String] = []
    do {
      var console = try made(data)
      try aBitOfEverything(&console)
      (folder, before) = (console.folder, picture(console.session))
    }
    let path = FileSystem.join(folder, "journal.jsonl")
    try FileSystem.open(path, .append).writeAll(Array("torn".utf8))
    var again = Console(
      try SessionStore.resume(folder, policy: .init(), regulars: [:], now: noon + 90_000))
    #expect(again.open.tail == "journal.torn-1")
    #expect(picture(again.session) == before)
    try again.tell(.recover(lastSeen: Instant(milliseconds: noon + 84_000)), at: noon + 90_000)
    try again.tell(.recordSale(SaleDraft(id: "s-9", goods: "potato")), at: noon + 91_000)
    let loaded = try SessionStore.load(folder)
    #expect(picture(loaded.session) == picture(again.session))
    #expect(loaded.report.isSound)
    #expect(loaded.session.sales.entries.map(\.sale.id) == ["s-1", "s-2", "s-9"])
  }

  @Test func aSessionInUseSaysByWhom() throws {
    let console = try made(data)
    do throws(SessionFailure) {
      _ = try SessionStore.resume(
        console.folder, policy: .init(), regulars: [:], now: noon + 1000)
      Issue.record("two consoles write to one session")
    } catch {
      guard case .inUse(console.folder, let holder) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(holder.process == Int64(ThisProcess.identifier) && holder.since == noon)
    }
    #expect(try SessionStore.load(console.folder).report.isSound, "reading needs no lock")
    withExtendedLifetime(console) {}
  }

  @Test func unreadableRecordsAreCountedAndTheRestIsTaken() throws {
    var console = try made(data)
    try console.tell(.open, at: noon)
    for (kind, text) in [("hologram", "{}"), ("said", #"{"text":7}"#)] {
      _ = console.open.writer.commit([JournalRecord(at: noon, kind: kind, data: Array(text.utf8))])
    }
    try console.tell(.recordSale(SaleDraft(id: "s-1", goods: "potato")), at: noon + 5)
    let loaded = try SessionStore.load(console.folder)
    #expect(loaded.unreadable == 2 && loaded.report.isSound)
    #expect(picture(loaded.session) == picture(console.session))
  }

  @Test func aSessionWithoutItsDocumentCannotBeLoaded() throws {
    let console = try made(data)
    try FileSystem.remove(FileSystem.join(console.folder, "session.json"))
    do throws(SessionFailure) {
      _ = try SessionStore.load(console.folder)
      Issue.record("it was loaded")
    } catch {
      guard case .file(.system(let system)) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(system.isMissingFile)
    }
  }

  @Test func sessionDocumentsComeBackTheSame() throws {
    let plan = try stallPlan()
    let document = SessionDocument(
      id: "x-1", isTraining: true, startedAt: noon, source: "/stall/plan.json", plan: plan)
    try FileSystem.createFolders(data.path)
    let path = FileSystem.join(data.path, SessionDocument.name)
    try FileSystem.replace(path, with: document.bytes)
    let read = try SessionDocument.load(data.path)
    #expect(read.id == "x-1" && read.isTraining && read.startedAt == noon)
    #expect(read.source == document.source)
    #expect(read.bytes == document.bytes)
    #expect(read.plan.catalogue.goods == plan.catalogue.goods)
    #expect(read.plan.catalogue.makers == plan.catalogue.makers)
    #expect(read.plan.rundown == plan.rundown && read.plan.greeting == plan.greeting)
    #expect(read.plan.goal == plan.goal && read.plan.commission == plan.commission)
    #expect(read.plan.language == plan.language && read.plan.title == plan.title)
  }

  // MARK: Unfinished sessions

  private func unfinished(at now: Int64, source: String = "/stall/plan.json") throws -> String? {
    try SessionStore.unfinished(in: data, source: source, now: now)
  }

  @Test func aSessionThatStoppedIsUnfinishedForTwelveHours() throws {
    var console = try made(data)
    #expect(try unfinished(at: noon) == console.folder, "just begun, and held by a console")
    try console.tell(.open, at: noon)
    let limit: Int64 = 12 * 3_600_000
    #expect(try unfinished(at: noon + 1) == console.folder)
    #expect(try unfinished(at: noon + limit - 1) == console.folder)
    #expect(try unfinished(at: noon + limit) == nil)
    #expect(try unfinished(at: noon - 3_600_000) == console.folder, "the clock went back")
    #expect(try unfinished(at: noon + 1, source: "/other/plan.json") == nil)
  }

  @Test func anEndedSessionIsFinishedAndTheNewestOfThePlanCounts() throws {
    #expect(try unfinished(at: noon) == nil, "no data folder yet")
    var old = try made(data)
    try old.tell(.open, at: noon)
    var other = try made(data, at: noon + 60_000, source: "/other/plan.json")
    try other.tell(.open, at: noon + 60_000)
    _ = try made(data, at: noon + 70_000, isTraining: true)
    #expect(try unfinished(at: noon + 90_000) == old.folder)
    var new = try made(data, at: noon + 100_000)
    try new.tell(.open, at: noon + 100_000)
    #expect(try unfinished(at: noon + 110_000) == new.folder)
    try new.tell(.end, at: noon + 120_000)
    #expect(try unfinished(at: noon + 130_000) == nil)
  }

  @Test func sessionsAreFoundByNamePartFileOrLast() throws {
    #expect(data.find("last") == .none)
    let first = try made(data)
    let second = try made(data, at: noon + 86_400_000, isTraining: true, suffix: 0xABCD)
    #expect(data.find("last") == .found(second.folder))
    #expect(data.find("最近") == .found(second.folder))
    #expect(data.find("abcd") == .found(second.folder))
    #expect(data.find(first.folder) == .found(first.folder))
    #expect(data.find(first.folder + "/journal.jsonl") == .found(first.folder))
    #expect(data.find("nothing") == .none)
    guard case .several(let names) = data.find("autumn") else {
      Issue.record("two sessions are not one")
      return
    }
    #expect(names.count == 2)
  }
}
