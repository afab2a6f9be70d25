// LiveHost: tests of reading lines of IRC servers, honest and hostile.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Testing

@testable import IRCFeed

@Suite struct IRCMessageTests {
  /// A line and what it is: tags, nick, command, parameters.
  struct Reading: CustomTestStringConvertible, Sendable {
    let line: String
    var tags: [String: String] = [:]
    var nick: String?
    let command: String
    var parameters: [String] = []

    var testDescription: String { line.debugDescription }
  }

  static let readings: [Reading] = [
    Reading(line: "PING", command: "PING"),
    Reading(line: "ping :a b", command: "PING", parameters: ["a b"]),
    Reading(
      line: ":irc.example 001 ana :hi", nick: "irc.example", command: "001",
      parameters: ["ana", "hi"]),
    Reading(
      line: ":ana!u@h PRIVMSG #c :3号来两份 :)", nick: "ana", command: "PRIVMSG",
      parameters: ["#c", "3号来两份 :)"]),
    Reading(line: ":ana@h JOIN #c", nick: "ana", command: "JOIN", parameters: ["#c"]),
    Reading(line: "PRIVMSG #c :", command: "PRIVMSG", parameters: ["#c", ""]),
    Reading(line: "PRIVMSG   #c    x  ", command: "PRIVMSG", parameters: ["#c", "x"]),
    Reading(line: "PRIVMSG #c ::)", command: "PRIVMSG", parameters: ["#c", ":)"]),
    Reading(
      line: "X 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", command: "X",
      parameters: (1...14).map(String.init) + ["15 16"]),
    Reading(line: "@a=1;b;c= :s X", tags: ["a": "1", "b": "", "c": ""], nick: "s", command: "X"),
    Reading(line: "@a=1;a=2;=3;; X y", tags: ["a": "2"], command: "X", parameters: ["y"]),
    Reading(line: "@a=b=c X", tags: ["a": "b=c"], command: "X"),
    Reading(line: #"@a=\:\s\\\r\n X"#, tags: ["a": "; \\\r\n"], command: "X"),
    Reading(line: #"@a=x\qy\ X"#, tags: ["a": "xqy"], command: "X"),
    Reading(line: #"@a=\\s;+b/c=\\\s X"#, tags: ["a": "\\s", "+b/c": "\\ "], command: "X"),
    Reading(
      line: "@display-name=小明;first-msg=1;user-id=9 :ming!m@t PRIVMSG #c :hi",
      tags: ["display-name": "小明", "first-msg": "1", "user-id": "9"], nick: "ming",
      command: "PRIVMSG", parameters: ["#c", "hi"]),
  ]

  @Test(arguments: readings) func aLineIsReadAsItsParts(_ reading: Reading) throws {
    let message = try #require(IRCMessage(Array(reading.line.utf8)[...]))
    #expect(message.tags == reading.tags)
    #expect(message.source?.nick == reading.nick)
    #expect(message.command == reading.command)
    #expect(message.parameters == reading.parameters)
  }

  @Test(arguments: [
    "", " ", ":", "@", "@a=1", ":ana", ":ana ", "@a :b ", "12", "1234", "P1NG x",
    " PING", "*", "\u{0}", "@ ", "小明 x", "-",
  ])
  func aLineWithoutACommandIsNothing(_ line: String) {
    #expect(IRCMessage(Array(line.utf8)[...]) == nil)
  }

  @Test func bytesThatAreNoTextAreReplaced() throws {
    let line: [UInt8] = Array(":a!b@c PRIVMSG #c :x".utf8) + [0xC3, 0x28, 0xFF, 0xED, 0xA0, 0x80]
    let message = try #require(IRCMessage(line[...]))
    #expect(message[1].hasPrefix("x\u{FFFD}("))
    #expect(message[1].unicodeScalars.allSatisfy { $0 == "\u{FFFD}" || $0.isASCII })
  }

  @Test func aMissingParameterIsEmpty() throws {
    let message = try #require(IRCMessage(Array("PART".utf8)[...]))
    #expect(message[0] == "")
    #expect(message[7] == "")
  }

  /// Lines of pieces that matter to the parser, in any order, cut anywhere.
  @Test(arguments: UInt64(1)...20) func noLineCanBreakTheReader(_ seed: UInt64) {
    let pieces = [
      "@", ":", " ", ";", "=", "\\", "PRIVMSG", "001", "#c", "小", "\u{1}", "\0", "a!b@c",
    ]
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<500 {
      var line: [UInt8] = []
      for _ in 0..<generator.below(20) {
        line += Array(generator.pick(pieces).utf8)
        if generator.chance(50) { line.append(UInt8(generator.below(256))) }
      }
      guard let message = IRCMessage(line[...]) else { continue }
      #expect(message.parameters.count <= 15, "seed \(seed)")
      #expect(!message.command.isEmpty, "seed \(seed)")
    }
  }

  @Test func aFloodWithoutNewlineIsDroppedOnceAndTheNextLineIsRead() {
    var lines = FeedLines(limit: IRCMessage.byteLimit)
    var (long, read) = (0, 0)
    let count = { (piece: FeedLines.Piece) in
      if case .line = piece { read += 1 } else { long += 1 }
    }
    for _ in 0..<1000 { lines.consume([UInt8](repeating: 0x61, count: 4096)[...], count) }
    lines.consume(Array("\r\nPING :x\r\n".utf8)[...], count)
    let limit = IRCMessage.byteLimit
    lines.consume([UInt8](repeating: 0x62, count: limit)[...] + [0x0D, 0x0A], count)
    lines.consume([UInt8](repeating: 0x63, count: limit + 1)[...] + [0x0D, 0x0A], count)
    #expect((long, read) == (2, 2))
  }

  @Test func namesAreTheSameAsTheServerSays() {
    #expect(CaseMapping.rfc1459.fold("Ana[]\\~Ü") == "ana{}|^Ü")
    #expect(CaseMapping.strict.fold("A[~") == "a{~")
    #expect(CaseMapping.ascii.fold("A[~") == "a[~")
  }
}
