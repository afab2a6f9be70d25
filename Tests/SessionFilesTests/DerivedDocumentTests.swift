// LiveHost: the documents made from sessions, and the host's settings.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import ConsoleUI
import JSONLines
import SessionEngine
import SystemIO
import TestSupport
import Testing
import TextScreen

@testable import SessionFiles

struct DerivedDocumentTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  private func session() throws -> Session {
    var session = Session(try stallPlan())
    session.evolve(.sessionOpened(opening: "Hi"), at: at(noon))
    session.evolve(.viewerArrived(anna, isReturning: false, hasBought: false), at: at(noon))
    session.evolve(.viewerArrived(bo, isReturning: false, hasBought: false), at: at(noon))
    session.evolve(.saleRecorded(sale("s-1")), at: at(noon + 1000))
    session.evolve(
      .saleRecorded(
        Sale(
          id: "s-2", goods: "basket", quantity: 1, unitPrice: yuan(12_800), discount: yuan(0),
          total: yuan(12_800), buyer: nil, payment: .cash, claim: nil)), at: at(noon + 2000))
    session.evolve(.saleRecorded(sale("s-3", payment: .cod)), at: at(noon + 3000))
    session.evolve(.saleVoided(sale: "s-3", reason: "x", isUndo: false), at: at(noon + 4000))
    session.evolve(
      .saleReturned(sale: "s-1", quantity: 1, refund: yuan(2300), reason: "soft"),
      at: at(noon + 5000))
    return session
  }

  private func document(_ session: Session) -> SalesDocument {
    let document = SessionDocument(
      id: "x-1", isTraining: false, startedAt: noon - 5000, source: "", plan: session.plan)
    return SalesDocument(document, session, journalSeq: 7)
  }

  @Test func theSalesDocumentIsTheSessionsSalesNetOfVoidsAndReturns() throws {
    let root = try JSONTape().parse(document(try session()).bytes())
    #expect(
      root.members.map(\.name)
        == ["schema", "training", "journalSeq", "session", "currency", "totals", "sales"])
    #expect(root["schema"]?.string == "livehost.sales/1" && root["training"]?.boolean == false)
    let show = try #require(root["session"])
    #expect(show["title"]?.string == "Autumn fair" && show["host"]?.string == "Su Qing")
    #expect(show["startedAt"]?.string == JSONTime.text(noon) && show["endedAt"]?.isNull == true)
    let totals = try #require(root["totals"])
    #expect(totals["sales"]?.integer == 2 && totals["units"]?.integer == 2)
    #expect(totals["revenue"]?.string == "151.00" && totals["average"]?.string == "75.50")
    #expect(totals["hostShare"]?.string == "15.10")
    let makers = try #require(totals["byMaker"]).elements
    #expect(makers.map { $0["maker"]?.string } == ["lin", "wu"])
    #expect(makers.map { $0["share"]?.string } == ["20.70", "115.20"])
    let payments = try #require(totals["byPayment"]).elements
    #expect(payments.map { $0["payment"]?.string } == ["cash", "wechat"])
    #expect(payments.map { $0["revenue"]?.string } == ["128.00", "23.00"])
  }

  @Test func everySaleIsListedWithWhatBecameOfIt() throws {
    var session = try session()
    session.evolve(.sessionEnded, at: at(noon + 9000))
    let root = try JSONTape().parse(document(session).bytes(indented: false))
    #expect(root["session"]?["endedAt"]?.string == JSONTime.text(noon + 9000))
    let sales = try #require(root["sales"]).elements
    #expect(sales.map { $0["number"]?.integer } == [1, 2, 3])
    #expect(sales.map { $0["id"]?.string } == ["s-1", "s-2", "s-3"])
    #expect(sales.map { $0["status"]?.string } == ["recorded", "recorded", "voided"])
    #expect(sales.map { $0["returned"]?.integer } == [1, 0, 0])
    #expect(sales.map { $0["total"]?.string } == ["46.00", "128.00", "46.00"])
    #expect(sales[0]["name"]?.string == "Sweet potato" && sales[0]["maker"]?.string == "lin")
    #expect(sales[0]["buyer"]?["name"]?.string == anna.name && sales[1]["buyer"]?.isNull == true)
    #expect(sales[0]["at"]?.string == JSONTime.text(noon + 1000))
  }

  @Test func theSameSessionMakesTheSameBytes() throws {
    #expect(document(try session()).bytes() == document(try session()).bytes())
  }

  @Test func viewersAreRememberedAcrossSessions() throws {
    let path = FileSystem.join(folder.path, "viewers.json")
    var viewers = ViewersDocument.load(path).document
    #expect(viewers.entries.isEmpty && ViewersDocument.load(path).failure == nil)
    viewers.add(try session(), at: noon)
    try FileSystem.replace(path, with: viewers.bytes)
    var read = ViewersDocument.load(path).document
    #expect(read.bytes == viewers.bytes)
    #expect(read.regulars == ["v-1": true, "v-2": false])
    read.add(try session(), at: noon + 1000)
    #expect(read.entries.map(\.visits) == [2, 2])
    #expect(read.entries.map(\.lastSeen) == [noon + 1000, noon + 1000])
  }

  @Test(arguments: [
    "", "[]", "{}", #"{"viewers":7}"#, #"{"viewers":[{"id":"a"}]}"#,
    #"{"viewers":[{"id":"a","name":"b","lastSeen":"now","visits":1}]}"#,
    #"{"viewers":[{"id":"a","name":"b","lastSeen":"2026-11-23T11:32:05Z","visits":0}]}"#,
    #"{"schema":"livehost.viewers/2","viewers":[]}"#,
  ])
  func aBrokenViewersDocumentIsAnEmptyMemoryAndIsSaid(_ text: String) throws {
    let path = try folder.write("viewers.json", text)
    let (document, failure) = ViewersDocument.load(path)
    #expect(document.entries.isEmpty)
    guard case .document(let problem) = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
    #expect(problem.file == path)
  }

  @Test func thoseNotSeenForLongestAreForgottenFirst() throws {
    var writer = JSONWriter()
    writer.object { root in
      root.list("viewers") { list in
        for index in 0..<ViewersDocument.capacity {
          list.object { viewer in
            viewer.field("id", "old-\(index)")
            viewer.field("name", "x")
            viewer.field("lastSeen", JSONTime.text(noon - Int64(index + 1)))
            viewer.field("visits", 1)
          }
        }
      }
    }
    let path = try folder.write("viewers.json", writer.text)
    var viewers = ViewersDocument.load(path).document
    viewers.add(try session(), at: noon)
    #expect(viewers.entries.count == ViewersDocument.capacity)
    let regulars = viewers.regulars
    #expect(regulars["v-1"] == true && regulars["v-2"] == false)
    let last = ViewersDocument.capacity - 1
    #expect(regulars["old-0"] != nil && regulars["old-\(last - 2)"] != nil)
    #expect(regulars["old-\(last)"] == nil && regulars["old-\(last - 1)"] == nil)
  }

  @Test func settingsComeBackTheSame() throws {
    let path = FileSystem.join(folder.path, "settings.json")
    #expect(try SettingsDocument.load(path) == SettingsDocument())
    for seed in Budget.seeds(100) {
      var dice = SeededGenerator(seed: seed)
      var settings = SettingsDocument()
      settings.language = dice.pick([nil, .chinese, .english])
      settings.theme = dice.pick([nil] + Theme.allCases)
      settings.wasAsked = dice.pick([true, false])
      let old = settings.resolved(language: .english, theme: .dark)
      var new = old
      new.large = dice.pick([0, 3])
      new.isCalm = dice.pick([true, false])
      new.clockSeconds = dice.pick([0, 1, 60])
      new.shapes = dice.pick(LargeShapes.allCases)
      new.takesPointer = dice.pick([true, false])
      new.isUndisturbed = dice.pick([true, false])
      new.speech.isOn = dice.pick([true, false])
      new.speech.rate = dice.pick([-100, 0, 100])
      new.speech.kinds = dice.pick([[], [.sales, .undo], Set(SpeechKind.allCases)])
      new.keys.layout = dice.pick(KeyLayout.allCases)
      new.keys.bindings = dice.pick([[:], ["sell": "F11", "next": "F12"]])
      new.keys.areLettersOn = dice.pick([true, false])
      new.keys.debounceMilliseconds = dice.pick([0, 1000])
      new.scanning.isOn = dice.pick([true, false])
      new.scanning.mode = dice.pick(ScanSettings.Mode.allCases)
      new.scanning.stepMilliseconds = dice.pick([300, 10_000])
      new.linear.digestSeconds = dice.pick([0, 600])
      new.linear.linesPerMinute = dice.pick([1, 30])
      new.linear.heartbeatSeconds = dice.pick([0, 3600])
      new.linear.columns = dice.pick([0, 40])
      settings.keep(from: old, to: new)
      settings.isLinear = dice.pick([nil, true, false])
      settings.greetsByItself = dice.pick([nil, true, false])
      settings.undoSeconds = dice.pick([nil, 0, 3600])
      try FileSystem.replace(path, with: settings.bytes)
      #expect(try SettingsDocument.load(path) == settings, "seed \(seed)")
    }
  }

  @Test(arguments: [
    (#""language":"fr!""#, "language"), (#""large":4"#, "large"), (#""large":"1""#, "large"),
    (#""theme":"pink""#, "theme"), (#""calm":"yes""#, "calm"), (#""linear":1"#, "linear"),
    (#""autoGreeting":"on""#, "autoGreeting"), (#""undoSeconds":-1"#, "undoSeconds"),
    (#""undoSeconds":1e9"#, "undoSeconds"), (#""keys":7"#, "keys"),
    (#""keys":{"layout":"up"}"#, "keys.layout"), (#""speech":{"rate":101}"#, "speech.rate"),
    (#""speech":{"kinds":["sales","songs"]}"#, "speech.kinds[1]"),
    (#""keys":{"bindings":{"sell":""}}"#, "keys.bindings.sell"),
    (#""switch":{"stepMilliseconds":299}"#, "switch.stepMilliseconds"),
    (#""lines":{"linesPerMinute":31}"#, "lines.linesPerMinute"), (#""shapes":"braille""#, "shapes"),
    (#""schema":"livehost.settings/2""#, "schema"),
  ])
  func wrongSettingsAreNamed(_ member: String, _ field: String) throws {
    let path = try folder.write("settings.json", "{\n\(member)}")
    do throws(FileFailure) {
      _ = try SettingsDocument.load(path)
      Issue.record("they were taken")
    } catch {
      guard case .document(let problem) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(problem.field == field && problem.line == 2)
    }
  }

  @Test func theDataFolderIsTheFlagsFirst() {
    #expect(DataFolder.chosen(flag: "/a/b").sessions == "/a/b/sessions")
    #expect(DataFolder.chosen(flag: "/a/b").rehearsals == "/a/b/rehearsals")
    #expect(DataFolder.chosen(flag: "/a/b").viewers == "/a/b/viewers.json")
    #expect(!DataFolder.chosen(flag: nil).path.isEmpty)
  }
}
