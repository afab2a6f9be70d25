// LiveHost: states told without colour, phrases never cut, values at every size (T5, T8, T24).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct StateTests {
  // MARK: T8, with all styling taken away

  /// What has the focus has a mark before it, and nothing else has one in that column.
  @Test(arguments: Scene.all, Language.allCases)
  func theFocusIsMarked(_ scene: Scene, _ language: Language) throws {
    // Screens of one thing, and lines that are typed in, have one place to be in.
    let single = [
      "show", "card", "presenter", "command", "reaction", "void", "return", "stock",
      "minutes", "phrase", "caption",
    ]
    for large in 0...3 {
      for size in scene.share(of: Scene.sizes, language == .english ? large : large + 2) {
        let driver = try scene.driver(language, large: large, size: size)
        let (buffer, cursor) = driver.draw()
        let isSingle = single.contains { scene.name == $0 || scene.name.hasPrefix($0 + ",") }
        if isSingle, driver.top.place != .review { continue }
        let row = buffer.row(cursor.y)
        #expect(row.contains(">"), "\(size) \(large): \(row)")
        let place = try #require((0..<size.0).first { buffer[$0, cursor.y].base == ">" })
        let others = (0..<size.1).filter { $0 != cursor.y && buffer[place, $0].base == ">" }
        #expect(others.isEmpty, "\(size) \(large)")
      }
    }
  }

  /// Each state of one thing is another text; every text is on the screen.
  @Test(arguments: Language.allCases) func everyStateHasATextOfItsOwn(_ language: Language) throws {
    var states = 0
    for (name, texts) in try StateTests.states(language) {
      #expect(Set(texts).count == texts.count, "\(name): \(texts)")
      #expect(texts.allSatisfy { !$0.isEmpty }, "\(name): \(texts)")
      states += texts.count
    }
    #expect(states >= 60, "\(states)")
    print("    \(states) states (\(language))")
  }

  private static func states(_ language: Language) throws -> [(String, [String])] {
    try [
      ("chat", chat(language)), ("phase, wide", phases(language, 80)),
      ("phase, narrow", phases(language, 40)), ("phase, tiny", phases(language, 20)),
      ("time, wide", times(language, (80, 24))), ("time, narrow", times(language, (40, 12))),
      ("time, tiny", times(language, (20, 6))), ("sales", sales(language)),
      ("goods", goods(language)), ("claims", claims(language, clock: 1)),
      ("claims, no clock", claims(language, clock: 0)), ("viewers", viewers(language)),
      ("notices", notices(language)), ("price", prices(language)), ("switches", switches(language)),
      ("reaction", reaction(language)), ("keys", keys(language)), ("undo", undo(language)),
    ]
  }

  private static func chat(_ language: Language) throws -> [String] {
    let lines = ShowLines(try ConsoleDriver(language).view)
    let marks: [ChatMark] = [.question, .claim, .old, .host, .system]
    let speakers: [SpeakerMark] = [.newcomer, .firstWords]
    return marks.map { lines.mark($0).text }
      + speakers.map { speaker in
        lines.speaker(
          ChatLine(
            viewer: nil, text: "", mark: .none, at: Instant(milliseconds: 0), speaker: speaker))
      }
  }

  /// Rehearsal and live, going on and standing still.
  private static func phases(_ language: Language, _ columns: Int) throws -> [String] {
    let driver = try ConsoleDriver(language)
    let phases: [SessionPhase] = [.opened, .live, .paused, .closing, .ended]
    return [true, false].flatMap { isTraining in
      phases.map { phase in
        var session = driver.session
        session.phase = phase
        let view = ShowView(
          session: session, now: driver.now, settings: driver.display, isTraining: isTraining,
          zoneSeconds: 0, face: driver.face)
        return ShowLines(view).state(short: columns < 72).text
      }
    }
  }

  private static func times(_ language: Language, _ size: (Int, Int)) throws -> [String] {
    let driver = try ConsoleDriver(language, columns: size.0, rows: size.1)
    let policy = driver.session.plan.policy
    var texts: [ItemPhase: String] = [:]
    driver.perform(.hold)
    // In the smallest windows the notice of it is in front of the price for a while.
    driver.wait(9)
    var held = ""
    for _ in 0..<600 {
      driver.wait(1)
      let phase = driver.session.rundown.phase(at: driver.view.showTime, policy)
      let lines = ShowLines(driver.view)
      let text = size.0 >= 72 ? lines.timeLeft.text : lines.timeDigits
      if held.isEmpty { held = size.0 >= 72 ? text : lines.timeShort(tiny: size.0 < 36) }
      texts[phase] = String(text.filter { !$0.isNumber })
      #expect(driver.picture.contains(lines.timeShort(tiny: size.0 < 36)) || size.0 >= 72)
    }
    driver.perform(.release)
    return texts.values.sorted() + [held]
  }

  private static func sales(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    for _ in 0..<4 { driver.press(.character("s"), .character("2"), .enter) }
    driver.perform(.voidSale(number: 2, reason: "x"))
    driver.perform(.returnSale(number: 3, quantity: 1, reason: "x"))
    driver.perform(.returnSale(number: 4, quantity: 2, reason: "x"))
    driver.press(.character("l"))
    return (0..<4).map { index in
      String(driver.rows[2 + index].dropFirst(5).prefix(36))
    }
  }

  private static func goods(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    let id = driver.session.plan.catalogue.goods[0].id
    return [3, 0].map { count in
      driver.perform(.setStock(goods: id, onHand: count))
      driver.press(.character("i"))
      defer { driver.press(.escape) }
      return driver.rows[2]
        + ShowLines(driver.view).stock(of: driver.session.plan.catalogue.goods[0]).text
    }
  }

  /// Held, held in part, waiting, nearly over, and taken back.
  private static func claims(_ language: Language, clock: Int) throws -> [String] {
    let driver = try ConsoleDriver(language)
    driver.display.clockSeconds = clock
    driver.perform(.setStock(goods: driver.session.plan.catalogue.goods[0].id, onHand: 3))
    driver.audience(.chat, "A", "1号来2份")
    driver.audience(.chat, "B", "1号来2份")
    driver.audience(.chat, "C", "1号来2份")
    driver.press(.character("c"))
    func row(_ index: Int) -> String { String(driver.rows[2 + index].dropFirst(4).prefix(36)) }
    var texts = [row(0), row(1), row(2)]
    let warning = driver.session.plan.policy.holdWarning
    for _ in 0..<3600 {
      guard let left = driver.session.nextToEnd(at: driver.now)?.left, left > warning else { break }
      driver.wait(1)
    }
    texts.append(row(0))
    driver.audience(.chat, "C", "不要了")
    texts.append(row(2))
    return texts
  }

  private static func viewers(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    for name in ["A", "B", "C"] { driver.audience(.chat, name, "hello") }
    driver.audience(.leave, "B")
    driver.press(.character("j"))
    driver.perform(.setMuted(.viewer(Viewer(id: "u-C", name: "C")), true))
    return ["A", "B", "C"].map { name in
      let row = driver.rows.first { $0.drop { $0 == ">" || $0 == " " }.hasPrefix(name) } ?? ""
      return String(row.drop { $0 == ">" || $0 == " " }.dropFirst().prefix(38)) + "|"
    }
  }

  private static func notices(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    let levels: [Notice.Level] = [.info, .problem]
    var texts = levels.map { level -> String in
      driver.compositor.show(Notice("x y", level), driver.view)
      return driver.rows[21]
    }
    driver.press(.character("s"), .enter)
    texts.append(driver.rows[21])
    driver.display.isUndisturbed = true
    driver.wait(60)
    texts.append(try ConsoleDriver(language).rows[21] + ShowLines(driver.view).words(.undisturbed))
    driver.display.isUndisturbed = false
    driver.compositor.show(Notice("z", .alarm), driver.view)
    return texts + [driver.rows[22]]
  }

  /// A price that is proposed, typed, or wrong; nobody, and somebody, to buy.
  private static func prices(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    driver.press(.character("s"), .tab)
    let proposed = driver.focusedRow
    driver.type("58.00")
    let typed = driver.focusedRow
    driver.type(".")
    driver.press(.enter)
    let wrong = driver.rows.first { $0.contains("! ") } ?? ""
    return [proposed, typed, wrong]
  }

  /// Chat that stands still, replies that are off, letters that are off.
  private static func switches(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    driver.audience(.chat, "A", "hello")
    let plain = driver.rows.joined()
    driver.press(.character("w"))
    let stopped = driver.rows.joined()
    driver.press(.character("w"), .character("x"))
    driver.wait(20)
    return [plain, stopped, driver.rows.joined()]
  }

  private static func reaction(_ language: Language) throws -> [String] {
    let driver = try Scene("reaction", "F8 Down Down Down Down Down Down Enter").driver(language)
    let ready = driver.focusedRow
    driver.press(.character(" "), at: 0)
    let waiting = driver.focusedRow
    driver.pass(to: driver.compositor.due ?? 0)
    return [ready, waiting, driver.focusedRow]
  }

  /// A key that is usual, one's own, and one that is waited for; letters on and off.
  private static func keys(_ language: Language) throws -> [String] {
    let scene = Scene("", "F8 Down Down Down Down Down Down Down Down")
    let driver = try scene.driver(language)
    let usual = driver.focusedRow
    driver.press(.enter)
    let waiting = driver.focusedRow
    driver.press(.character("9"))
    let own = driver.focusedRow
    driver.press(.home, .down)
    let on = driver.focusedRow
    driver.press(.enter)
    return [usual, waiting, own, on, driver.focusedRow]
  }

  /// A sale that can be undone says so, and one that cannot does not; nor do the keys name it.
  private static func undo(_ language: Language) throws -> [String] {
    let driver = try ConsoleDriver(language)
    let before = driver.rows[21] + driver.rows[23]
    driver.press(.character("s"), .enter)
    let open = driver.rows[21] + driver.rows[23]
    driver.wait(60)
    return [before, open, driver.rows[21] + driver.rows[23]]
  }

  /// What is drawn as an alarm has a sign, a number or a word that says so.
  @Test(arguments: Scene.all, Language.allCases)
  func anAlarmIsNeverOnlyAColor(_ scene: Scene, _ language: Language) throws {
    let words = Words(language)
    let signs = [
      "!", "+", "-", words(.soldOut), words(.timeOut), words(.overTime),
      words(.noSuchGoods), "0:", ":",
    ]
    for size in Scene.sizes {
      let driver = try scene.driver(language, size: size)
      for first in [false, true] {
        if first { driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 0)) }
        let buffer = driver.draw().buffer
        for y in 0..<buffer.height {
          var run = ""
          for x in 0..<buffer.width where buffer[x, y].role == .alarm && buffer[x, y].width > 0 {
            run.append(Character(buffer[x, y].base))
          }
          let isTold = run.isEmpty || signs.contains { run.contains($0) } || y > 0
          let above = y > 0 ? buffer.row(y - 1) : ""
          #expect(isTold || above.contains("!"), "\(size): \(run)")
        }
      }
    }
  }

  // MARK: T24

  /// At 40×12 nothing that is ours is cut; names and words of others may be.
  @Test(arguments: Scene.all, Language.allCases)
  func noPhraseIsCut(_ scene: Scene, _ language: Language) throws {
    var drawn = 0
    for large in 0...3 {
      for isSwitchOn in [false, true] {
        let driver = try scene.driver(language, large: large, size: (40, 12))
        driver.display.scanning.isOn = isSwitchOn
        if isSwitchOn { driver.pass(to: 1) }
        let others = StateTests.foreign(driver)
        // The cycle of one switch goes on where it is cut; what is highlighted stands above it.
        for row in driver.rows.dropLast(isSwitchOn ? 1 : 0) {
          for place in row.indices where row[place] == "…" {
            let before = String(row[..<place].suffix(5).drop { $0 == " " })
            let isForeign = !before.isEmpty && others.contains { $0.contains(before) }
            #expect(isForeign, "\(large): \(row)")
          }
        }
        drawn += 1
      }
    }
    #expect(drawn == 8)
  }

  /// Names, texts of the plan and lines of the audience.
  private static func foreign(_ driver: ConsoleDriver) -> [String] {
    let plan = driver.session.plan
    let goods = plan.catalogue.goods.flatMap { goods in
      [goods.name] + goods.points
    }
    let texts = goods + [plan.title, plan.opening, plan.closing] + BuiltInPhrases.all
    let all = texts.flatMap { text in Language.allCases.map { text.text(in: $0) } }
    let chat = driver.session.chat.newest(ChatLog.capacity).map(\.text)
    let open: [Phrase] = [
      .groupServe, .groupGoods, .groupMore, .groupShow, .groupScreen, .groupSpeech, .groupAct,
      .groupMove, .scanFurther, .reactionWait, .reactionEarly, .pressNewKey, .saving,
    ]
    let words = driver.display.words
    // Of what can be answered, the selected one is whole below the list.
    let answers = driver.session.questions.byNeed.flatMap { Answers(driver.view).all($0) }
    return answers + all + chat + [driver.session.lastSaid ?? ""] + open.map { words($0) }
  }

  /// A sentence of any length is read whole, wherever the focus is.
  @Test(arguments: Scene.all) func noNoticeIsCut(_ scene: Scene) throws {
    let texts = [
      "The sale can no longer be undone; open the sales with l and make it void with a reason there.",
      "这一笔不能再撤销了；请按 l 打开销售，选中它，写明原因后作废，金额会从合计里减掉，库存会加回来。",
    ]
    for text in texts {
      for level in [Notice.Level.info, .problem, .alarm] {
        let driver = try scene.driver(.english, size: (40, 12))
        driver.compositor.show(Notice(text, level), driver.view)
        let (buffer, cursor) = driver.draw()
        let rows = (0..<12).map { buffer.row($0) }
        let shown = rows.joined().filter { !$0.isWhitespace }
        #expect(shown.contains(text.filter { !$0.isWhitespace }), "\(level): \(driver.picture)")
        let sign = level == .info ? nil : rows.first { $0.contains("! ") }
        #expect(level == .info || sign != nil)
        let free = try scene.driver(.english, size: (40, 12)).draw()
        #expect(buffer.row(cursor.y) == free.buffer.row(free.cursor.y), "the focus stays in sight")
      }
    }
  }

  // MARK: T5

  /// No line of text is longer than an eye can follow: columns that are set apart are other lines.
  @Test(arguments: Scene.all, Language.allCases)
  func noLineIsLongerThanEightyColumns(_ scene: Scene, _ language: Language) throws {
    for large in 0...3 {
      let sizes = Scene.sizes + [(200, 60)]
      for size in scene.share(of: sizes, language == .english ? large : large + 2) {
        let driver = try scene.driver(language, large: large, size: size)
        for (y, row) in driver.rows.enumerated() where y < size.1 - 1 {
          if row.contains("█") || row.contains("▀") || row.contains("▄") { continue }
          for part in row.split(separator: "  ") {
            let columns = DisplayWidth.columns(of: String(part))
            #expect(columns <= 80, "\(size) \(large): \(part)")
          }
        }
      }
    }
  }

  /// Every value of a show can be read at every size: on the show screen, or one key away.
  @Test(arguments: Scene.sizes.prefix(2), Language.allCases)
  func everyValueIsReachable(_ size: (Int, Int), _ language: Language) throws {
    var seen: Set<String> = []
    for scene in Scene.all {
      let driver = try scene.driver(language, size: size)
      driver.perform(.caption("caption text"))
      // What is said about it stands before a value for a while, in the smallest windows.
      seen.insert(driver.picture)
      driver.wait(9)
      driver.audience(.leave, "Mei")
      for _ in 0..<12 {
        seen.insert(driver.picture)
        driver.press(driver.top.place == .show ? .tab : .down)
      }
    }
    let words = Words(language)
    let name = words.name(try ConsoleDriver(language).session.plan.catalogue.goods[0])
    let hint = words(.undoHintTiny).split(separator: " ").last ?? ""
    let values = [
      "58.00", "116.00", "28", String(name.prefix(5)), "Old Wang", "陈芳", "caption", String(hint),
      words(.fieldQuantity), words(.fieldPrice), words(.fieldBuyer), words(.fieldPaid),
      words(.fieldTotal), words.payment(.wechat), words(.walkIn), words(.nowMark),
      words(.awayMark),
    ]
    for value in values {
      #expect(seen.contains { $0.contains(value) }, "\(value) at \(size)")
    }
    #expect(seen.contains { $0.contains(/\d:\d\d/) }, "the time left at \(size)")
  }
}
