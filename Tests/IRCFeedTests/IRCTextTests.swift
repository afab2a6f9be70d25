// LiveHost: tests of texts from the channel and into it.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import Testing

@testable import IRCFeed

@Suite struct IRCTextTests {
  @Test(arguments: [
    ("hello", "hello"), ("\u{3}04,013\u{3}号", "3号"), ("\u{3}12lot\u{3} 3", "lot 3"),
    ("\u{3}3,x", ",x"), ("\u{3}123", "3"), ("\u{3},5", ",5"), ("\u{4}FF00AA,00ff00x", "x"),
    ("\u{4}FFx", "FFx"), ("\u{2}b\u{F}\u{11}\u{16}\u{1D}\u{1E}\u{1F}old", "bold"),
    ("a\u{0}b\u{7}c", "abc"), ("a\tb", "a b"), ("\u{1}ACTION waves\u{1}", "waves"),
    ("\u{9B}31mred", "31mred"), ("小\u{FFFD}明", "小\u{FFFD}明"),
  ])
  func controlCodesGoAndWordsStay(_ text: String, _ plain: String) {
    #expect(IRCText.spoken(text) == plain)
  }

  @Test(arguments: ["", "  ", "\u{3}04", "\u{1}VERSION\u{1}", "\u{1}PING 1\u{1}", "\u{1}", "\0"])
  func whatNobodyCanReadIsNothing(_ text: String) {
    #expect(IRCText.spoken(text) == nil)
  }

  @Test func aLineIsOneLineWhateverItHolds() {
    let line = IRCText.line(["PRIVMSG", "#c\r\nQUIT :x"], "hi\r\nQUIT\0\u{1}\u{85}\u{2028}")
    #expect(String(decoding: line, as: UTF8.self) == "PRIVMSG #cQUIT:x :hi  QUIT\u{2028}\r\n")
  }

  @Test func aLineIsAtMost512BytesAndWholeCharacters() throws {
    for text in [String(repeating: "x", count: 900), String(repeating: "份", count: 400)] {
      let line = IRCText.line(["PRIVMSG", "#c"], text)
      #expect((508...512).contains(line.count))
      #expect(line.suffix(2) == [0x0D, 0x0A])
      #expect(String(validating: line, as: UTF8.self) != nil)
    }
  }

  @Test func aLongTextIsCutAtSpacesElseBetweenCharacters() {
    #expect(IRCText.parts("", limit: 10) == [])
    #expect(IRCText.parts("  short ", limit: 10) == ["short "])
    #expect(IRCText.parts("one two three", limit: 10) == ["one two", "three"])
    #expect(IRCText.parts("a bcdefghijklm", limit: 10) == ["a bcdefghi", "jklm"])
    #expect(IRCText.parts("三号来两份", limit: 7) == ["三号", "来两", "份"])
    #expect(IRCText.parts("ab👩‍👩‍👧cd", limit: 19) == ["ab", "👩‍👩‍👧c", "d"])
  }

  @Test(arguments: UInt64(1)...20) func noTextIsLostAndNoPartIsTooLong(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let pieces = ["a", " ", "份", "é", "e\u{301}\u{302}", "👩‍👩‍👧", "word", "\u{200B}"]
    for _ in 0..<100 {
      let text = (0..<generator.below(60)).map { _ in generator.pick(pieces) }.joined()
      let limit = 4 + generator.below(40)
      let parts = IRCText.parts(text, limit: limit)
      #expect(parts.allSatisfy { (1...limit).contains($0.utf8.count) }, "seed \(seed)")
      let spoken = parts.joined().unicodeScalars.filter { $0 != " " }
      #expect(spoken.elementsEqual(text.unicodeScalars.filter { $0 != " " }), "seed \(seed)")
    }
  }

  @Test func onlySayLinesOfVersionOneAreCommands() {
    let text = { (line: String) in SayQueue.text(of: Array(line.utf8)[...]) }
    #expect(text(#"{"v":1,"kind":"say","id":"s-1","text":"你好 \"x\""}"#) == "你好 \"x\"")
    for line in [
      "", "say hi", "[]", #"{"v":2,"kind":"say","text":"x"}"#, #"{"kind":"say","text":"x"}"#,
      #"{"v":1,"kind":"chat","text":"x"}"#, #"{"v":1,"kind":"say"}"#,
      #"{"v":1,"kind":"say","text":3}"#,
    ] {
      #expect(text(line) == nil, "\(line)")
    }
  }
}
