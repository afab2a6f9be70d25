// LiveHost: what a host does with the keys, as (keys, screen).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct HostTests {
  @Test func threeKeysMakeASale() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .character("3"), .enter)
    let sale = try #require(driver.session.sales.entries.first?.sale)
    #expect(sale.quantity == 3)
    #expect(sale.goods == driver.session.rundown.featured)
    #expect(driver.compositor.isAtShow)
    #expect(driver.picture.contains("Saved: sale 1, 3 ×"))
    #expect(driver.picture.contains("u undo, 3"))
  }

  @Test func undoTakesTheSaleBack() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .enter, .character("u"))
    #expect(driver.session.totals.all.sales == 0)
    #expect(driver.picture.contains("Sale 1 is taken back."))
  }

  @Test func afterItsWindowUndoSaysWhatToDo() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .enter)
    driver.wait(31)
    driver.press(.character("u"))
    #expect(driver.session.totals.all.sales == 1)
    #expect(driver.picture.contains("void it with a reason"))
  }

  @Test func enterTwiceIsOneSale() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .enter, .enter, .enter)
    #expect(driver.session.sales.entries.count == 1)
  }

  @Test func aSaleThatIsNotSavedStaysInTheFormWithItsID() throws {
    let driver = try ConsoleDriver()
    driver.diskError = "No space left on device"
    driver.press(.character("s"), .character("2"), .enter)
    #expect(driver.session.sales.entries.isEmpty)
    #expect(driver.picture.contains("NOT saved: No space left on device"))
    driver.diskError = nil
    driver.press(.enter)
    #expect(driver.session.sales.entries.map(\.sale.quantity) == [2])
    let ids = driver.commands.compactMap { command -> String? in
      if case .recordSale(let draft) = command { draft.id } else { nil }
    }
    #expect(ids == ["s-1", "s-1"])
  }

  @Test func overSellingNeedsAnExplicitYes() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"))
    driver.type("99")
    driver.press(.enter)
    #expect(driver.session.sales.entries.isEmpty)
    #expect(driver.picture.contains("Only 30 left, you sell 99."))
    driver.press(.enter)
    #expect(driver.session.sales.entries.isEmpty)
    driver.press(.character("y"))
    #expect(driver.session.sales.entries.first?.sale.quantity == 99)
    #expect(driver.session.stock[driver.session.rundown.featured].onHand == -69)
  }

  @Test func aPriceCanBeSetOrReduced() throws {
    let driver = try ConsoleDriver()
    for (text, total) in [("20", "20.00"), ("-10%", "52.20"), ("8折", "46.40")] {
      driver.press(.character("s"), .tab)
      driver.type(text)
      driver.press(.enter)
      #expect(driver.session.sales.entries.last?.sale.total.decimal == total, "\(text)")
    }
    driver.press(.character("s"), .tab)
    driver.type("12.5.0")
    driver.press(.enter)
    #expect(driver.session.sales.entries.count == 3)
    #expect(driver.picture.contains("write an amount like 25.60"))
  }

  @Test func buyersAreCompletedFromTheRoom() throws {
    let driver = try ConsoleDriver()
    driver.audience(.enter, "Li Hua")
    driver.audience(.chat, "Li Hua", "how long does it keep?")
    driver.press(.character("s"), .tab, .tab)
    driver.type("li")
    #expect(driver.focusedRow.contains("→ takes Li Hua, asked “how long does"))
    driver.press(.right, .enter)
    #expect(driver.session.sales.entries.first?.sale.buyer?.id == "u-Li Hua")
  }

  @Test func aVoidAsksForItsReason() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .enter, .character("l"), .character("v"), .enter)
    #expect(driver.picture.contains("write a reason"))
    driver.type("wrong goods")
    driver.press(.enter)
    // What cannot be undone is reviewed, in words, with the focus on the way back.
    #expect(driver.picture.contains("fifty-eight yuan"))
    #expect(driver.focusedRow.contains("> Keep it"))
    driver.press(.right, .enter)
    #expect(driver.session.sales.entries.first?.isVoided == true)
    #expect(driver.session.totals.all.revenue.decimal == "0.00")
  }

  @Test func aReturnAsksHowManyAndWhy() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .character("3"), .enter, .character("l"), .character("r"))
    driver.press(.backspace, .character("1"), .enter)
    driver.type("broken")
    driver.press(.enter, .right, .enter)
    #expect(driver.session.sales.entries.first?.returned == 1)
    #expect(driver.session.totals.all.units == 2)
  }

  @Test func oneRepeatedKeyNeverEndsTheShow() throws {
    for key in [Key.character("q"), .enter, .escape, .character("y"), .tab] {
      let driver = try ConsoleDriver()
      for _ in 0..<50 { driver.press(key) }
      #expect(driver.session.phase == .live, "\(key)")
    }
    let driver = try ConsoleDriver()
    driver.press(.character("q"), .right, .enter)
    #expect(driver.session.phase == .ended)
  }

  @Test func aPasteConfirmsNothing() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("q"), .paste("y  y  "), .character("s"), .paste("q  y  "))
    #expect(driver.session.phase == .live)
    #expect(driver.session.sales.entries.isEmpty)
  }

  @Test func aKeyOfNoUseSaysSo() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("c"))
    #expect(driver.picture.contains("There are no claims"))
    driver.press(.character("5"))
    #expect(driver.picture.contains("5 does nothing here"))
  }

  @Test func theCommandLineCompletesAndRuns() throws {
    let driver = try ConsoleDriver()
    driver.press(.character(":"))
    driver.type("un")
    driver.press(.tab)
    #expect(driver.focusedRow.contains(":undo"))
    driver.press(.escape, .character(":"))
    driver.type("feature che")
    driver.press(.tab, .enter)
    #expect(driver.session.featured?.lot == 4)
    driver.press(.character(":"))
    driver.type("sell 1 to han")
    driver.press(.tab)
    #expect(driver.picture.contains("Handwoven towel, Hand-rolled noodles"))
    driver.press(.escape, .character(":"))
    driver.type("sell 2 walnut to Mei by cash")
    driver.press(.enter)
    let sale = try #require(driver.session.sales.entries.first?.sale)
    #expect(sale.buyer?.name == "Mei" && sale.payment == .cash && sale.quantity == 2)
  }

  /// The same as in plain lines: what was asked stays on the screen until it is answered.
  @Test func theCommandLineKeepsItsChoice() throws {
    let driver = try ConsoleDriver()
    driver.press(.character(":"))
    for line in ["sell 2 hand", "9", "nonsense"] {
      driver.type(line)
      driver.press(.enter)
      #expect(driver.picture.contains("2. lot 3, Hand-rolled noodles"), "\(line)")
      #expect(driver.picture.contains("Type a number, 1 to 2.") == (line != "sell 2 hand"))
    }
    driver.type("1")
    driver.press(.enter)
    #expect(driver.session.sales.entries.first?.sale.quantity == 2)
  }

  @Test func theRundownCanBeRearranged() throws {
    let driver = try ConsoleDriver()
    let first = driver.session.rundown.items[0].goods
    driver.press(.character("r"), .character("]"), .character("m"))
    driver.type("2.5")
    driver.press(.enter)
    #expect(driver.session.rundown.items[1].goods == first)
    #expect(driver.session.rundown.items[1].length == .seconds(150))
    #expect(driver.session.rundown.featured == first)
  }

  @Test func everyBindingHasAUseOrAReason() throws {
    for action in ShowAction.allCases {
      let driver = try ConsoleDriver()
      let before = driver.picture
      driver.press(try #require(driver.display.keys.keymap.key(of: action)))
      let isUnseen = [.smaller, .theme, .page].contains(action)
      #expect(driver.picture != before || isUnseen, "\(action)")
    }
  }

  @Test func randomEventsNeverMoveTheFocus() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"), .tab, .tab)
    let cursor = driver.draw().cursor
    for index in 0..<100 {
      driver.audience(.chat, "v\(index)", "hello \(index)")
      #expect(driver.draw().cursor == cursor)
    }
  }
}
