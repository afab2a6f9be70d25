// LiveHost: what a glance shows is what reading shows.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import Testing

@testable import AudienceFeed

@Suite struct FeedGlanceTests {
  /// Whether a line shows at a glance; what it shows is compared with the decoder.
  private func shows(_ bytes: [UInt8]) -> Bool {
    guard let glance = FeedGlance(bytes.span) else { return false }
    guard let message = try? FeedDecoder().decode(bytes[...]) else {
      Issue.record("shows and cannot be read: \(String(decoding: bytes, as: UTF8.self))")
      return true
    }
    #expect(message.kind == .chat && !message.isBacklog)
    #expect(message.viewer.map { ViewerTable.hash($0.id) } == glance.viewer)
    #expect(Array(message.text.utf8) == Array(bytes[glance.text]))
    return true
  }

  private func shows(_ text: String) -> Bool { shows(Array(text.utf8)) }

  static let plain = #"{"v":1,"kind":"chat","id":"m","user":{"id":"u-9","name":"小明"},"text":"你好"}"#

  @Test(arguments: [
    plain,
    #"{ "v": 1, "kind": "chat", "user": { "id": 17, "name": "x" }, "text": "hi", "backlog": false }"#,
    #"{"text":"","user":{"id":"u"},"kind":"chat","v":1,"at":"2026","count":3,"more":null}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u","vip":true},"text":"❤️","platform":"a long word"} "#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x","firstMessage":false,"lastMessage":"true"}"#,
  ])
  func ordinaryLinesShow(_ line: String) {
    #expect(shows(line))
  }

  @Test(arguments: [
    "", "{", "{}", "[]", "x",
    #"{"v":1,"kind":"enter","user":{"id":"u"},"text":"x"}"#,
    #"{"v":2,"kind":"chat","user":{"id":"u"},"text":"x"}"#,
    #"{"v":10,"kind":"chat","user":{"id":"u"},"text":"x"}"#,
    #"{"v":1,"kind":"chat","text":"x"}"#, #"{"v":1,"kind":"chat","user":{"id":"u"}}"#,
    #"{"v":1,"kind":"chat","user":{"id":""},"text":"x"}"#,
    #"{"v":1,"kind":"chat","user":{"name":"u"},"text":"x"}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x","backlog":true}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x","firstMessage":true}"#,
    #"{"v":1,"kind":"chat","firstMessage":false,"firstMessage":true,"user":{"id":"u"},"text":"x"}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"a\u0062"}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x","text":"y"}"#,
    #"{"v":1,"kind":"chat","user":{"id":007},"text":"x"}"#,
    #"{"v":1,"kind":"chat","user":{"id":1.5},"text":"x"}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x"}}"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x"} x"#,
    #"{"v":1,"kind":"chat","user":{"id":"u"},"text":"x","more":[1]}"#,
    "{\"v\":1,\"kind\":\"chat\",\"user\":{\"id\":\"u\"},\"text\":\"a\u{85}b\"}",
    "{\"v\":1,\"kind\":\"chat\",\"user\":{\"id\":\"u\"},\"text\":\"a\tb\"}",
  ])
  func whatIsOutOfTheOrdinaryHasToBeRead(_ line: String) {
    #expect(!shows(line))
  }

  @Test func aLongIdOrTextHasToBeRead() {
    let long = String(repeating: "x", count: 2001)
    #expect(!shows(#"{"v":1,"kind":"chat","user":{"id":"u"},"text":"\#(long)"}"#))
    #expect(!shows(#"{"v":1,"kind":"chat","user":{"id":"\#(long.prefix(129))"},"text":"x"}"#))
  }

  @Test func spoiledLinesNeverShowMoreThanReadingDoes() {
    let line = Array(Self.plain.utf8)
    var shown = 0
    for index in line.indices {
      for byte: UInt8 in [
        0, 0x20, 0x22, 0x2C, 0x31, 0x5C, 0x7B, 0x7D, 0x7F, 0x80, 0xC2, 0xE4, 0xFF,
      ] {
        var spoiled = line
        spoiled[index] = byte
        if shows(spoiled) { shown += 1 }
        spoiled.insert(byte, at: index)
        if shows(spoiled) { shown += 1 }
      }
      #expect(!shows(Array(line[..<index])))
    }
    #expect(shown > 100)
  }

  @Test func linesWaitUntilTheyAreTaken() {
    var lines = FeedLines()
    lines.fill { $0 += Array("one\ntwo\nthr".utf8) }
    #expect(lines.next() == .line(Array("one".utf8)[...]))
    lines.fill { $0 += Array("ee\n".utf8) }
    #expect(lines.next() == .line(Array("two".utf8)[...]))
    #expect(lines.next() == .line(Array("three".utf8)[...]))
    #expect(lines.next() == nil && lines.last() == nil)
  }
}

@Suite struct ChatAllowanceTests {
  private func at(_ milliseconds: Int64) -> Instant { Instant(milliseconds: milliseconds) }

  /// How many lines are kept of those that come at an even pace for ten seconds.
  private func kept(linesPerSecond: Int) -> Int {
    var allowance = ChatAllowance()
    var kept = 0
    for step in 0..<linesPerSecond * 10 {
      allowance.fill(at: at(Int64(step) * 1000 / Int64(linesPerSecond)))
      if allowance.isUsedUp { continue }
      allowance.spend()
      kept += 1
    }
    return kept
  }

  @Test(arguments: [1, 100, 1999, 2000])
  func anOrdinaryPaceIsKeptWhole(_ pace: Int) {
    #expect(kept(linesPerSecond: pace) == pace * 10)
  }

  @Test func ofAFloodSoMuchIsKept() {
    let most = Int(ChatAllowance.linesPerSecond * 10 + ChatAllowance.savings)
    #expect((most - 10...most).contains(kept(linesPerSecond: 50_000)))
  }

  @Test func aClockThatStandsStillOrGoesBackGivesNothing() {
    var allowance = ChatAllowance()
    allowance.fill(at: at(5000))
    while !allowance.isUsedUp { allowance.spend() }
    allowance.fill(at: at(5000))
    allowance.fill(at: at(10))
    #expect(allowance.isUsedUp)
    allowance.fill(at: at(11))
    #expect(!allowance.isUsedUp)
  }
}
