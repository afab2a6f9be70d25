// LiveHost: what is written reads back as it was meant, and always in the same bytes.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines
import Testing
import TestSupport

struct JSONWriterTests {
  private func write(_ value: Value, to writer: inout JSONWriter) {
    switch value {
    case .object(let members):
      writer.object { object in
        for name in members.keys.sorted() {
          object.key(name)
          write(members[name] ?? .null, to: &object)
        }
      }
    case .array(let elements):
      writer.array { list in for element in elements { write(element, to: &list) } }
    case .string(let text): writer.string(text)
    case .number(let number): writer.integer(Int64(number))
    case .boolean(let value): writer.boolean(value)
    case .null: writer.null()
    }
  }

  private func value(_ dice: inout SeededGenerator, depth: Int = 0) -> Value {
    switch dice.below(depth > 4 ? 4 : 6) {
    case 0: return .null
    case 1: return .boolean(dice.chance(500))
    case 2: return .number(Double(dice.below(1 << 50)) * (dice.chance(500) ? 1 : -1))
    case 3:
      let scalars = (0..<dice.below(12)).map { _ in
        Unicode.Scalar(UInt32(dice.below(dice.chance(300) ? 0x110000 : 0x100))) ?? "\u{FFFD}"
      }
      return .string(String(String.UnicodeScalarView(scalars)))
    case 4: return .array((0..<dice.below(4)).map { _ in value(&dice, depth: depth + 1) })
    default:
      var members: [String: Value] = [:]
      for index in 0..<dice.below(4) {
        members["名\(index)\"\\\n"] = value(&dice, depth: depth + 1)
      }
      return .object(members)
    }
  }

  @Test(arguments: [false, true])
  func whatIsWrittenReadsBackTheSame(_ isIndented: Bool) throws {
    for seed in Budget.seeds(2000) {
      var dice = SeededGenerator(seed: seed)
      let value = value(&dice)
      var writer = JSONWriter(indented: isIndented)
      write(value, to: &writer)
      #expect(Value(try JSONTape().parse(writer.bytes)) == value, "seed \(seed): \(writer.text)")
      #expect(Value.judged(writer.bytes) == value, "seed \(seed): \(writer.text)")
      #expect(isIndented || !writer.bytes.contains(0x0A), "seed \(seed)")
    }
  }

  @Test func keysStandInTheOrderGivenAndBytesAreExact() {
    var writer = JSONWriter()
    writer.object { root in
      root.field("b", "x\"\\\n\r\t\u{1}\u{1f}/é红")
      root.field("a", -7)
      root.field("c", orNull: nil)
      root.list("d") { list in
        list.object { _ in }
        list.array { _ in }
        list.boolean(true)
      }
      root.group("e") { $0.field("f", false) }
    }
    #expect(
      writer.text
        == #"{"b":"x\"\\\n\r\t\u0001\u001f/é红","a":-7,"c":null,"d":[{},[],true],"e":{"f":false}}"#)
  }

  @Test func documentsForPeopleAreIndentedByTwoSpaces() {
    var writer = JSONWriter(indented: true)
    writer.object { root in
      root.field("a", 1)
      root.list("b") { list in
        list.string("x")
        list.object { $0.field("c", true) }
      }
      root.list("d") { _ in }
    }
    #expect(
      writer.text == """
        {
          "a": 1,
          "b": [
            "x",
            {
              "c": true
            }
          ],
          "d": []
        }
        """)
  }

  @Test func theSmallestAndLargestNumbersAreWrittenExactly() throws {
    for number in [Int64.min, -1, 0, Int64.max] {
      var writer = JSONWriter()
      writer.integer(number)
      #expect(try JSONTape().parse(writer.bytes).integer == number)
    }
  }
}
