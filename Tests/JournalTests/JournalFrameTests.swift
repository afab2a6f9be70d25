// LiveHost: the sum, and the line byte for byte.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import SystemIO
import TestSupport
import Testing

@testable import Journal

struct JournalFrameTests {
  @Test func theSumIsTheOneOfRFC3720() {
    #expect(CRC32C.sum([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(CRC32C.sum([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(CRC32C.sum(Array(0..<32)) == 0x46DD_794E)
    #expect(CRC32C.sum(Array((0..<32).reversed())) == 0x113F_DB5C)
    #expect(CRC32C.sum(Array("123456789".utf8)) == 0xE306_9283)
    #expect(CRC32C.sum([]) == 0)
  }

  @Test func everyLengthAndStartOfTheQuickSumEqualsTheSlowOne() {
    func slow(_ bytes: ArraySlice<UInt8>) -> UInt32 {
      var value: UInt32 = .max
      for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0x82F6_3B78 : value >> 1 }
      }
      return ~value
    }
    var dice = SeededGenerator(seed: 7)
    let bytes = (0..<100).map { _ in UInt8(truncatingIfNeeded: dice.next()) }
    for start in 0..<20 {
      for end in start...100 {
        let expected = slow(bytes[start..<end])
        #expect(CRC32C.sum(bytes.span, start..<end) == expected, "\(start) \(end)")
        #expect(CRC32C.sumByTables(bytes.span, start..<end) == expected, "\(start) \(end)")
      }
    }
  }

  @Test func aLineIsThisByteForByte() {
    var bytes: [UInt8] = []
    let record = JournalRecord(at: noon, kind: "said", data: Array(#"{"text":"大家好"}"#.utf8))
    let first = JournalFrame.append(record, seq: 1, prev: 0, to: &bytes)
    let second = JournalFrame.append(record, seq: 2, prev: first, to: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"seq":1,"at":"2026-11-23T11:32:05.412Z","kind":"said","data":{"text":"大家好"},\
        "prev":"00000000","sum":"f2d566c1"}
        {"seq":2,"at":"2026-11-23T11:32:05.412Z","kind":"said","data":{"text":"大家好"},\
        "prev":"f2d566c1","sum":"eda2fe93"}

        """)
    #expect(first == 0xF2D5_66C1)
    #expect(second == 0xEDA2_FE93)
  }

  @Test func whatIsWrittenReadsBack() throws {
    for seed in Budget.seeds(2000) {
      var dice = SeededGenerator(seed: seed)
      let data = Array(#"{"n":\#(dice.next()),"t":"\#(dice.hexID("é"))"}"#.utf8)
      let at = Int64(dice.next() % 250_000_000_000_000)
      let record = JournalRecord(at: at, kind: dice.pick(["a", "saleRecorded"]), data: data)
      let seq = Int64(dice.next() % (1 << 53)) + 1
      let prev = UInt32(truncatingIfNeeded: dice.next())
      var bytes = Array("before".utf8)
      let sum = JournalFrame.append(record, seq: seq, prev: prev, to: &bytes)
      #expect(bytes.last == 0x0A)
      let line = try #require(JournalFrame.read(bytes[6...].dropLast()), "seed \(seed)")
      #expect(line.seq == seq && line.at == at && line.kind == record.kind, "seed \(seed)")
      #expect(Array(line.data) == data && line.prev == prev && line.sum == sum, "seed \(seed)")
    }
  }

  @Test func capitalLettersInASumAreAnotherLine() {
    let text = String(decoding: journal(1).dropLast(), as: UTF8.self)
    let shouted = text.dropLast(10) + text.suffix(10).uppercased()
    #expect(JournalFrame.read(Array(text.utf8)[...]) != nil)
    #expect(shouted != text && JournalFrame.read(Array(shouted.utf8)[...]) == nil)
  }

  @Test func soundSumsOverStrangeFramesAreRefusedWithoutATrap() {
    // Somebody may compute a right sum over anything.
    let heads = [
      "", "{", #"{"seq":"#, #"{"seq":0,"at":"2026-11-23T11:32:05.412Z","kind":"a","data":{}"#,
      #"{"seq":-1,"at":"2026-11-23T11:32:05.412Z","kind":"a","data":{}"#,
      #"{"seq":99999999999999999999999999,"at":"2026-11-23T11:32:05.412Z","kind":"a","data":{}"#,
      #"{"seq":1,"at":"2026-02-30T11:32:05.412Z","kind":"a","data":{}"#,
      #"{"seq":1,"at":"2026-11-23T11:32:05.412Z","kind":"a"#,
      #"{"seq":1,"at":"2026-11-23T11:32:05.412Z"#,
      String(repeating: " ", count: 100),
    ]
    for head in heads {
      var bytes = Array((head + #","prev":"00000000""#).utf8)
      let sum = CRC32C.sum(bytes)
      let digits = String(sum, radix: 16)
      let padded = String(repeating: "0", count: 8 - digits.utf8.count) + digits
      bytes += Array(#","sum":"\#(padded)"}"#.utf8)
      #expect(JournalFrame.read(bytes[...]) == nil, "\(head)")
    }
  }

  @Test func mangledLinesNeverTrapAndNeverCount() {
    let sound = Array(journal(1).dropLast())
    for seed in Budget.seeds(20_000) {
      var dice = SeededGenerator(seed: seed)
      var bytes = sound
      for _ in 0...dice.below(4) {
        let place = bytes.isEmpty ? 0 : dice.below(bytes.count)
        switch dice.below(4) {
        case 0 where !bytes.isEmpty: bytes[place] = UInt8(truncatingIfNeeded: dice.next())
        case 1 where !bytes.isEmpty: bytes.removeSubrange(place..<min(bytes.count, place + 9))
        case 2: bytes.insert(UInt8(truncatingIfNeeded: dice.next()), at: place)
        default: bytes.removeLast(min(bytes.count, dice.below(40)))
        }
      }
      #expect(bytes == sound || JournalFrame.read(bytes[...]) == nil, "seed \(seed): \(bytes)")
    }
  }
}
