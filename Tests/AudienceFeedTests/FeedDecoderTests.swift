// LiveHost: tests of reading feed lines, good and bad.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing

@testable import AudienceFeed

@Suite struct FeedDecoderTests {
  private let decoder = FeedDecoder()

  private func decode(_ text: String) throws(FeedProblem) -> AudienceMessage {
    try decoder.decode(Array(text.utf8)[...])
  }

  private func problem(_ text: String) -> FeedProblem? {
    do throws(FeedProblem) {
      _ = try decode(text)
      return nil
    } catch {
      return error
    }
  }

  /// A valid line of a kind, with more fields.
  private func line(_ kind: String, _ more: String = "") -> String {
    #"{"v":1,"kind":"\#(kind)","user":{"id":"u-9","name":"小明"}\#(more)}"#
  }

  @Test func theExampleOfTheContractIsRead() throws {
    let message = try decode(
      #"{"v":1,"kind":"chat","id":"m-1","at":"2026-11-23T11:32:05.412Z","platform":"douyin","#
        + #""user":{"id":"u-9","name":"小明"},"text":"3号来两份"}"#)
    #expect(message.kind == .chat && message.id == "m-1" && message.text == "3号来两份")
    #expect(message.viewer == Viewer(id: "u-9", name: "小明") && !message.isBacklog)
  }

  @Test func everyKindIsRead() throws {
    let table: [(String, AudienceMessage.Kind)] = [
      (line("enter"), .enter), (line("leave"), .leave), (line("follow"), .follow),
      (line("chat", #","text":"hi""#), .chat), (line("system", #","text":"hi""#), .system),
      (line("like"), .like(count: 1)), (line("like", #","count":9999"#), .like(count: 9999)),
      (line("gift", #","count":null"#), .gift(count: 1)),
      (line("order", #","goods":"tea""#), .order(goods: "tea", quantity: 1, payment: nil)),
      (
        line("order", #","goods":3,"quantity":2,"paid":true"#),
        .order(goods: "3", quantity: 2, payment: .transfer)
      ),
      (
        line("order", #","goods":"3","paid":true,"payment":"cod""#),
        .order(goods: "3", quantity: 1, payment: .cod)
      ),
      (
        line("order", #","goods":"3","paid":false,"payment":"cod""#),
        .order(goods: "3", quantity: 1, payment: nil)
      ),
    ]
    for (text, kind) in table { #expect(try decode(text).kind == kind, "\(text)") }
  }

  @Test func anAlarmThatIsNotKnownIsANote() throws {
    func kind(_ more: String) throws -> AudienceMessage.Kind {
      try decode(line("system", #","text":"hi""# + more)).kind
    }
    for (name, alarm) in [("microphone", Alarm.microphone), ("stream", .stream)] {
      for (state, isLost) in [("lost", true), ("back", false)] {
        #expect(
          try kind(#","alarm":"\#(name)","state":"\#(state)""#)
            == .alarm(AlarmNews(alarm, isLost: isLost)))
      }
    }
    for more in [
      #","alarm":"camera","state":"lost""#, #","alarm":"stream""#, #","state":"lost""#,
      #","alarm":"stream","state":"bad""#, #","alarm":1,"state":[]"#, #","alarm":null"#,
    ] {
      #expect(try kind(more) == .system, "\(more)")
    }
    #expect(
      problem(#"{"v":1,"kind":"system","alarm":"stream","state":"lost"}"#)
        == FeedProblem(.missing, field: "text"))
  }

  @Test func onlyTrueMarksTheFirstWordsOfAChatLine() throws {
    func isFirst(_ kind: String, _ value: String) throws -> Bool {
      try decode(line(kind, #","text":"hi","firstMessage":\#(value)"#)).isFirstEver
    }
    #expect(try isFirst("chat", "true") && !isFirst("enter", "true"))
    for value in ["false", "null", "1", "[]", #""true""#] {
      #expect(try !isFirst("chat", value), "\(value)")
    }
    #expect(try !decode(line("chat", #","text":"hi""#)).isFirstEver)
  }

  @Test func likesGiftsAndSystemLinesNeedNoUser() throws {
    #expect(try decode(#"{"v":1,"kind":"like","count":5}"#).viewer == nil)
    #expect(try decode(#"{"v":1,"kind":"gift","user":null}"#).viewer == nil)
    #expect(try decode(#"{"v":1,"kind":"system","text":"x"}"#).text == "x")
    for kind in ["enter", "leave", "follow"] {
      #expect(
        problem(#"{"v":1,"kind":"\#(kind)"}"#) == FeedProblem(.missing, field: "user"))
    }
  }

  @Test func idsAreTextsOrWholeNumbersAndLongOnesStayDifferent() throws {
    #expect(try decode(line("chat", #","text":"a","id":5"#)).id == "5")
    let (one, other) = (String(repeating: "长", count: 128), String(repeating: "长", count: 500))
    let ids = try [one, one + "1", one + "2", other].map {
      try #require(try decode(line("order", #","goods":1,"id":"\#($0)""#)).id)
    }
    #expect(ids[0] == one && Set(ids).count == 4)
    #expect(ids.allSatisfy { $0.unicodeScalars.count <= FeedDecoder.nameLimit })
    #expect(try decode(line("order", #","goods":1,"id":"\#(other)""#)).id == ids[3])
    let viewers = try [one + "1", one + "2"].map {
      try decode(#"{"v":1,"kind":"enter","user":{"id":"\#($0)"}}"#).viewer?.id
    }
    #expect(viewers[0] != viewers[1])
  }

  @Test func fieldsNobodyKnowsAreIgnored() throws {
    #expect(try decode(line("enter", #","x":{"y":[1,{"z":null}]},"at":5"#)).kind == .enter)
  }

  @Test func theFirstOfTwoEqualNamesCounts() throws {
    #expect(try decode(line("chat", #","text":"a","text":"b""#)).text == "a")
  }

  @Test func backlogIsMarked() throws {
    #expect(try decode(line("chat", #","text":"a","backlog":true"#)).isBacklog)
  }

  @Test(arguments: [
    (#"{"kind":"enter"}"#, FeedProblem(.missing, field: "v")),
    (#"{"v":2,"kind":"enter"}"#, FeedProblem(.wrongVersion, field: "v")),
    (#"{"v":"1","kind":"enter"}"#, FeedProblem(.wrongVersion, field: "v")),
    (#"{"v":1.0,"kind":"enter"}"#, FeedProblem(.wrongVersion, field: "v")),
    (#"{"v":1e400,"kind":"enter"}"#, FeedProblem(.wrongVersion, field: "v")),
    (#"{"v":1}"#, FeedProblem(.missing, field: "kind")),
    (#"{"v":1,"kind":7}"#, FeedProblem(.wrongType, field: "kind")),
    (#"{"v":1,"kind":"shout"}"#, FeedProblem(.unknownKind, field: "kind")),
    (#"{"v":1,"kind":"enter","user":"ann"}"#, FeedProblem(.wrongType, field: "user")),
    (#"{"v":1,"kind":"enter","user":{}}"#, FeedProblem(.missing, field: "user.id")),
    (#"{"v":1,"kind":"enter","user":{"id":""}}"#, FeedProblem(.missing, field: "user.id")),
    (#"{"v":1,"kind":"enter","user":{"id":"\u0000"}}"#, FeedProblem(.missing, field: "user.id")),
    (#"{"v":1,"kind":"chat","user":{"id":"a"}}"#, FeedProblem(.missing, field: "text")),
    (#"{"v":1,"kind":"chat","user":{"id":"a"},"text":5}"#, FeedProblem(.wrongType, field: "text")),
    (#"{"v":1,"kind":"system"}"#, FeedProblem(.missing, field: "text")),
    (#"{"v":1,"kind":"like","count":"5"}"#, FeedProblem(.wrongType, field: "count")),
    (#"{"v":1,"kind":"like","count":0}"#, FeedProblem(.outOfRange, field: "count")),
    (#"{"v":1,"kind":"like","count":-1}"#, FeedProblem(.outOfRange, field: "count")),
    (#"{"v":1,"kind":"like","count":2.5}"#, FeedProblem(.outOfRange, field: "count")),
    (#"{"v":1,"kind":"like","count":10000}"#, FeedProblem(.outOfRange, field: "count")),
    (
      #"{"v":1,"kind":"gift","count":99999999999999999999999}"#,
      FeedProblem(.outOfRange, field: "count")
    ),
    (#"{"v":1,"kind":"gift","count":1e400}"#, FeedProblem(.outOfRange, field: "count")),
    (#"{"v":1,"kind":"like","id":[5]}"#, FeedProblem(.wrongType, field: "id")),
    (#"{"v":1,"kind":"like","backlog":1}"#, FeedProblem(.wrongType, field: "backlog")),
    (#"{"v":1,"kind":"order","user":{"id":"a"}}"#, FeedProblem(.missing, field: "goods")),
    (
      #"{"v":1,"kind":"order","user":{"id":"a"},"goods":[]}"#,
      FeedProblem(.wrongType, field: "goods")
    ),
    (
      #"{"v":1,"kind":"order","user":{"id":"a"},"goods":""}"#,
      FeedProblem(.wrongType, field: "goods")
    ),
    (
      #"{"v":1,"kind":"order","user":{"id":"a"},"goods":1,"quantity":0}"#,
      FeedProblem(.outOfRange, field: "quantity")
    ),
    (
      #"{"v":1,"kind":"order","user":{"id":"a"},"goods":1,"paid":"yes"}"#,
      FeedProblem(.wrongType, field: "paid")
    ),
    (
      #"{"v":1,"kind":"order","user":{"id":"a"},"goods":1,"paid":true,"payment":"gold"}"#,
      FeedProblem(.wrongType, field: "payment")
    ),
  ])
  func aLineWithAWrongFieldIsRefused(_ text: String, _ expected: FeedProblem) {
    #expect(problem(text) == expected)
  }

  @Test func whatIsNoObjectIsRefused() {
    let deep = String(repeating: "[", count: 60_000)
    let texts = [
      "", "null", "1", "[]", "\"v\"", "{", "{}x", "{\"v\":1", "{'v':1}", "{\"v\":01}", "{\"v\":+1}",
      "{\"v\":NaN}", "{\"v\":1,}", "\u{FEFF}{\"v\":1,\"kind\":\"like\"}", "{\"v\":1}{\"v\":1}",
      "{\"v\":1,\"kind\":\"like\",\"x\":\(deep)}", deep, "{\"a\":\"\u{1}\"}", "{\"a\":\"\0\"}",
      #"{"a":"\ud800"}"#, #"{"a":"\udc00\ud800"}"#, #"{"a":"\x41"}"#, "\u{1B}[2J", "hello",
    ]
    for text in texts { #expect(problem(text) == FeedProblem(.notJSON), "\(text.prefix(40))") }
  }

  @Test func bytesThatAreNotUnicodeAreRefused() {
    for bad: [UInt8] in [
      [0xFF], [0xC0, 0x80], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80],
    ] {
      let bytes = Array(#"{"v":1,"kind":"system","text":""#.utf8) + bad + Array(#""}"#.utf8)
      #expect(throws: FeedProblem(.notJSON)) { try decoder.decode(bytes[...]) }
    }
  }

  @Test func aCarriageReturnAtTheEndDoesNoHarm() throws {
    #expect(try decode(line("enter") + "\r").kind == .enter)
  }

  @Test func controlCharactersNeverComeThrough() throws {
    let text = #"a\u0000b\u001b[31mc\td\r\ne\u007f\u009bf\u0085"#
    let message = try decode(
      #"{"v":1,"kind":"chat","id":"m\u0007","user":{"id":"i\u001b","name":"\u0008n\u009b"},"#
        + #""text":"\#(text)"}"#)
    #expect(message.text == "ab[31mc d  ef")
    #expect(message.viewer == Viewer(id: "i", name: "n") && message.id == "m")
  }

  @Test func aNameOfControlCharactersFallsBackToTheCleanedID() throws {
    let message = try decode(
      #"{"v":1,"kind":"enter","user":{"id":"\u001b[31mann","name":"\u0001"}}"#)
    #expect(message.viewer == Viewer(id: "[31mann", name: "[31mann"))
  }

  @Test func anEmptyIDIsNone() throws {
    #expect(try decode(line("enter", #","id":"""#)).id == nil)
    #expect(try decode(line("enter", #","id":"\u0000""#)).id == nil)
  }

  @Test func userIDsMayBeNumbersAndNamesMayBeMissing() throws {
    let message = try decode(#"{"v":1,"kind":"enter","user":{"id":42}}"#)
    #expect(message.viewer == Viewer(id: "42", name: "42"))
  }

  @Test func longTextsAndNamesAreCut() throws {
    let long = String(repeating: "长", count: 15_000)
    let message = try decode(
      #"{"v":1,"kind":"chat","user":{"id":"a","name":"\#(long)"},"text":"\#(long)"}"#)
    #expect(message.text.unicodeScalars.count == FeedDecoder.textLimit)
    #expect(message.viewer?.name.unicodeScalars.count == FeedDecoder.nameLimit)
  }

  @Test func aLineOf64KiBIsRead() throws {
    let frame = line("chat", #","text":"""#)
    let text = String(repeating: "x", count: FeedLines.limit - frame.utf8.count)
    let whole = line("chat", #","text":"\#(text)""#)
    #expect(whole.utf8.count == FeedLines.limit)
    #expect(try decode(whole).text.utf8.count == FeedDecoder.textLimit)
  }

  @Test func everyProblemHasASentenceInBothLanguages() {
    let kinds: [FeedProblem.Kind] = [
      .notJSON, .tooLong, .wrongVersion, .missing, .wrongType, .unknownKind, .outOfRange,
    ]
    for kind in kinds {
      let problem = FeedProblem(kind, field: "count")
      #expect(problem.sentence(in: .english).hasPrefix("count: "))
      #expect(problem.sentence(in: .chinese) != problem.sentence(in: .english))
    }
  }

  /// 50,000 damaged lines from a seed: whatever comes out is clean, and nothing traps.
  @Test func damagedLinesNeverTrap() {
    let seed: UInt64 = 0x5EED_0001
    var generator = SeededGenerator(seed: seed)
    let corpus = [
      line("chat", #","id":"m-1","text":"3号来两份 \ud83d\ude00 \u001b[0m""#), line("enter"),
      line("order", #","goods":"tea","quantity":2,"paid":true,"payment":"card""#),
      line("gift", #","count":12,"backlog":true,"x":[[[{"a":1e5}]]]"#), #"{"v":1,"kind":"like"}"#,
    ].map { Array($0.utf8) }
    var read = 0
    for round in 0..<50_000 {
      var bytes = generator.pick(corpus)
      for _ in 0...generator.below(4) { mutate(&bytes, &generator) }
      guard let message = try? decoder.decode(bytes[...]) else { continue }
      read += 1
      let shown = message.text + (message.viewer?.name ?? "") + (message.viewer?.id ?? "")
      let isClean = shown.unicodeScalars.allSatisfy {
        $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
      }
      #expect(isClean, "seed \(seed), round \(round): \(bytes)")
    }
    #expect(read > 1000, "the damage leaves some lines readable; seed \(seed)")
  }

  private func mutate(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(generator.below(256))) }
    let place = generator.below(bytes.count)
    switch generator.below(7) {
    case 0: bytes[place] = UInt8(generator.below(256))
    case 1: bytes[place] ^= 1 << UInt8(generator.below(8))
    case 2: bytes.remove(at: place)
    case 3: bytes.insert(generator.pick(Array("\"\\{}[],:0e-\u{1}".utf8)), at: place)
    case 4: bytes.removeLast(min(bytes.count, generator.below(20)))
    case 5:
      let end = min(bytes.count, place + generator.below(12))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: generator.below(bytes.count))
    default:
      let digits = Array("99999999999999999999".utf8)
      bytes.insert(contentsOf: digits.prefix(1 + generator.below(20)), at: place)
    }
  }
}
