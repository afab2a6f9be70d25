// LiveHost: the table of lines that are claims, withdrawals, and talk.
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SessionEngine

@Suite struct ClaimGrammarTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let target: ClaimReading.Target
    let quantity: Int
    init(_ text: String, _ target: ClaimReading.Target, _ quantity: Int) {
      (self.text, self.target, self.quantity) = (text, target, quantity)
    }
    var testDescription: String { text }
  }

  static let claims: [Case] = [
    // On what is on air.
    Case("扣1", .featured, 1), Case("1", .featured, 1), Case("+1", .featured, 1),
    Case("＋１", .featured, 1), Case("+2", .featured, 2), Case("要", .featured, 1),
    Case("要2", .featured, 2), Case("要２", .featured, 2), Case("要\u{3000}2", .featured, 2),
    Case("我要", .featured, 1), Case("来一斤", .featured, 1), Case("来两份！", .featured, 2),
    Case("要三个", .featured, 3), Case("来十盒", .featured, 10), Case("来十二盒", .featured, 12),
    Case("要三十个", .featured, 30), Case("要三十五个", .featured, 35), Case("两份", .featured, 2),
    Case("想要", .featured, 1), Case("这个我要了", .featured, 1), Case("下单", .featured, 1),
    Case("加一", .featured, 1), Case("x2", .featured, 2), Case("×3", .featured, 3),
    Case("mine", .featured, 1), Case("Mine!", .featured, 1), Case("me", .featured, 1),
    Case("me 2", .featured, 2), Case("ME ２", .featured, 2), Case("sold", .featured, 1),
    Case("sold x2", .featured, 2), Case("dibs", .featured, 1), Case("2 boxes please", .featured, 2),
    Case("I'll take two", .featured, 2), Case("I\u{2019}ll take two", .featured, 2),
    Case("i want one", .featured, 1), Case("a jar please, mine", .featured, 1),
    Case("mine 🙋", .featured, 1), Case("要❗️", .featured, 1),
    // By lot number.
    Case("3号", .lot(3), 1), Case("３号", .lot(3), 1), Case("三号", .lot(3), 1),
    Case("十二号", .lot(12), 1), Case("3号来两份", .lot(3), 2), Case("3号来两份，谢谢", .lot(3), 2),
    Case("2号链接 x3", .lot(2), 3), Case("2号链接", .lot(2), 1), Case("链接2", .lot(2), 1),
    Case("要3号", .lot(3), 1), Case("要3号两份", .lot(3), 2), Case("3号要三份", .lot(3), 3),
    Case("给我来一份3号", .lot(3), 1), Case("3号+2", .lot(3), 2), Case("5", .lot(5), 1),
    Case("#4", .lot(4), 1), Case("lot 4", .lot(4), 1), Case("lot #4", .lot(4), 1),
    Case("sold 4", .lot(4), 1), Case("SOLD 4!!", .lot(4), 1), Case("sold 4 x2", .lot(4), 2),
    Case("sold 4x2", .lot(4), 2), Case("sold 2x lot 4", .lot(4), 2), Case("2x lot 4", .lot(4), 2),
    Case("lot 4 x2", .lot(4), 2), Case("two of lot 4", .lot(4), 2), Case("me 4 x2", .lot(4), 2),
    Case("lot 4 for me", .lot(4), 1), Case("three of lot 4 please", .lot(4), 3),
    Case("a box of lot 4", .lot(4), 1), Case("item 7 please", .lot(7), 1),
    // Words of another place: pictures, marks, whom it is for, why.
    Case("要[爱心]", .featured, 1), Case("4号-2份", .lot(4), 2), Case("4号：2份", .lot(4), 2),
    Case("sold - 4", .lot(4), 1), Case("4 sold", .lot(4), 1), Case("claim 4", .lot(4), 1),
    Case("7 is mine", .lot(7), 1), Case("来两盒送隔壁王奶奶", .featured, 2),
    Case("I'll take 2 for the potluck", .featured, 2), Case("4号来一箱给我外甥女", .lot(4), 1),
    Case("put me down for 3 because they sell out", .featured, 3),
    // One wish in two breaths, and one wish said often.
    Case("mine! #12", .lot(12), 1), Case("5号，我要", .lot(5), 1), Case("1，1，1", .featured, 1),
    Case("+1+1", .featured, 1),
    // What comes next.
    Case("sold next", .next, 1), Case("下一个我要", .next, 1), Case("下一款来两份", .next, 2),
  ]

  @Test(arguments: claims)
  func aClaimIsUnderstood(_ line: Case) throws {
    let reading = ClaimGrammar().read(line.text)
    #expect(
      reading.wishes == [ClaimReading.Wish(target: line.target, quantity: line.quantity)])
    #expect((50...100).contains(reading.confidence))
  }

  @Test(arguments: [
    "pass", "Pass!", "不要了", "我不要了", "取消", "取消订单", "算了", "不买了", "cancel", "nevermind", "不拍了",
    "算了吧", "cancel lot 4",
  ])
  func aWithdrawalIsUnderstood(_ text: String) {
    let reading = ClaimGrammar().read(text)
    #expect(reading.withdrawal != nil && reading.wishes.isEmpty)
  }

  @Test(arguments: [
    // Questions.
    "1号多少钱?", "1号多少钱", "is 4 sold?", "is 4 sold", "3号还有吗", "要2份多少钱", "how much is lot 4",
    "几号", "谁要3号", "3号呢",
    // Negations.
    "不要", "我不要3号", "not mine", "no thanks", "don't want 4", "don\u{2019}t want 4", "没要", "别拍3号",
    // Telephone numbers, prices, times, years, scores.
    "13800138000", "138 0013 8000", "电话13800138000", "１３８００１３８０００", "555-1234", "555 123 456",
    "一三八零零一三八零零零", "三四份", "20块", "20元", "¥20", "$20", "3.5", "20 yuan", "20 dollars", "8:30", "8点",
    "8点半", "20：00", "8 pm", "10分钟", "2026", "2026年", "11/23", "50%", "9折", "3岁",
    // Talk.
    "", " ", "。", "a", "A", "x", "+", "号", "份", "来了", "我来了", "我也来了", "买了", "我买了两份", "我的订单", "谢谢老板",
    "hello", "thanks", "please", "the one", "lovely", "sold out", "next", "加油",
    "mine is better", "0份", "0号要0份", "hometown", "measure", "十十", "🙋", "十百",
    "我要说的是这个东西我妈妈也有一个用了很多年了还是很好看也很结实大家可以放心买3号来两份真的很好用我再来两份给朋友",
  ])
  func talkIsNoClaim(_ text: String) {
    #expect(ClaimGrammar().read(text) == .none)
  }

  @Test(arguments: [
    // The host's own words, gifts, good words, and words of wanting without anything wanted.
    "想要的扣1", "需要的拍", "送出 玫瑰 x10", "投喂 辣条 x66", "4号不错", "喜欢4号", "两个主播都好看",
    "hold on", "hold it up", "keep it up", "buy it now", "send me the link", "add me", "冲冲冲", "安排",
    // Other numbers, and conditions.
    "130斤", "x66", "第3个", "4号没了", "别买了", "I'll take 2 if they are ripe", "love mine",
    "next one please", "换下一个",
  ])
  func whatOnlySoundsLikeAWishIsTalk(_ line: String) {
    #expect(ClaimGrammar().read(line) == .none)
  }

  @Test func severalLotsAreSeveralWishes() {
    let lines: [(String, [Int])] = [
      ("sold 4, 6", [4, 6]), ("4、5、6号各一个", [4, 5, 6]), ("4/6号都要", [4, 6]),
      ("lot 4 and lot 6", [4, 6]),
    ]
    for (line, lots) in lines {
      let wishes = ClaimGrammar().read(line).wishes
      #expect(wishes.map(\.target) == lots.map { .lot($0) }, "\(line)")
      #expect(wishes.allSatisfy { $0.quantity == 1 }, "\(line)")
    }
    let named = ClaimGrammar(Fixture.plan().catalogue).read("2 tea 1 towel").wishes
    #expect(named.map(\.quantity) == [2, 1])
  }

  @Test func theTableHasAtLeastSixtyClaims() {
    #expect(ClaimGrammarTests.claims.count >= 60)
  }

  @Test func anyRowOfNumeralsIsReadWithoutTrapping() {
    for numeral in ClaimWords.numerals.keys.sorted() {
      let word = Unicode.Scalar(numeral).map { String($0) } ?? ""
      for count in 1...61 { _ = ClaimGrammar().read(String(repeating: word, count: count)) }
    }
    for digit in ["0", "9", "９"] {
      for count in 1...61 { _ = ClaimGrammar().read(String(repeating: digit, count: count)) }
    }
  }

  @Test func anyLetterWithAnotherSmallFormIsReadWithoutTrapping() {
    for value in UInt32(0)..<0x20000 {
      guard let scalar = Unicode.Scalar(value),
        scalar.properties.lowercaseMapping != String(scalar)
      else { continue }
      _ = ClaimGrammar().read("要" + String(scalar))
    }
  }

  @Test func randomLinesOfKnownWordsNeverTrap() {
    let seed: UInt64 = 0xC1A1_0001
    var generator = TestGenerator(seed: seed)
    let words = ClaimWords.table.map(\.word) + ["1", "2", "34", "+", " ", "十", "两", "九", "，", "?"]
    for round in 0..<5_000 {
      let line = (0...generator.below(7)).map { _ in words[generator.below(words.count)] }.joined()
      for wish in ClaimGrammar().read(line).wishes {
        #expect((1..<1000).contains(wish.quantity), "seed \(seed), round \(round): \(line)")
        if case .lot(let lot) = wish.target { #expect((1..<1000).contains(lot), "\(line)") }
      }
    }
  }
}
