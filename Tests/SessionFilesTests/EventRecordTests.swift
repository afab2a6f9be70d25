// LiveHost: every event goes into a record and comes back as itself.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Journal
import SessionEngine
import SystemIO
import TestSupport
import Testing

@testable import SessionFiles

struct EventRecordTests {
  /// What the records are read back as.
  private func decoded(_ records: [JournalRecord]) throws -> [EventDecoder.Outcome] {
    let storage = FaultyStorage()
    let writer = try JournalWriter.create(in: storage)
    #expect(writer.commit(records) == .saved(lastSeq: Int64(records.count)))
    var outcomes: [EventDecoder.Outcome] = []
    let decoder = EventDecoder(.yuan)
    let report = try JournalReader.read(storage) { outcomes.append(decoder.decode($0)) }
    #expect(report.isSound)
    return outcomes
  }

  private func decoded(_ kind: String, _ data: String) throws -> EventDecoder.Outcome? {
    try decoded([JournalRecord(at: noon, kind: kind, data: Array(data.utf8))]).first
  }

  @Test func everyEventDecodesToItself() throws {
    let records = everyEvent.map { EventRecord.encode($0, at: Instant(milliseconds: noon)) }
    #expect(try decoded(records) == everyEvent.map { .event($0) })
  }

  @Test func theSampleHoldsEveryKind() {
    let tags = Set(everyEvent.map(EventRecord.tag))
    // One more case in the enum needs one more sample here; `tag` does not compile without it.
    #expect(tags.count == 42)
    #expect(!tags.contains(EventRecord.header))
  }

  @Test func theHeaderIsNoEvent() throws {
    let document = SessionDocument(
      id: "x", isTraining: true, startedAt: noon, source: "", plan: try stallPlan())
    let record = EventRecord.headerRecord(document)
    #expect(
      String(decoding: record.data, as: UTF8.self)
        == #"{"schema":"livehost.journal/1","session":"x","training":true}"#)
    #expect(try decoded([record]) == [.header])
  }

  @Test func aSaleIsWrittenAsTheContractSays() {
    let record = EventRecord.encode(.saleRecorded(sale("s-1")), at: Instant(milliseconds: noon))
    #expect(record.kind == "saleRecorded" && record.at == noon)
    #expect(
      String(decoding: record.data, as: UTF8.self)
        == #"{"sale":"s-1","goods":"potato","quantity":2,"unitPrice":"25.60","discount":"5.20","#
        + #""total":"46.00","currency":"CNY","buyer":{"id":"v-1","name":"Anna \"A\" \\ 安娜\n🍠"},"#
        + #""payment":"wechat","claim":"c-1","order":false}"#)
  }

  @Test(arguments: [
    ("saleForgotten", "{}"), ("", "{}"), ("saleRecorded", "{}"), ("said", #"{"text":7}"#),
    ("said", #"{"text":null}"#), ("said", "{]}"), ("sessionOpened", "{}"),
    ("sessionRecovered", #"{"awayMilliseconds":-1}"#),
    ("sessionRecovered", #"{"awayMilliseconds":9223372036854775807}"#),
    ("sessionRecovered", #"{"awayMilliseconds":1e3}"#), ("autoGreetingSet", #"{"on":"yes"}"#),
    ("viewerArrived", #"{"viewer":null}"#), ("viewerArrived", #"{"viewer":{"id":"x"}}"#),
    ("viewerLeft", #"{"viewer":{"id":1,"name":"x"}}"#), ("liked", #"{"count":"3"}"#),
    ("liked", "{}"), ("chatSkipped", "{}"), ("chatReceived", #"{"viewer":{"id":"a","name":"b"}}"#),
    ("greeted", #"{"viewers":{},"text":"x"}"#), ("greeted", #"{"text":"x"}"#),
    ("greeted", #"{"viewers":[{"id":"a","name":"b"},{"id":"c"}],"others":0,"text":"x"}"#),
    ("featured", #"{"goods":"potato","item":-1}"#), ("featured", #"{"item":1}"#),
    ("itemMoved", #"{"from":0}"#), ("itemLengthSet", #"{"item":0,"milliseconds":1.5}"#),
    ("stockSet", #"{"goods":"potato","onHand":"many"}"#),
    ("claimClosed", #"{"claim":"c-1","outcome":"eaten"}"#),
    ("claimReceived", #"{"claim":"c","viewer":{"id":"a","name":"b"},"goods":"g","quantity":0}"#),
    ("claimReduced", #"{"claim":"c","quantity":0}"#), ("claimWarned", "{}"),
    ("claimExtended", #"{"claim":"c","leftMilliseconds":-5}"#), ("claimLapsed", #"{"claim":"c"}"#),
    ("claimPromoted", #"{"claim":"c","held":-1,"text":""}"#),
    ("wordMuted", "{}"), ("viewerMuted", #"{"viewer":null}"#),
    ("saleVoided", #"{"sale":"s-1"}"#),
    ("saleReturned", #"{"sale":"s","quantity":1,"refund":"-1.00","reason":"x"}"#),
    ("saleReturned", #"{"sale":"s","quantity":1,"refund":"1e400","reason":"x"}"#),
  ])
  func whatMakesNoSenseIsUnreadable(_ kind: String, _ data: String) throws {
    #expect(try decoded(kind, data) == .unreadable)
  }

  @Test(arguments: [
    (#""quantity":2"#, #""quantity":0"#), (#""quantity":2"#, #""quantity":"2""#),
    (#""quantity":2"#, #""quantity":99999999999"#), (#""CNY""#, #""USD""#),
    (#""unitPrice":"25.60""#, #""unitPrice":25.6"#), (#""total":"46.00""#, #""total":"46.000""#),
    (#""discount":"5.20""#, #""discount":"half""#), (#""wechat""#, #""barter""#),
    (#""buyer":{"id":"v-1""#, #""buyer":{"ident":"v-1""#), (#""sale":"s-1""#, #""sale":null"#),
    (#""claim":"c-1""#, #""claim":1"#),
  ])
  func aSaleWithABrokenFieldIsNeverHalfTaken(_ old: String, _ new: String) throws {
    let record = EventRecord.encode(.saleRecorded(sale("s-1")), at: Instant(milliseconds: noon))
    let text = String(decoding: record.data, as: UTF8.self)
    let broken = text.replacing(old, with: new)
    #expect(broken != text)
    #expect(try decoded("saleRecorded", broken) == .unreadable)
  }

  @Test func fieldsOfALaterVersionAreIgnored() throws {
    #expect(
      try decoded("said", #"{"mood":{"happy":[1,2]},"text":"x"}"#) == .event(.said(text: "x")))
    #expect(
      try decoded("chatReceived", #"{"viewer":{"id":"a","name":"b"},"text":"x","mark":"loud"}"#)
        == .event(.chatReceived(Viewer(id: "a", name: "b"), text: "x", mark: .none, message: nil)))
  }

  @Test func mangledRecordsNeverTrapTheSession() throws {
    let records = everyEvent.map { EventRecord.encode($0, at: Instant(milliseconds: noon)) }
    let digits = Array("0123456789-\"{}[]:,aeE.".utf8)
    for seed in Budget.seeds(600) {
      var dice = SeededGenerator(seed: seed)
      let mangled = records.map { record in
        var data = record.data
        for _ in 0..<dice.below(4) where data.count > 2 {
          let place = 1 + dice.below(data.count - 2)
          if dice.chance(700) { data[place] = dice.pick(digits) } else { data.remove(at: place) }
        }
        let kind = dice.chance(200) ? dice.pick(records).kind : record.kind
        return JournalRecord(at: noon + Int64(dice.below(100_000)), kind: kind, data: data)
      }
      var session = Session(try stallPlan())
      for case .event(let event) in try decoded(mangled) {
        session.evolve(event, at: Instant(milliseconds: noon))
      }
      #expect(session.sales.entries.count <= mangled.count, "seed \(seed)")
    }
  }
}
