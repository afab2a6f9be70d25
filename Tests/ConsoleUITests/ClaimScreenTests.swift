// LiveHost: claims, questions and mutes as the host meets them: keys, lists and lines.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct ClaimScreenTests {
  /// Two units; Ana holds both, Ben waits.
  private func crowded(
    _ language: Language = .english, columns: Int = 80, rows: Int = 24
  ) throws -> ConsoleDriver {
    let driver = try ConsoleDriver(language, columns: columns, rows: rows)
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 2))
    driver.audience(.chat, "Ana", "I want 2")
    driver.audience(.chat, "Ben", "1")
    return driver
  }

  /// Until Ana's hold is warned of; what happens by itself is shown as the loop shows it.
  private func untilWarned(_ driver: ConsoleDriver) {
    // The goods stay, so that only the hold moves.
    driver.perform(.hold)
    driver.wait(285)
  }

  @Test func theListSaysWhatIsHeldForHowLongAndWhy() throws {
    let driver = try crowded()
    driver.wait(40)
    driver.press(.character("c"))
    let rows = driver.picture.split(separator: "\n").map(String.init)
    let ana = try #require(rows.first { $0.contains("Ana") })
    #expect(ana.contains("sure: they said so") && ana.contains("held, 4:20 left"))
    let ben = try #require(rows.first { $0.contains("Ben") })
    #expect(ben.contains("likely: typed the signal 1") && ben.contains("waits for 1"))
  }

  @Test(arguments: Language.allCases)
  func whatIsHeldInPartShowsItsTimeWhole(_ language: Language) throws {
    let driver = try ConsoleDriver(language, columns: 80, rows: 24)
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 1))
    driver.audience(.chat, "Ana", "I want 2")
    driver.audience(.chat, "Ben", "1")
    driver.wait(40)
    driver.press(.character("c"))
    let wanted = language == .chinese ? "留 1/2，还有 4:20" : "1 of 2, 4:20 left"
    #expect(driver.picture.contains(wanted))
    driver.press(.down)
    driver.press(.enter)
    let waits = language == .chinese ? "意向 c-2 在等货" : "Claim c-2 waits for stock"
    #expect(driver.picture.contains(waits))
  }

  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 40)], Language.allCases)
  func aHoldThatRunsOutIsOnTheShowScreenAndOneKeyKeepsIt(
    _ size: (Int, Int), _ language: Language
  ) throws {
    let driver = try crowded(language, columns: size.0, rows: size.1)
    untilWarned(driver)
    for _ in 0..<11 {
      #expect(driver.session.claims.open[0].hold?.warnedAt != nil)
      if size.0 >= 40 {
        #expect(driver.picture.contains(language == .chinese ? "e 延长" : "e keeps"))
      }
      driver.press(.character("e"))
      #expect(driver.session.claims.open[0].hold?.warnedAt == nil)
      driver.wait(300)
    }
    #expect(driver.session.claims.open.map(\.held) == [2, 0])
  }

  @Test func whatIsNotKeptGoesToTheNext() throws {
    let driver = try crowded()
    untilWarned(driver)
    driver.wait(30)
    #expect(driver.session.claims.open.map(\.claim.viewer.name) == ["Ben", "Ana"])
    driver.press(.character("1"))
    #expect(driver.session.sales.entries.last?.sale.buyer?.name == "Ben")
  }

  @Test func oneKeyAcceptsOrDeclinesTheForemost() throws {
    let driver = try crowded()
    driver.press(.character("0"))
    #expect(driver.session.claims.open.map(\.claim.viewer.name) == ["Ben"])
    driver.press(.character("1"))
    #expect(driver.session.sales.entries.last?.sale.buyer?.name == "Ben")
    driver.press(.character("1"))
    #expect(driver.picture.contains("There are no claims"))
  }

  @Test func aPartAndAllOfABuyerAreOneKeyInTheList() throws {
    let driver = try crowded()
    driver.audience(.chat, "Ana", "lot 2, 3 please")
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 1))
    driver.press(.character("c"), .enter)
    #expect(driver.picture.contains("Only 1 of 2 are held"))
    driver.press(.character("p"))
    #expect(driver.session.sales.entries.last?.sale.quantity == 1)
    #expect(driver.session.claims.open.first?.claim.quantity == 1)
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 2))
    driver.press(.character("g"))
    #expect(driver.session.claims.open.map(\.claim.viewer.name) == ["Ben"])
    #expect(driver.picture.contains("2 sales to Ana"))
    driver.press(.escape, .character("u"))
    #expect(driver.picture.contains("2 sales taken back together"))
    #expect(driver.session.claims.open.count == 3)
  }

  @Test func oneKeyAnswersWhatMostPeopleAsk() throws {
    let driver = try ConsoleDriver()
    driver.audience(.chat, "Ana", "can you ship to Lhasa?")
    driver.audience(.chat, "Ben", "how much is it?")
    driver.audience(.chat, "Cat", "what's the price?")
    #expect(driver.picture.contains("how much is it? (2 ask)"))
    driver.press(.character("a"))
    #expect(driver.session.lastSaid == "Lot 1, Cloud green tea: 58.00 yuan per tin.")
    // Nothing known answers the other one: the host chooses, or says it aloud.
    driver.press(.character("a"))
    #expect(driver.picture.contains("Answer: can you ship to Lhasa?"))
    driver.press(.end, .enter)
    #expect(driver.session.questions.waiting.isEmpty)
    #expect(driver.session.lastSaid?.contains("58.00") == true)
  }

  @Test func whatIsHeldIsNotCalledSoldOut() throws {
    let driver = try crowded()
    driver.audience(.chat, "Cat", "any left?")
    driver.press(.character("a"))
    #expect(driver.session.lastSaid?.contains("all are spoken for") == true)
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 0))
    driver.audience(.chat, "Dan", "any left?")
    driver.press(.character("a"))
    #expect(driver.session.lastSaid?.contains("sold out") == true)
  }

  @Test func whileRepliesAreOffNothingIsAnsweredInTheChat() throws {
    let driver = try ConsoleDriver()
    driver.audience(.chat, "Ben", "how much is it?")
    driver.press(.character("x"), .character("a"))
    #expect(driver.picture.contains("Replies are off"))
    #expect(driver.session.questions.waiting.count == 1)
    driver.press(.character("f"), .enter, .enter)
    #expect(driver.session.questions.waiting.count == 1)
    // Aloud is no reply.
    driver.press(.enter, .end, .enter)
    #expect(driver.session.questions.waiting.isEmpty && driver.session.lastSaid == nil)
  }

  @Test func theHostChoosesAmongThePoints() throws {
    let driver = try ConsoleDriver(.chinese)
    driver.audience(.chat, "陈芳", "多少钱？")
    driver.press(.character("f"))
    #expect(driver.picture.contains("1 人问"))
    driver.press(.enter, .down, .enter)
    let point = try #require(driver.session.featured?.points.first).chinese
    #expect(driver.session.lastSaid?.contains(point) == true)
  }

  @Test func mutingTakesTwoKeysAndIsSeen() throws {
    let driver = try ConsoleDriver()
    driver.audience(.chat, "Ana", "hello")
    driver.audience(.chat, "Bob", "buy at my shop")
    driver.press(.character("j"))
    #expect(driver.focusedRow.contains("Bob"))
    driver.press(.enter)
    #expect(driver.focusedRow.contains("muted"))
    driver.audience(.chat, "Bob", "again")
    driver.press(.escape)
    #expect(driver.picture.contains("1 muted") && !driver.picture.contains("my shop"))
  }

  @Test func firstWordsAreSaidInWords() throws {
    let driver = try ConsoleDriver(columns: 120, rows: 40)
    driver.audience(.enter, "Lurker")
    driver.wait(90)
    driver.audience(.chat, "Lurker", "hello there")
    driver.audience(.chat, "Tomas", "is it sweet?")
    let rows = driver.picture.split(separator: "\n").map(String.init)
    #expect(rows.contains { $0.contains("hello there") && $0.contains("first") })
    #expect(rows.contains { $0.contains("is it sweet?") && $0.contains("new   asks") })
  }

  @Test(arguments: Language.allCases)
  func everythingCanBeTyped(_ language: Language) throws {
    let driver = try crowded(language)
    var next = 0
    let console = LinearConsole {
      next += 1
      return "t-\(next)"
    }
    func type(_ line: String) -> [String] {
      let response = console.handle(line, driver.view)
      if let settings = response.settings { driver.display = settings }
      for command in response.commands { driver.perform(command) }
      return response.lines
    }
    let isChinese = language == .chinese
    driver.audience(.chat, "Cat", "how much is it?")
    #expect(type(isChinese ? "意向" : "claims").count == 2)
    #expect(type(isChinese ? "提问" : "questions").first?.contains("58.00") == true)
    _ = type(isChinese ? "回答" : "answer")
    #expect(driver.session.lastSaid?.contains("58.00") == true)
    _ = type(isChinese ? "延长 1" : "extend 1")
    #expect(driver.session.claims.open[0].hold?.end != nil)
    _ = type(isChinese ? "接受 1 1" : "accept 1 1")
    #expect(driver.session.sales.entries.last?.sale.quantity == 1)
    _ = type(isChinese ? "接受 全部 1" : "accept all 1")
    #expect(driver.session.sales.entries.count == 2)
    _ = type(isChinese ? "屏蔽 ana" : "mute ana")
    #expect(driver.session.mutes.viewers.map(\.name) == ["Ana"])
    _ = type(isChinese ? "屏蔽 一直 SPAM" : "mute always SPAM")
    #expect(driver.session.mutes.words == ["spam"] && driver.display.mutedWords == ["spam"])
    #expect(type(isChinese ? "屏蔽列表" : "muted").first?.contains("Ana") == true)
    _ = type(isChinese ? "取消屏蔽 一直 spam" : "unmute always spam")
    _ = type(isChinese ? "取消屏蔽 Ana" : "unmute Ana")
    #expect(driver.session.mutes.viewers.isEmpty && driver.display.mutedWords.isEmpty)
    _ = type(isChinese ? "收尾" : "close")
    #expect(driver.session.phase == .closing)
  }

  @Test func everyReasonAndRejectionHasItsWords() throws {
    let plan = try ConsoleDriver().session.plan
    for language in Language.allCases {
      let words = Words(language)
      for rejection in [
        Rejection.heldInPart(claim: "c-1", goods: "green-tea", held: 1, wanted: 2),
        .nothingHeld(claim: "c-1"), .holdsStay, .nobodyWaits, .unknownQuestion(3), .nothingToMute,
      ] {
        #expect(!words.rejection(rejection, in: plan).isEmpty)
      }
      let all: [ClaimReason] = [.wanted, .named, .counted, .signal, .number, .order]
      let said = all.map { why in
        words.certainty(
          Claim(
            id: "c", viewer: Viewer(id: "v", name: "v"), goods: "g", quantity: 1, text: "",
            confidence: 90, why: why))
      }
      #expect(Set(said).count == all.count)
    }
  }
}
