// LiveHost: phrases, captions, alarms and quiet: for hosts who show instead of speaking.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct CardTests {
  @Test(arguments: Language.allCases)
  func aPhraseGoesToTheChat(_ language: Language) throws {
    let driver = try ConsoleDriver(language)
    driver.press(.function(6))
    for (index, phrase) in BuiltInPhrases.all.enumerated() {
      driver.press(.enter, .down)
      #expect(driver.session.lastSaid == phrase.text(in: language), "phrase \(index + 1)")
    }
    driver.press(.escape)
    #expect(driver.compositor.isAtShow)
  }

  @Test func aPhraseIsShownLargeForTheCamera() throws {
    let driver = try ConsoleDriver()
    driver.press(.function(6), .down, .character("v"))
    let text = BuiltInPhrases.all[1].english
    #expect(driver.focusedRow.contains(text))
    #expect(driver.picture.contains("█"), "it is in large shapes")
    driver.press(.down)
    #expect(driver.focusedRow.contains(BuiltInPhrases.all[2].english))
    driver.press(.enter)
    #expect(driver.session.lastSaid == BuiltInPhrases.all[2].english)
    driver.press(.escape, .escape)
    #expect(driver.compositor.isAtShow)
  }

  @Test func ownPhrasesComeFirstAndCanBeDeleted() throws {
    let driver = try ConsoleDriver()
    driver.press(.function(6), .character("n"))
    driver.type("I sign; my sister types.")
    driver.press(.enter)
    #expect(driver.display.phrases == [LocalizedText("I sign; my sister types.")])
    driver.press(.home, .enter)
    #expect(driver.session.lastSaid == "I sign; my sister types.")
    driver.press(.end, .delete)
    #expect(driver.picture.contains("Phrases that come with LiveHost stay"))
    driver.press(.home, .delete)
    #expect(driver.display.phrases.isEmpty)
  }

  @Test func thereIsALimitToPhrases() throws {
    let driver = try ConsoleDriver()
    let limit = HostSettings.phraseLimit
    driver.display.phrases = (0..<limit).map { LocalizedText("phrase \($0)") }
    driver.press(.function(6), .character("n"))
    #expect(driver.picture.contains("room for \(limit) phrases"))
    #expect(driver.display.phrases.count == limit)
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 40)], 0...3)
  func aCaptionStandsOnTheShowScreen(_ size: (Int, Int), _ large: Int) throws {
    let driver = try ConsoleDriver(.chinese, large: large, columns: size.0, rows: size.1)
    driver.press(.function(7))
    driver.type("红薯很甜")
    driver.press(.enter)
    #expect(driver.session.caption == "红薯很甜")
    #expect(!driver.compositor.isAtShow, "the line stays for the next words")
    driver.press(.escape)
    #expect(driver.picture.contains("红薯很甜"))
    driver.press(.function(7), .enter, .escape)
    #expect(driver.session.caption == nil)
    driver.wait(10)
    #expect(!driver.picture.contains("红薯很甜"))
  }

  @Test func alarmsWaitForOneAnotherAndForAKey() throws {
    let driver = try ConsoleDriver()
    for name in ["one", "two", "one"] {
      driver.compositor.show(driver.view.sourceNotice(name, .failed(reason: "gone")), driver.view)
    }
    let (buffer, _) = driver.draw()
    // Below what was saved, so that neither covers the other.
    let saved = Frame.noticeRow(buffer)
    let row = saved + 1
    #expect(buffer.row(row).contains("one") && buffer.row(row).contains("(1 more, press a key)"))
    #expect(buffer[1, row].role == .alarm)
    // A key that was on its way already acknowledges nothing.
    driver.press(.down)
    #expect(driver.draw().buffer.row(row).contains("one"))
    // Hours later it is still there, and nothing covers it.
    driver.wait(7200)
    driver.press(.character("s"), .enter)
    let after = driver.draw().buffer.row(row)
    #expect(after.contains("two") && !after.contains("more"))
    driver.wait(2)
    driver.press(.escape)
    #expect(driver.draw().buffer.row(saved).contains("Saved: sale 1"))
    #expect(driver.draw().buffer.row(row).allSatisfy { $0 == " " })
  }

  @Test func undisturbedOnlyAlarmsAreSaid() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("d"))
    #expect(driver.display.isUndisturbed && driver.picture.contains("Do not disturb: only"))
    driver.wait(10)
    driver.compositor.show(driver.view.sourceNotice("feed", .ended), driver.view)
    #expect(driver.draw().buffer.row(21).contains("do not disturb"))
    driver.compositor.show(driver.view.sourceNotice("feed", .failed(reason: "gone")), driver.view)
    #expect(driver.draw().buffer.row(22).contains("gone"))
    driver.wait(2)
    driver.press(.character("d"))
    #expect(!driver.display.isUndisturbed)
  }

  @Test func withoutAClockNothingRuns() throws {
    for (columns, rows) in [(20, 6), (40, 12), (80, 24), (120, 40)] {
      for large in 0...3 {
        let driver = try ConsoleDriver(large: large, columns: columns, rows: rows)
        driver.display.clockSeconds = 0
        driver.wait(10)
        // Only what is on air changes, and whether its time is nearly over.
        var pictures: Set<String> = []
        var states: Set<String> = []
        for _ in 0..<300 {
          driver.wait(1)
          pictures.insert(driver.picture)
          let rundown = driver.session.rundown
          let phase = rundown.phase(at: driver.view.showTime, driver.session.plan.policy)
          states.insert("\(rundown.featured) \(phase)")
        }
        #expect(pictures.count <= states.count, "\(columns)×\(rows) at level \(large)")
      }
    }
  }

  @Test func aSlowClockGoesInItsSteps() throws {
    let driver = try ConsoleDriver()
    driver.display.clockSeconds = 20
    var pictures: Set<String> = []
    for _ in 0..<60 {
      driver.wait(1)
      pictures.insert(driver.picture)
    }
    // Two times on the screen, each three steps in a minute, at most four.
    #expect((3...8).contains(pictures.count), "\(pictures.count)")
  }

  @Test func aChatLineMovesNoOther() throws {
    let driver = try ConsoleDriver()
    driver.display.clockSeconds = 0
    for number in 0..<20 { driver.audience(.chat, "ann", "line \(number)") }
    for number in 20..<60 {
      let before = rows(driver)
      driver.audience(.chat, "ann", "line \(number)")
      let changed = zip(before, rows(driver)).filter { $0 != $1 }.count
      #expect(changed <= 2, "line \(number): \(changed) rows")
      #expect(driver.picture.contains("line \(number)"))
    }
  }

  private func rows(_ driver: ConsoleDriver) -> [String] {
    let buffer = driver.draw().buffer
    return (0..<buffer.height).map { buffer.row($0) }
  }
}
