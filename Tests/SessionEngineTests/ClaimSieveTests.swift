// LiveHost: the sieve before the claim grammar may let talk through, and must hold back no claim.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct ClaimSieveTests {
  private let grammar = ClaimGrammar(Fixture.plan().catalogue)
  private let sieve = ClaimSieve(Fixture.plan().catalogue)

  private func passes(_ text: String) -> Bool { passes(Array(text.utf8), sieve) }

  private func passes(_ bytes: [UInt8], _ sieve: ClaimSieve) -> Bool {
    sieve.mayClaim(bytes.span)
  }

  @Test func everyLabelledClaimPasses() throws {
    let everyLot = (ClaimGrammar(), ClaimSieve(nil))
    var claims = 0
    for text in try ClaimSet().cases.map(\.text) + ClaimGrammarTests.claims.map(\.text) {
      guard everyLot.0.read(text) != .none else { continue }
      claims += 1
      #expect(passes(Array(text.utf8), everyLot.1), "\(text)")
    }
    #expect(claims > 400)
  }

  /// Lines of words from the tables, of goods, numbers, marks and talk, in any order and spelling.
  @Test func whateverTheGrammarUnderstandsPasses() {
    let names = Fixture.goods.flatMap { [$0.name.text(in: .chinese), $0.name.text(in: .english)] }
    let others = [
      " ", " ", "  ", ",", "，", "。", "!", "？", ".", "no. ", "@bob ", "@小明 ", "1", "2", "３", "①",
      "⑫",
      "三", "十二", "x2", "2x", "#4", "❗️", "🙋", "\u{3000}", "hello", "Ningbo", "好看", "ff", "’", "'s",
      "1️⃣", "…", "\n", "-", "111", "lot 4", "mineee", "MINE", "…",
      "[爱心]", "[", "]", "[a,b]", "[要，1", "隔壁奶奶", "for the potluck", "(", "4号-2份", "gift",
    ]
    let words = ClaimWords.table.map(\.word) + names + others + others + others
    var dice = UInt64(20_261_124)
    func roll(_ count: Int) -> Int {
      dice = dice &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(dice >> 33) % count
    }
    var understood = 0
    for _ in 0..<60_000 {
      let text = (0...roll(5)).map { _ in words[roll(words.count)] + (roll(2) == 0 ? " " : "") }
        .joined()
      guard grammar.read(text) != .none else { continue }
      understood += 1
      #expect(passes(text), "\(text.debugDescription)")
    }
    #expect(understood > 5000)
  }

  @Test func mostTalkIsHeldBack() throws {
    let talk = try ClaimSet().cases.filter { $0.claims.isEmpty && !$0.withdraws }.map(\.text)
    let sieve = ClaimSieve(nil)
    let passed = talk.filter { passes(Array($0.utf8), sieve) }
    #expect(talk.count > 200 && passed.count * 2 < talk.count, "\(passed.count) of \(talk.count)")
    for text in ["hello from Ningbo", "主播辛苦了", "looks lovely", "讲得真仔细", ""] {
      #expect(!passes(text), "\(text)")
    }
  }

  @Test func bytesThatAreNoTextPass() {
    for bytes: [UInt8] in [
      [0xFF], [0x61, 0x80], [0xE4, 0xB8], [0xC0, 0x80], [0xF5, 0x80, 0x80],
    ] {
      #expect(passes(bytes, sieve))
    }
  }

  @Test func aCatalogueOfManyNamesIsKnown() {
    let goods = (1...3000).map { number in
      Goods(
        id: "g\(number)", name: LocalizedText(Self.word(number)), category: .food,
        price: yuan("1"), stock: 1, unit: nil, maker: "wang", points: [], photo: nil, lot: number)
    }
    let catalogue = Catalogue(makers: Fixture.makers, goods: goods)
    let (grammar, sieve) = (ClaimGrammar(catalogue), ClaimSieve(catalogue))
    for number in stride(from: 1, through: 999, by: 37) {
      let text = "2 \(Self.word(number)) please"
      #expect(grammar.read(text) != .none && passes(Array(text.utf8), sieve), "\(text)")
    }
  }

  /// Five letters that stand for a number.
  private static func word(_ number: Int) -> String {
    var (word, rest) = ("q", number)
    for _ in 0..<4 {
      word.unicodeScalars.append(Unicode.Scalar(UInt8(0x61 + rest % 16)))
      rest /= 16
    }
    return word
  }
}
