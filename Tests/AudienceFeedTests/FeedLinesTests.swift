// LiveHost: tests of cutting a feed into lines.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import AudienceFeed

@Suite struct FeedLinesTests {
  /// What comes out when `bytes` come in parts of the given sizes; the last part is the rest.
  private func pieces(_ bytes: [UInt8], cut: [Int]) -> [FeedLines.Piece] {
    var lines = FeedLines()
    var found: [FeedLines.Piece] = []
    var start = 0
    for end in cut + [bytes.count] {
      lines.consume(bytes[start..<end]) { found.append($0) }
      start = end
    }
    lines.finish { found.append($0) }
    return found
  }

  private func line(_ text: String) -> FeedLines.Piece { .line(Array(text.utf8)[...]) }

  @Test func linesAreTheSameWhereverTheStreamIsCut() {
    let bytes = Array("one\r\n\n  \ntwo\nthr\u{E9}e 三\r\n\r\nlast".utf8)
    let whole = pieces(bytes, cut: [])
    #expect(whole == [line("one"), line("two"), line("thr\u{E9}e 三"), line("last")])
    for first in 0...bytes.count {
      for second in first...bytes.count {
        #expect(pieces(bytes, cut: [first, second]) == whole, "cut at \(first) and \(second)")
      }
    }
    #expect(pieces(bytes, cut: Array(0..<bytes.count)) == whole)
  }

  @Test func aByteOrderMarkIsNoPartOfTheFirstLine() {
    let marked = Array("\u{FEFF}one\n\u{FEFF}two\n".utf8)
    for cut in 0...marked.count {
      #expect(pieces(marked, cut: [cut]) == [line("one"), line("\u{FEFF}two")], "cut at \(cut)")
    }
  }

  @Test(arguments: ["\n", "\r\n"])
  func aLineOfTheLimitIsReadAndOneMoreByteIsNot(_ newline: String) {
    let limit = FeedLines.limit
    for (length, isRead) in [(limit - 1, true), (limit, true), (limit + 1, false)] {
      let text = [UInt8](repeating: 0x61, count: length)
      let bytes = text + Array(newline.utf8) + Array("next\n".utf8)
      let expected: [FeedLines.Piece] = [
        isRead ? .line(text[...]) : .tooLong(text.prefix(200)), line("next"),
      ]
      for cut in [0, 1, limit - 1, limit, limit + 1, limit + 2] where cut <= bytes.count {
        #expect(pieces(bytes, cut: [cut]) == expected, "length \(length), cut at \(cut)")
      }
    }
  }

  @Test func anOverlongLineIsReportedOnceAndTheNextOneIsRead() {
    let part = [UInt8](repeating: 0x62, count: 50_000)
    var lines = FeedLines()
    var found: [FeedLines.Piece] = []
    for _ in 0..<40 { lines.consume(part[...]) { found.append($0) } }
    #expect(found == [.tooLong(part.prefix(200))])
    lines.consume(Array("end\nok\n".utf8)[...]) { found.append($0) }
    #expect(found == [.tooLong(part.prefix(200)), line("ok")])
  }

  @Test func anOverlongLastLineIsReportedOnce() {
    let bytes = [UInt8](repeating: 0x62, count: 70_000)
    #expect(pieces(bytes, cut: []) == [.tooLong(bytes.prefix(200))])
    #expect(pieces(bytes, cut: [69_999]) == [.tooLong(bytes.prefix(200))])
  }

  @Test func aFinishedStreamCanBeginAgain() {
    var lines = FeedLines()
    var found: [FeedLines.Piece] = []
    lines.consume(Array("half".utf8)[...]) { found.append($0) }
    lines.finish { found.append($0) }
    lines.finish { found.append($0) }
    lines.consume(Array("whole\n".utf8)[...]) { found.append($0) }
    #expect(found == [line("half"), line("whole")])
  }
}
