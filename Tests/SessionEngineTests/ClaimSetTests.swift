// LiveHost: the claim grammar against lines as people write them.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import SessionEngine

/// `Claims.labelled`, written and labelled before the grammar was tuned, by somebody who had not
/// read it; the last third was held out: nothing was tuned on it. `Claims.blind` came later, from
/// somebody who had read neither: it is only measured.
struct ClaimSet {
  struct Case {
    let text: String
    /// `3 2` for two of lot 3; `next 1`.
    let claims: Set<String>
    let withdraws: Bool
    let isHeldOut: Bool
    let line: Int
  }

  let cases: [Case]

  init(_ name: String = "Claims.labelled") throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
    var cases: [Case] = []
    var isHeldOut = false
    let lines = try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where !line.isEmpty {
      if line.hasPrefix("# held out") { isHeldOut = true }
      if line.hasPrefix("# ") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      let labels = columns[1].split(separator: ";").map { $0.split(separator: " ") }
      cases.append(
        Case(
          text: String(columns[0]),
          claims: Set(
            labels.compactMap { words in
              switch words[0] {
              case "claim": "\(words[1]) \(words[2])"
              case "next": "next 1"
              default: nil
              }
            }),
          withdraws: labels.contains { $0[0] == "withdraw" }, isHeldOut: isHeldOut,
          line: index + 1))
    }
    self.cases = cases
  }

  /// What the grammar finds in a line, in the words of the labels.
  static func found(_ text: String) -> (claims: Set<String>, withdraws: Bool) {
    let reading = grammar.read(text)
    let claims = reading.wishes.map { wish in
      switch wish.target {
      case .featured: "3 \(wish.quantity)"
      case .next: "next \(wish.quantity)"
      case .lot(let lot): "\(lot) \(wish.quantity)"
      }
    }
    return (Set(claims), reading.withdrawal != nil)
  }

  /// The goods of the autumn fair, as Docs/Examples/autumn-fair/goods.json has them.
  private static let grammar: ClaimGrammar = {
    let names = [
      ("蜜心红薯", "Sweet potato"), ("竹编提篮", "Bamboo basket"), ("核桃酥", "Walnut biscuits"),
      ("坡上苹果", "Hillside apples"), ("手拉坯茶杯", "Hand-thrown cup"), ("洋槐蜜", "Acacia honey"),
      ("蓝染围巾", "Indigo scarf"), ("吊晒柿饼", "Dried persimmons"), ("粉糯芋头", "Floury taro"),
      ("双面绣书签", "Stitched bookmark"), ("山地小米", "Hill millet"), ("蒜香微辣酱", "Mild chilli sauce"),
      ("柴烧茶壶", "Wood-fired teapot"), ("竹编灯笼", "Bamboo lantern"),
    ]
    let goods = names.enumerated().map { index, name in
      Goods(
        id: "g-\(index + 1)", name: LocalizedText(chinese: name.0, english: name.1) ?? .init("?"),
        category: .food, price: Money(minorUnits: 100, .yuan), stock: 9, unit: nil, maker: "m",
        points: [], photo: nil, lot: index + 1)
    }
    return ClaimGrammar(Catalogue(makers: [], goods: goods))
  }()

  struct Score {
    var right = 0
    var found = 0
    var wanted = 0
    var misses: [String] = []
    var precision: Double { found == 0 ? 1 : Double(right) / Double(found) }
    var recall: Double { wanted == 0 ? 1 : Double(right) / Double(wanted) }
  }

  static func score(_ cases: [Case]) -> Score {
    var score = Score()
    for one in cases {
      let (claims, withdraws) = found(one.text)
      score.right += claims.intersection(one.claims).count
      score.found += claims.count
      score.wanted += one.claims.count
      if claims != one.claims || withdraws != one.withdraws {
        score.misses.append(
          "\(one.line): \(one.text) → \(claims.sorted())\(withdraws ? " withdraw" : ""), "
            + "not \(one.claims.sorted())\(one.withdraws ? " withdraw" : "")")
      }
    }
    return score
  }
}

@Suite struct ClaimSetTests {
  @Test func theSetsAreWhole() throws {
    let cases = try ClaimSet().cases
    #expect(cases.count == 753 && cases.filter(\.isHeldOut).count == 251)
    #expect(cases.filter { $0.claims.isEmpty }.count * 10 >= cases.count * 4)
    let blind = try ClaimSet("Claims.blind").cases
    #expect(blind.count == 315 && blind.filter { $0.claims.isEmpty }.count == 176)
    #expect(Set(blind.map(\.text)).isDisjoint(with: cases.map(\.text)))
  }

  @Test func claimsAreFoundAndTalkIsNot() throws {
    let cases = try ClaimSet().cases
    let all = Self.measured(cases, "all lines")
    _ = Self.measured(cases.filter { !$0.isHeldOut }, "training")
    let heldOut = Self.measured(cases.filter(\.isHeldOut), "held out")
    let blind = Self.measured(try ClaimSet("Claims.blind").cases, "blind")
    #expect(all.precision >= 0.97 && all.recall >= 0.97, "\(all.misses)")
    // What was never looked at while tuning.
    #expect(heldOut.precision >= 0.97 && heldOut.recall >= 0.95)
    #expect(blind.precision >= 0.97 && blind.recall >= 0.92)
  }

  private static func measured(_ cases: [ClaimSet.Case], _ name: String) -> ClaimSet.Score {
    let score = ClaimSet.score(cases)
    print("claims, \(name): precision \(score.precision), recall \(score.recall)")
    return score
  }
}
