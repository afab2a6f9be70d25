// LiveHost: what is said aloud, and that everything that happens can be read and heard.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct SpeechWordsTests {
  private static let mei = Viewer(id: "u-1", name: "梅\u{202E}\u{7}\r\n花")
  private static let claim = Claim(
    id: "c-1", viewer: mei, goods: "sweet-potato", quantity: 2, text: "3号来两份", confidence: 90)

  /// One of each kind. The switch below has no default: a new kind of event must be added here.
  static let events: [SessionEvent] = [
    .sessionOpened(opening: "Hello"), .wentLive, .sessionPaused, .sessionResumed,
    .sessionRecovered(away: .seconds(60)), .closingStarted(closing: "Bye"), .sessionEnded,
    .viewerArrived(mei, isReturning: false, hasBought: false), .viewerLeft(mei),
    .viewerCameBack(mei), .followed(mei), .liked(mei, count: 3, message: nil),
    .giftGiven(mei, count: 1, message: nil),
    .chatReceived(mei, text: "hello", mark: .none, message: nil),
    .systemNoted(text: "60 watch", message: nil), .questionAnswered(question: 1, text: "25"),
    .viewerMuted(mei), .viewerUnmuted(mei), .wordMuted("spam"), .wordUnmuted("spam"),
    .claimReduced(claim: "c-1", quantity: 1), .claimWarned(claim: "c-1"),
    .claimExtended(claim: "c-1", left: .seconds(300)), .claimLapsed(claim: "c-1", text: "x"),
    .claimPromoted(claim: "c-1", held: 1, text: "x"),
    .greeted([mei], others: 0, text: "Welcome"), .thanked(mei, text: "Thanks"), .said(text: "Hi"),
    .captioned(text: "Sweet"), .chatSkipped(count: 7), .autoGreetingSet(true),
    .featured(goods: "bamboo-basket", item: 0, cause: .host), .cycleHeld,
    .cycleReleased, .itemMoved(from: 0, to: 1), .itemLengthSet(item: 0, length: .seconds(60)),
    .stockSet(goods: "bamboo-basket", onHand: 4), .claimReceived(claim, message: nil),
    .claimClosed(claim: "c-1", outcome: .withdrawn),
    .saleRecorded(
      Sale(
        id: "s-9", goods: "bamboo-basket", quantity: 2, unitPrice: Money(minorUnits: 2560, .yuan),
        discount: .zero(.yuan), total: Money(minorUnits: 5120, .yuan), buyer: mei,
        payment: .wechat, claim: nil)),
    .saleVoided(sale: "s-9", reason: "mistake", isUndo: true),
    .saleReturned(
      sale: "s-9", quantity: 1, refund: Money(minorUnits: 2560, .yuan), reason: "broken"),
  ]

  static func name(_ event: SessionEvent) -> String {
    switch event {
    case .sessionOpened, .wentLive, .sessionPaused, .sessionResumed, .sessionRecovered,
      .closingStarted, .sessionEnded, .viewerArrived, .viewerLeft, .viewerCameBack, .followed,
      .liked, .giftGiven, .chatReceived, .chatSkipped, .systemNoted, .questionAnswered, .greeted,
      .thanked,
      .said, .captioned, .autoGreetingSet, .featured, .cycleHeld, .cycleReleased, .itemMoved,
      .itemLengthSet,
      .stockSet, .claimReceived, .claimClosed, .saleRecorded, .saleVoided, .saleReturned,
      .viewerMuted, .viewerUnmuted, .wordMuted, .wordUnmuted, .claimReduced, .claimWarned,
      .claimExtended, .claimLapsed, .claimPromoted:
      String("\(event)".prefix { $0 != "(" })
    }
  }

  private func line(_ record: SpeechRecord) -> SpokenLine {
    switch record {
    case .line(let line), .counted(let line): line
    }
  }

  /// Accessibility rule T11, the linear and the spoken half: a line of its own, or a number in
  /// the digest.
  @Test(arguments: events.indices, [Language.english, .chinese])
  func everyEventCanBeReadAndHeard(_ index: Int, _ language: Language) throws {
    let event = SpeechWordsTests.events[index]
    let view = try ConsoleDriver(language).view
    for isAsked in [true, false] {
      let spoken = line(SpeechWords(view).record(of: event, isAsked: isAsked))
      #expect(!spoken.text.isEmpty, "\(SpeechWordsTests.name(event))")
      #expect(spoken.text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
    }
    let printed = LinearReport(view).line(for: event, isAsked: false)
    var tally = AudienceTally()
    tally.count(event)
    // The show that is gone on with is said by the notices of the start.
    if case .sessionRecovered = event { return }
    #expect(printed != nil || !tally.isEmpty, "\(SpeechWordsTests.name(event))")
  }

  @Test func theSamplesAreOneOfEachKind() {
    let names = SpeechWordsTests.events.map(SpeechWordsTests.name)
    #expect(Set(names).count == names.count)
    #expect(names.count == 42)
  }

  @Test func realNamesAreSaidWithoutControlCharacters() {
    let spoken = SpokenLine(
      " A\u{301}\u{302}\u{303} 👩‍🌾\u{202E}\u{1B}[2J\u{0}\r\n.\t小 明\u{FEFF}\u{E0041} ", .chat, .text,
      "en")
    #expect(spoken.text == "A\u{301}\u{302}\u{303} 👩‍🌾[2J . 小 明")
    let long = SpokenLine(String(repeating: "字", count: 5000), .chat, .text, "zh")
    #expect(long.text.unicodeScalars.count == 1001)
    #expect(long.text.hasSuffix("…"))
  }

  @Test func moneyIsSaidInWords() throws {
    let driver = try ConsoleDriver(.english)
    driver.perform(
      .recordSale(SaleDraft(id: "s-1", goods: driver.session.rundown.featured, quantity: 2)))
    let sale = try #require(driver.session.sales.entries.last)
    let english = SpeechWords(driver.view).record(of: .saleRecorded(sale.sale), isAsked: true)
    let decimal = sale.sale.total.decimal
    #expect(line(english).text.contains(decimal + " yuan"))
    #expect(line(english).priority == .message)
    driver.display.language = .chinese
    let chinese = SpeechWords(driver.view).record(of: .saleRecorded(sale.sale), isAsked: true)
    #expect(line(chinese).text.contains(decimal + " 元"))
    #expect(line(chinese).language == "zh")
  }

  /// Important cuts off everybody's screen reader, so it is kept for what cannot wait.
  @Test func nothingElseIsImportant() throws {
    let view = try ConsoleDriver().view
    let words = SpeechWords(view)
    for event in SpeechWordsTests.events {
      for isAsked in [true, false] {
        #expect(line(words.record(of: event, isAsked: isAsked)).priority != .important)
      }
    }
    #expect(words.answer("x").priority == .text)
    #expect(words.problem("x").priority == .message)
    #expect(words.source("irc", .interrupted(lastWords: "")).priority == .important)
    #expect(words.source("irc", .failed(reason: "x")).priority == .important)
    #expect(words.source("irc", .back).priority == .message)
    #expect(words.source("irc", .ended).priority == .message)
  }

  @Test func theUndoThatClosesIsSaidOnce() throws {
    let driver = try ConsoleDriver()
    var watch = ShowWatch()
    #expect(watch.look(driver.view) == [])
    driver.perform(.recordSale(SaleDraft(id: "s-1", goods: driver.session.rundown.featured)))
    var said: [SpokenLine] = []
    for _ in 0..<40 {
      driver.wait(1)
      said += watch.look(driver.view).filter { $0.kind == .undo }
    }
    #expect(said.map(\.text) == ["Sale 1 can be undone for 10 more seconds."])
    #expect(said.map(\.priority) == [.important])
    driver.perform(.recordSale(SaleDraft(id: "s-2", goods: driver.session.rundown.featured)))
    driver.wait(5)
    driver.perform(.undo)
    driver.wait(40)
    #expect(watch.look(driver.view).filter { $0.kind == .undo } == [])
  }

  @Test func whatIsSaidToTheAudienceIsInItsLanguage() throws {
    let driver = try ConsoleDriver(.english)
    driver.display.language = .chinese
    let words = SpeechWords(driver.view)
    let greeted = words.record(of: .greeted([], others: 2, text: "Welcome"), isAsked: true)
    #expect(line(greeted).language == "en")
    #expect(line(greeted).text == "Greeting: Welcome")
    #expect(line(words.record(of: .wentLive, isAsked: false)).language == "zh")
  }

  @Test func theAudienceIsSummedUp() {
    var tally = AudienceTally()
    for _ in 0..<3 { tally.add(.arrivals) }
    for _ in 0..<2 { tally.add(.questions) }
    tally.add(claimFor: 4)
    #expect(tally.text(Words(.english)) == "3 new viewers, 2 questions, 1 claim for number 4")
    #expect(tally.text(Words(.chinese)) == "新观众 3 位、提问 2 个、4 号有 1 个意向")
    for lot in 5...9 { tally.add(claimFor: lot, 2) }
    #expect(
      tally.text(Words(.english)).hasSuffix("2 claims for number 6, 6 claims for other goods"))
    tally.add(.likes, .max)
    tally.add(.likes, .max)
    #expect(tally[.likes] == 1_000_000_000)
  }

  @Test func aQuietEveningHasNames() throws {
    let view = try ConsoleDriver().view
    var queue = SpeechQueue()
    let event = SessionEvent.chatReceived(
      Viewer(id: "u", name: "Li Hua"), text: "is it sweet?", mark: .question, message: nil)
    queue.count(event, line(SpeechWords(view).record(of: event, isAsked: false)), at: view.now)
    let next = queue.next(at: view.now + .seconds(2), speaking: nil, view.words)
    #expect(next?.line.text == "Li Hua asks: is it sweet?")
  }
}
