// LiveHost: a sale that may be typed wrong is asked about, once.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct UnlikelySaleTests {
  /// The stall has 30 of lot 1, at 58.00 yuan.
  @Test func tenTimesTheStockAndAHundredTimesThePriceAreTheLimits() throws {
    let session = try ConsoleDriver().session
    let goods = session.plan.catalogue.goods[0]
    func isUnlikely(_ quantity: Int, _ price: String? = nil, anyway: Bool = true) -> Bool {
      var draft = SaleDraft(id: "s", goods: goods.id, quantity: quantity)
      draft.unitPrice = price.flatMap { Money(decimal: $0, session.plan.currency) }
      draft.allowsOverselling = anyway
      return session.isUnlikely(draft)
    }
    #expect(session.stock[goods.id].onHand == 30 && goods.price.decimal == "58.00")
    #expect(!isUnlikely(300) && !isUnlikely(309) && isUnlikely(310))
    // Without the word for it, the stock is said to be too small anyway.
    #expect(!isUnlikely(9999, anyway: false))
    #expect(!isUnlikely(1, "5800") && isUnlikely(1, "5801"))
    #expect(!isUnlikely(1, "0"))
  }

  @Test(arguments: ["sell 9999 1 anyway", "sell 1 1 at 1000000000", "sell 400 1 at 7000 anyway"])
  func aCommandIsAskedAboutOnce(_ line: String) throws {
    let driver = try LinearDriver()
    #expect(driver.type(line).last?.hasSuffix("Type yes or no.") == true)
    #expect(driver.session.sales.entries.isEmpty)
    // What is neither is asked again; no is no; another command is done instead.
    #expect(driver.type("perhaps").last?.hasSuffix("Type yes or no.") == true)
    #expect(driver.type("1").last?.hasSuffix("Type yes or no.") == true)
    #expect(driver.type("no") == ["Nothing was sold."])
    _ = driver.type(line)
    #expect(driver.type("hold").first == "Nothing was sold.")
    _ = driver.type("yes")
    #expect(driver.session.sales.entries.isEmpty)
    _ = driver.type(line)
    #expect(driver.type("yes").last?.hasSuffix("Saved.") == true)
    #expect(driver.session.sales.entries.count == 1)
  }

  @Test(arguments: Language.allCases, [(20, 6), (40, 12), (80, 24)])
  func theFormAsksOnce(_ language: Language, _ size: (Int, Int)) throws {
    let driver = try ConsoleDriver(language, columns: size.0, rows: size.1)
    driver.press(.character("s"), .tab)
    driver.type("58000")
    driver.press(.enter)
    #expect(driver.top.place == .oversell)
    #expect(driver.picture.contains("58,000"), "\(driver.picture)")
    // The key that asked does not answer (T18); what is changed is not what was asked about.
    for _ in 0..<5 { driver.press(.enter) }
    #expect(driver.session.sales.entries.isEmpty && driver.top.place == .oversell)
    driver.press(.character("9"))
    #expect(driver.top.place == .amount)
    driver.press(.enter)
    #expect(driver.top.place == .oversell)
    driver.press(.character("y"))
    #expect(driver.session.sales.entries.count == 1 && driver.compositor.isAtShow)
  }

  /// A name with the letter that answers in it is a name.
  @Test func theQuestionEndsInAnotherField() throws {
    for keys in ["9999", "\t58000"] {
      let driver = try ConsoleDriver()
      driver.press(.character("s"))
      for scalar in keys.unicodeScalars { driver.press(scalar == "\t" ? .tab : .character(scalar)) }
      driver.press(.enter)
      #expect(driver.top.place == .oversell)
      while !driver.focusedRow.contains("Buyer") { driver.press(.tab) }
      driver.type("ya")
      #expect(driver.focusedRow.contains("ya"), "\(driver.picture)")
      #expect(driver.session.sales.entries.isEmpty)
      driver.press(.enter)
      #expect(driver.top.place == .oversell)
    }
  }

  /// Of a price and a stock that are both far off, each is asked about.
  @Test func oneYesIsNoYesToAnotherQuestion() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"))
    driver.type("9999")
    driver.press(.tab)
    driver.type("58000")
    driver.press(.enter, .character("y"))
    #expect(driver.picture.contains("Only 30 left"))
    #expect(driver.session.sales.entries.isEmpty)
    driver.press(.character("y"))
    #expect(driver.session.sales.entries.count == 1)
  }
}
