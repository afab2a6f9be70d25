// LiveHost: a chat that is stopped, lines that were skipped, and replies that are switched off.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct ChatPauseTests {
  @Test(arguments: [Language.english, .chinese])
  func aStoppedChatStandsStillAndSaysHowManyWait(_ language: Language) throws {
    let driver = try ConsoleDriver(language)
    driver.audience(.chat, "Ana", "the first line")
    driver.press(.character("w"))
    for number in 1...5 { driver.audience(.chat, "Ben", "later \(number)") }
    driver.perform(.skipChat(count: 7))
    #expect(driver.picture.contains("the first line") && !driver.picture.contains("later"))
    #expect(driver.picture.contains(language == .english ? "paused, 12 wait" : "停住了，12 行等着"))
    driver.press(.character("w"))
    #expect(driver.picture.contains("later 5") && driver.picture.contains("12"))
    #expect(!driver.picture.contains("paused") && !driver.picture.contains("停住了，"))
  }

  @Test func everythingElseGoesOnMeanwhile() throws {
    let driver = try ConsoleDriver()
    driver.press(.character(":"))
    driver.type("chat pause")
    driver.press(.enter)
    driver.audience(.chat, "Chen", "1号来两份")
    #expect(driver.session.claims.open.count == 1 && driver.picture.contains("Chen 2 × lot 1"))
    driver.press(.character("s"), .enter)
    #expect(driver.session.sales.entries.count == 1)
    driver.press(.character(":"))
    driver.type("chat go")
    driver.press(.enter)
    #expect(!driver.display.isChatStopped)
  }

  @Test(arguments: [(80, 24), (120, 40), (40, 12)])
  func skippedLinesAreCountedOnTheScreen(_ columns: Int, _ rows: Int) throws {
    let driver = try ConsoleDriver(columns: columns, rows: rows)
    driver.audience(.chat, "Ana", "hello")
    driver.perform(.skipChat(count: 1234))
    let hasChat = driver.picture.contains("Chat")
    #expect(driver.picture.contains("1234 chat lines skipped") == hasChat)
    #expect(hasChat == (columns >= 80))
    #expect(LinearReport(driver.view).status.contains { $0.contains("1234") })
  }

  @Test func inPlainLinesTheDigestsRest() throws {
    let driver = try LinearDriver { $0.linear.digestSeconds = 20 }
    #expect(
      driver.type("chat pause") == ["The chat stands still; claims, orders and questions go on."])
    let before = driver.lines.count
    for second in 0..<60 {
      driver.audience(.chat, "v\(second)", "hello")
      driver.wait(1)
    }
    #expect(!driver.lines[before...].contains { $0.contains("chat line") })
    #expect(driver.type("status").contains("The chat stands still, 60 lines wait"))
    #expect(driver.type("聊天 走") == ["The chat goes on; 60 lines came meanwhile."])
    driver.wait(30)
    #expect(driver.lines[before...].contains { $0.contains("60 chat lines") })
  }

  @Test func oneSwitchStopsPhrasesAndSaysSo() throws {
    let driver = try LinearDriver()
    #expect(driver.type("phrase 1").contains { $0.hasPrefix("Said") })
    #expect(driver.type("replies off") == ["Replies by themselves and phrases: all off."])
    #expect(!driver.settings.replies.isOn)
    #expect(driver.type("phrase 1") == ["Replies are off; type replies on first."])
    #expect(driver.type("say I type this").contains { $0.contains("I type this") })
    #expect(driver.type("status").contains { $0.contains("all off") })
    driver.type("回复 开")
    #expect(driver.settings.replies.isOn)
    #expect(driver.type("phrase 1").contains { $0.hasPrefix("Said") })
  }

  @Test func theScreenSaysThatRepliesAreOff() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("x"))
    #expect(driver.picture.contains("replies off") && !driver.display.replies.isOn)
    driver.press(.character("x"))
    #expect(!driver.picture.contains("replies off"))
  }
}
