// LiveHost: the linear console is a full peer of the screen, and never talks too fast.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct LinearTests {
  // MARK: Every task

  @Test(arguments: ShowAction.allCases)
  func everyTaskOfTheScreenIsACommand(_ action: ShowAction) throws {
    let word = try #require(CommandWords.all.first { $0.verb == action.verb })
    for spelling in word.spellings {
      let driver = try LinearDriver(
        spelling.utf8.allSatisfy { $0 < 0x80 } ? .english : .chinese)
      let answer = driver.type(spelling)
      #expect(!answer.isEmpty, "\(spelling)")
      for line in answer { #expect(!line.contains("is not a command"), "\(spelling): \(line)") }
    }
  }

  /// The keys of the lists, and the command that does the same.
  @Test func everyKeyOfTheListsIsACommand() throws {
    let driver = try LinearDriver()
    driver.type("sell 3 walnut to Mei")
    driver.type("sell 2 walnut")
    for (line, answer) in [
      ("void 1 because wrong goods", "Void: sale 1, because wrong goods. Saved."),
      ("return 2 1 because broken", "Returned: sale 2, 1 back"),
      ("feature 5", "On air: lot 5"), ("stock 5 7", "stock is now 7"),
      ("move 2 1", "Item 2 is now item 1."), ("minutes 1 2.5", "Item 1 now has 2.5 minutes."),
      ("hold", "Staying on these goods"), ("pause", "Paused."), ("resume", "Live again."),
      ("greeting off", "Greeting by itself: off"), ("say hello all", "Said: hello all"),
    ] {
      #expect(
        driver.type(line).first?.contains(answer) == true, "\(line): \(driver.lines.last ?? "")")
    }
    driver.audience(.chat, "Ana", "2 of lot 3 please")
    #expect(driver.type("claims").first?.contains("Ana wants 2 × lot 3") == true)
    #expect(driver.type("accept").first?.contains("Sold: sale 3, 2 ×") == true)
    driver.audience(.chat, "Ana", "1 of lot 3 please")
    #expect(driver.type("decline").first?.contains("is declined") == true)
  }

  @Test func nothingMovesNothingIsColoured() throws {
    for language in Language.allCases {
      let driver = try LinearDriver(language)
      for word in CommandWords.all where word.verb != .end { driver.type(word.spellings[0]) }
      driver.audience(.chat, "\u{1B}[31mEve\u{7}", "\u{1B}]0;title\u{7} 3号来两份 ┌─┐\u{202E}")
      driver.wait(40)
      driver.type("claims")
      driver.type("chat")
      for line in driver.lines {
        let isPlain = line.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value != 0x202E
        }
        #expect(isPlain, "\(line)")
      }
    }
  }

  // MARK: Choices

  @Test func everyAmbiguityIsAChoiceByNumber() throws {
    let driver = try LinearDriver()
    for name in ["Li Hua", "Li Ming"] { driver.audience(.enter, name) }
    #expect(driver.type("sell 2 hand to Mei").first == "Which one? Type its number:")
    #expect(driver.type("1").first?.contains("Sold: sale 1, 2 × Handwoven towel") == true)
    #expect(driver.type("sell 1 walnut to li").first == "Which one? Type its number:")
    #expect(
      driver.type("2").first?.contains("to Li Ming") == true
        || driver.session.sales.entries.count == 2)
    #expect(driver.type("greet li").first == "Which one? Type its number:")
    #expect(driver.type("9") == ["Type a number, 1 to 2."])
    #expect(driver.type("nine") == ["Type a number, 1 to 2."])
    #expect(driver.type("2").first?.contains("Type") == false)
    #expect(driver.type("2").first?.contains("There is nothing to choose") == true)
    driver.type("sell 1 hand")
    #expect(driver.type("status").prefix(1) == ["Nothing was chosen."])
    #expect(driver.type("1").first?.contains("There is nothing to choose") == true)
    driver.audience(.chat, "Li Hua", "1 of lot 3 please")
    driver.audience(.chat, "Li Ming", "2 of lot 3 please")
    #expect(driver.type("accept li").count == 3)
    #expect(driver.type("2").first?.contains("2 ×") == true)
  }

  /// Rule T18: a command typed while a reason is asked for is that command, in both languages.
  @Test func noCommandIsEverAReason() throws {
    for line in ["undo", "undo because late", "sell 1 walnut", "卖2 1", "status", "void", "?"] {
      let driver = try LinearDriver()
      for _ in 0..<3 { driver.type("sell 1 walnut") }
      driver.wait(60)
      #expect(driver.type("undo").first?.hasPrefix("Sale 3 can only be made void") == true)
      #expect(driver.type(line).first == "Sale 3 is left as it is.", "\(line)")
      let reasons = driver.session.sales.entries.map(\.isVoided)
      // Only what the command itself says is done.
      #expect(reasons[..<3] == [false, false, line == "undo because late"], "\(line)")
    }
  }

  /// Rule T18: one command repeated makes at most the newest sale void.
  @Test func undoRepeatedReachesNoFurther() throws {
    for (undo, reason) in [("undo", "wrong buyer"), ("撤销", "卖错了"), ("undo", "no. 3 broke")] {
      let driver = try LinearDriver(undo == "undo" ? .english : .chinese)
      for _ in 0..<3 { driver.type("sell 1 walnut") }
      driver.wait(60)
      driver.type(undo)
      driver.type(reason)
      #expect(driver.session.sales.entries.map(\.isVoided) == [false, false, true])
      for _ in 0..<9 { driver.type(undo) }
      #expect(driver.session.sales.entries.map(\.isVoided) == [false, false, true])
      #expect(driver.lines.last?.contains(undo == "undo" ? "void 2 because" : "作废 2 因为") == true)
      // In its window, too: what was taken back is not followed by what was sold before it.
      driver.type("sell 1 walnut")
      for _ in 0..<9 { driver.type(undo) }
      #expect(driver.session.sales.entries.filter(\.isVoided).count == 2)
    }
  }

  // MARK: Switches

  @Test func everySwitchWorksWhileRunning() throws {
    let driver = try LinearDriver()
    for (line, answer) in [
      ("larger", "Large text, level 1. This is for the screen"), ("large 3", "level 3."),
      ("smaller", "level 2."), ("theme light", "Theme: light."), ("theme", "Theme: high contrast."),
      ("calm on", "Calm: on."), ("clock 10", "Clock: every 10 s."), ("clock off", "Clock: off."),
      ("digest 60", "Digest: every 60 s, full."), ("digest brief", "Digest: every 60 s, brief."),
      ("digest off", "Digest: off."), ("heartbeat 300", "Heartbeat: every 300 s."),
      ("columns 40", "Columns: 40."), ("columns off", "Columns: off."), ("pace 10", "Pace: 10."),
      ("switch inverse", "One switch: pressing on moves, resting chooses, 1.8 s."),
      ("switch 0.3", "0.3 s."), ("单开关 10", "10.0 s."), ("switch off", "One switch: off."),
      ("language zh", "语言：中文。"), ("摘要 30", "摘要：每 30 秒，简单。"), ("语言 英文", "Language: English."),
    ] {
      let said = driver.type(line).joined(separator: " ")
      #expect(said.contains(answer), "\(line): \(said)")
    }
    #expect(driver.settings.large == 2 && driver.settings.theme == .contrast)
    #expect(driver.settings.linear.linesPerMinute == 10)
    for line in [
      "large 9", "pace 31", "digest 2", "calm maybe", "columns 3", "clock -1", "switch 0.2",
      "switch 11",
    ] {
      #expect(driver.type(line).first?.contains("rite ") == true, "\(line)")
    }
    #expect(driver.type("language klingon").first?.contains("zh, en") == true)
    let listed = driver.type("settings")
    for row in Switch.all { #expect(listed.contains { $0.hasPrefix(row.name.english + ": ") }) }
  }

  @Test func linesFoldAtTheTerminalUnlessTheHostSaysOtherwise() throws {
    let driver = try LinearDriver()
    driver.terminalColumns = 40
    for (line, isFolded) in [("goods", true), ("columns off", false), ("columns 60", true)] {
      driver.type(line)
      let widest = driver.type("goods").map { DisplayWidth.columns(of: $0) }.max() ?? 0
      #expect((widest <= (line == "goods" ? 40 : 60)) == isFolded, "\(line)")
    }
  }

  @Test func linesFoldAtTheColumnsOfTheHost() throws {
    for language in Language.allCases {
      let driver = try LinearDriver(language) { $0.linear.columns = 40 }
      driver.audience(.chat, String(repeating: "长", count: 60), "3号来两份")
      for word in CommandWords.all where word.verb != .end { driver.type(word.spellings[0]) }
      #expect(driver.lines.allSatisfy { DisplayWidth.columns(of: $0) <= 40 })
      #expect(driver.lines.count > 60)
    }
  }

  // MARK: Words

  @Test func goodsAreCountedWithTheirMeasureWord() throws {
    let chinese = try LinearDriver(.chinese)
    #expect(chinese.type("卖2 1 给 小梅").first?.contains("云雾绿茶 2 罐，116.00") == true)
    let english = try LinearDriver()
    #expect(english.type("sell 2 1 to Mei").first?.contains("2 × Cloud green tea, 116.00") == true)
    #expect(Words(.chinese).quantity(3, of: nil) == "3 份")
    #expect(Words(.english).sales(1) == "1 sale" && Words(.english).sales(2) == "2 sales")
    #expect(Words(.english).units(1) == "1 unit" && Words(.chinese).units(2) == "2 件")
  }

  @Test func moneyAndDatesAreSaidByLanguage() throws {
    let money = Money(minorUnits: 120_460, .yuan)
    #expect(Words(.english).money(money) == "1,204.60 yuan")
    #expect(Words(.chinese).money(money) == "1,204.60 元")
    #expect(Words(.english).shortMoney(money) == "¥1,204.60")
    #expect(Words(.chinese).shortMoney(Money(minorUnits: -2560, .yuan)) == "-¥25.60")
    for (milliseconds, english, chinese) in [
      (Int64(0), "1 Jan 1970", "1970年1月1日"),
      (951_782_400_000, "29 Feb 2000", "2000年2月29日"),
      (1_795_478_400_000, "24 Nov 2026", "2026年11月24日"),
      (4_107_542_399_000, "28 Feb 2100", "2100年2月28日"),
      (-1000, "31 Dec 1969", "1969年12月31日"),
    ] {
      let instant = Instant(milliseconds: milliseconds)
      #expect(Words(.english).date(instant, zoneSeconds: 0) == english)
      #expect(Words(.chinese).date(instant, zoneSeconds: 0) == chinese)
    }
  }

  @Test func aFurtherLanguageFallsBackToEnglish() {
    let translation = Translation(
      code: "eo", name: "Esperanto",
      phrases: ["Live.": "Vive.", "Sale %1 is void: %2.": "Vendo %1 nulas."],
      verbs: ["vendu": "sell"])
    let words = Words(.english, translation)
    #expect(words(.linearLive) == "Vive." && words(.linearPaused) == Words(.english)(.linearPaused))
    // Words whose places are not those of the phrase would lose a value.
    #expect(words(.voided, "3", "late") == "Sale 3 is void: late.")
    #expect(words.verb("vendu") == "sell" && words.verb("undo") == "undo")
    #expect(translation.missing(of: [.linearLive, .linearPaused]) == [Phrase.linearPaused.english])
  }
}
