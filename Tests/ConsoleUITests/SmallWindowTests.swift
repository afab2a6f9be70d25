// LiveHost: what must stay true where a window has few rows: amounts, fields for numbers, alarms.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct SmallWindowTests {
  @Test(arguments: Language.allCases) func theReviewShowsEveryLineAndNoPartOfAnAmount(
    _ language: Language
  ) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: (20, 6))
    driver.press(.character("q"))
    let focus = driver.focusedRow
    var seen = ""
    for _ in 0..<20 {
      seen += driver.picture
      driver.press(.down)
      #expect(driver.focusedRow == focus)
    }
    #expect(!seen.contains("one hundred") && !seen.contains("一百一十六"))
    let words = Words(language)
    for row in ReviewLines.rows(driver.session, driver.now, words) {
      #expect(seen.contains(row.label), "\(row.label)")
    }
    driver.press(.enter)
    #expect(driver.session.phase == .live)
  }

  @Test(arguments: Language.allCases) func moneyInTheListOfSalesIsWhole(_ language: Language) throws
  {
    let driver = ConsoleDriver(try BusyShow.of(language), size: (20, 6))
    driver.press(.character("l"), .character("v"), .down, .enter, .right, .enter)
    #expect(driver.picture.contains("116.00"), "\(driver.picture)")
    #expect(driver.session.sales.entries[0].isVoided)
  }

  @Test func aPriceTakesNoLetters() throws {
    let driver = try ConsoleDriver(columns: 40, rows: 12)
    driver.press(.character("s"), .tab)
    driver.display.keys.layout = .left
    driver.press(.character("f"))
    #expect(!driver.focusedRow.contains("f"), "\(driver.focusedRow)")
    driver.press(.character("q"))
    #expect(driver.compositor.isAtShow)
    driver.display.keys.layout = .right
    driver.press(.character("s"), .tab)
    for key in "5x2.5".unicodeScalars { driver.press(.character(key)) }
    #expect(driver.focusedRow.contains("52.5"))
  }

  @Test func anAlarmHidesNoSale() throws {
    for (size, waits) in [((80, 24), 0), ((40, 12), 3)] {
      let driver = ConsoleDriver(try BusyShow.of(.english), size: size)
      let alarm = driver.view.sourceNotice(
        "exec:sh die.sh", .interrupted(lastWords: "token expired: log in again."))
      driver.press(.character("s"), .enter)
      driver.compositor.show(alarm, driver.view)
      #expect(driver.picture.contains("Saved"), "\(driver.picture)")
      driver.wait(waits)
      #expect(driver.picture.contains("sh die.sh: token expired: log in"), "\(driver.picture)")
      #expect(driver.picture.contains("Saved") == (waits == 0))
    }
  }

  @Test func whatCannotBeLargerOrReturnedSaysWhy() throws {
    let driver = ConsoleDriver(try BusyShow.of(.english), size: (40, 12))
    _ = driver.draw()
    driver.press(.character("+"), .character("+"))
    #expect(driver.picture.contains("the window is too"), "\(driver.picture)")
    driver.press(.character("l"), .character("r"), .character("9"), .enter)
    #expect(driver.picture.contains("at most 2"), "\(driver.picture)")
  }

  @Test(arguments: Language.allCases) func whatWasSavedNamesItsMoney(_ language: Language) throws {
    let driver = ConsoleDriver(try BusyShow.of(language), size: (40, 12))
    driver.press(.character("s"), .enter)
    let money = language == .english ? "58.00 yuan" : "58.00 元"
    let row = driver.rows[10]
    #expect(row.contains(money), "\(driver.picture)")
  }

  /// As much of it as fits: goods, amount and the way back; the seconds give way first.
  @Test(arguments: [
    (40, 12, KeyLayout.right, "Saved: 1 × Cloud …, 58.00 yuan", "u undo"),
    (80, 24, .right, "Saved: sale 2, 1 × Cloud green tea, 58.00 yuan, to walk-in.", "31 s"),
    (80, 24, .five, "Saved: 1 × Cloud green tea, 58.00 yuan", "Backspace undo, 31 s"),
    (20, 6, .right, "Saved 58.00", "u undo"),
    (20, 6, .five, "Saved 2: 58.00 yuan", "."),
  ])
  func whatWasSavedSaysAllThatFits(
    _ columns: Int, _ rows: Int, _ layout: KeyLayout, _ text: String, _ undo: String
  ) throws {
    let driver = ConsoleDriver(try BusyShow.of(.english), size: (columns, rows))
    driver.press(.character("s"), .enter)
    driver.display.keys.layout = layout
    let row = driver.rows[Frame.noticeRow(driver.draw().buffer)]
    #expect(row.contains(text) && row.hasSuffix(undo), "\(row)")
    // The seconds that run out move nothing.
    for _ in 0..<25 {
      driver.wait(1)
      let later = driver.rows[Frame.noticeRow(driver.draw().buffer)]
      #expect(later.hasPrefix(row.prefix(30)), "\(later)")
    }
  }

  @Test func thePresenterShowsTheCaption() throws {
    for size in Scene.sizes {
      let driver = ConsoleDriver(try BusyShow.of(.english), size: size)
      driver.perform(.caption("Hello all"))
      driver.press(.function(5))
      #expect(driver.picture.contains("Caption: Hello all"), "\(driver.picture)")
    }
  }
}
