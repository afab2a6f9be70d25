// LiveHost: amounts in words, read back by a parser of our own.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import ConsoleUI
@testable import SessionEngine

/// Reads amounts in words: written from the language, not from the writer.
private enum Reader {
  static func chinese(_ text: String) -> Int64? {
    var fen: Int64 = 0
    var rest = Substring(text)
    if let end = rest.firstIndex(of: "元") {
      guard let whole = chineseNumber(rest[..<end]) else { return nil }
      fen = whole * 100
      rest = rest[rest.index(after: end)...]
      if rest == "整" { return fen }
    }
    var digit: Int64 = 0
    for character in rest {
      switch character {
      case "角": fen += digit * 10
      case "分": fen += digit
      default:
        guard let value = digits.firstIndex(of: character) else { return nil }
        digit = Int64(value)
      }
    }
    return fen
  }

  private static let digits = Array("零一二三四五六七八九")

  private static func chineseNumber(_ text: Substring) -> Int64? {
    for (name, value) in [("亿", Int64(100_000_000)), ("万", 10_000)] {
      guard let range = text.lastIndex(of: Character(name)) else { continue }
      let high = chineseNumber(text[..<range])
      let after = text[text.index(after: range)...]
      guard let high, let low = after.isEmpty ? 0 : chineseNumber(after) else { return nil }
      return high * value + low
    }
    var (sum, digit): (Int64, Int64?) = (0, nil)
    for character in text {
      if let value = digits.firstIndex(of: character) {
        digit = Int64(value)
      } else if let unit = ["十": 10, "百": 100, "千": 1000][character] as Int64? {
        sum += (digit ?? 1) * unit
        digit = nil
      } else {
        return nil
      }
    }
    return sum + (digit ?? 0)
  }

  private static let names: [Substring: Int64] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90,
  ]

  static func english(_ text: String) -> Int64? {
    var (fen, sum, group): (Int64, Int64, Int64) = (0, 0, 0)
    for word in text.split(whereSeparator: { $0 == " " || $0 == "-" }) {
      switch word {
      case "and": break
      case "hundred": group *= 100
      case "thousand": (sum, group) = (sum + group * 1000, 0)
      case "million": (sum, group) = (sum + group * 1_000_000, 0)
      case "billion": (sum, group) = (sum + group * 1_000_000_000, 0)
      case "yuan": (fen, sum, group) = ((sum + group) * 100, 0, 0)
      case "fen": (fen, sum, group) = (fen + sum + group, 0, 0)
      default:
        guard let value = names[word] else { return nil }
        group += value
      }
    }
    return fen
  }
}

@Suite struct AmountInWordsTests {
  @Test func theyAreWrittenAsPeopleWriteThem() {
    let written: [(Int64, String, String)] = [
      (0, "零元整", "zero yuan"),
      (11_600, "一百一十六元整", "one hundred sixteen yuan"),
      (1_000, "十元整", "ten yuan"), (1_600, "十六元整", "sixteen yuan"),
      (5, "五分", "five fen"), (50, "五角", "fifty fen"),
      (10_005, "一百元零五分", "one hundred yuan and five fen"),
      (10_050, "一百元五角", "one hundred yuan and fifty fen"),
      (100_100, "一千零一元整", "one thousand one yuan"),
      (1_001_000_00, "一百万一千元整", "one million one thousand yuan"),
      (10_010_000_00, "一千零一万元整", "ten million ten thousand yuan"),
      (100_000_500_00, "一亿零五百元整", "one hundred million five hundred yuan"),
      (1_000_000_000_000, "一百亿元整", "ten billion yuan"),
    ]
    for (fen, chinese, english) in written {
      let money = Money(minorUnits: fen, .yuan)
      #expect(AmountInWords.text(money, .chinese) == chinese)
      #expect(AmountInWords.text(money, .english) == english)
    }
    let euro = Currency(code: "EUR") ?? .yuan
    #expect(
      AmountInWords.text(Money(minorUnits: 350, euro), .english) == "three point five zero EUR")
    #expect(AmountInWords.text(Money(minorUnits: 350, euro), .chinese) == "三点五零 EUR")
    #expect(AmountInWords.text(Money(minorUnits: -5, .yuan), .english) == "minus five fen")
  }

  /// All small ones, all that lie around powers of ten, and many in between.
  @Test func theyCanBeReadBack() {
    var amounts = Array(Int64(0)...20_000)
    var power: Int64 = 1
    while power <= Money.limit {
      amounts += [power - 1, power, power + 1, power + 5, power * 9].filter { $0 <= Money.limit }
      power *= 10
    }
    var state: UInt64 = 2026
    for _ in 0..<30_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let size = [Int64(100_000), 10_000_000, 10_000_000_000, Money.limit][Int(state >> 62)]
      amounts.append(Int64((state >> 8) % UInt64(size + 1)))
    }
    for amount in amounts {
      let money = Money(minorUnits: amount, .yuan)
      let (chinese, english) =
        (AmountInWords.text(money, .chinese), AmountInWords.text(money, .english))
      if Reader.chinese(chinese) != amount || Reader.english(english) != amount {
        Issue.record("\(amount): \(chinese), \(english)")
        return
      }
    }
  }
}
