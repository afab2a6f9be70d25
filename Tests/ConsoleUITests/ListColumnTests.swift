// LiveHost: lists are tables: values stand under each other, and near the cursor (T1).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct ListColumnTests {
  /// Where a text ends in each row that has it, in columns.
  private func ends(of pattern: Regex<Substring>, _ rows: [String]) -> [Int] {
    rows.compactMap { row in
      row.firstMatch(of: pattern).map {
        DisplayWidth.columns(of: String(row[..<$0.range.upperBound]))
      }
    }
  }

  @Test(arguments: [(40, 12), (80, 24), (120, 40)], Language.allCases)
  func pricesStandUnderEachOther(_ size: (Int, Int), _ language: Language) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: size)
    let goods = driver.session.plan.catalogue.goods[1].id
    driver.perform(.setStock(goods: goods, onHand: 0))
    driver.press(.character("i"))
    let found = ends(of: /\d+\.\d\d/, driver.rows)
    #expect(found.count >= 8 && Set(found).count == 1, "\(driver.picture)")
    #expect(found.allSatisfy { $0 <= 40 })
    let word = language == .english ? /\ free|sold out/ : /可卖 +\d+|卖完了/
    #expect(Set(ends(of: word, driver.rows)).count == 1, "\(driver.picture)")
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24)], Language.allCases)
  func claimsAreATable(_ size: (Int, Int), _ language: Language) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: size)
    for (name, text) in [("Bo", "2号来12份"), ("A very long name of a viewer", "11号来一份")] {
      driver.audience(.chat, name, text)
    }
    driver.press(.character("c"))
    let rows = driver.rows.filter { $0.contains(/\d (×|号)/) }
    let quantity: Regex<Substring> = language == .english ? /\ ×/ : /\d (?:罐|份|条|包|瓶)/
    let lot: Regex<Substring> = language == .english ? /lot +\d+/ : /\ +\d+ 号/
    for column in [quantity, lot] {
      let found = ends(of: column, rows)
      #expect(found.count == 3 && Set(found).count == 1, "\(driver.picture)")
      #expect(found.allSatisfy { $0 <= 40 })
    }
  }

  @Test(arguments: [(40, 12), (80, 24)], Language.allCases)
  func countsOfQuestionsStandUnderEachOther(_ size: (Int, Int), _ language: Language) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: size)
    for number in 0..<12 { driver.audience(.chat, "v\(number)", "how much is it?") }
    driver.press(.character("f"))
    let found = ends(of: language == .english ? /\d+ ask/ : /\d+ 人问/, driver.rows)
    #expect(found.count >= 3 && Set(found).count == 1, "\(driver.picture)")
    #expect(found.allSatisfy { $0 <= 40 })
  }

  @Test(arguments: Language.allCases)
  func whatARowCutsIsSaidBelowTheList(_ language: Language) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: (80, 24))
    let wish = "hello from a rainy Ningbo evening, lot 5 please"
    driver.audience(.chat, "A very long name of a viewer", "11号来一份，谢谢主播讲得这么清楚，下次还来")
    driver.audience(.chat, "Another one with a long name", wish)
    driver.press(.character("c"), .end)
    #expect(driver.focusedRow.contains("…"), "\(driver.picture)")
    #expect(
      driver.picture.contains("Another one with a long name: \(wish)")
        || driver.picture.contains("Another one with a long name：\(wish)"), "\(driver.picture)")
    driver.press(.escape, .character("f"))
    #expect(!driver.picture.contains(wish))
  }
}
