// LiveHost: nothing runs out, nothing steals the focus, nothing flashes (T10, T13, T21, T22).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct CalmTests {
  /// What an audience may do, each kind of it.
  private static let kinds: [AudienceMessage.Kind] = [
    .chat, .enter, .leave, .follow, .like(count: 3), .gift(count: 2), .system,
  ]

  /// T22: a hundred events, of every kind, on every screen: the cursor, the row under it and what
  /// is open stay as they are.
  @Test(arguments: Scene.all) func eventsNeverMoveTheFocus(_ scene: Scene) throws {
    for (language, size) in scene.someLooks {
      let driver = try scene.driver(language, size: size)
      let (stack, cursor) = (driver.stack, driver.draw().cursor)
      let label = CalmTests.words(driver.focusedRow)
      for number in 0..<100 {
        stir(driver, number)
        guard number % 9 == 0 else { continue }
        #expect(driver.draw().cursor == cursor, "\(size) event \(number)")
        #expect(driver.stack == stack, "\(size) event \(number)")
      }
      #expect(CalmTests.words(driver.focusedRow) == label, "\(size)")
    }
  }

  /// Text, claims that come and go, orders, and all the other kinds.
  private func stir(_ driver: ConsoleDriver, _ number: Int) {
    let name = "v\(number % 7)"
    switch number % 10 {
    case 0: driver.audience(.chat, name, "\(1 + number % 4)号来\(1 + number % 3)份")
    case 1: driver.audience(.chat, name, "不要了")
    case 2: driver.audience(.chat, "Old Wang", "is \(number) kept?")
    case 3:
      driver.audience(
        .order(goods: driver.session.rundown.featured, quantity: 1, payment: .alipay), name)
    case 4: driver.audience(.chat, "陈芳", number == 44 ? "取消" : "is it sweet?")
    default:
      let kind = CalmTests.kinds[number % CalmTests.kinds.count]
      driver.audience(kind, name, "hello \(number)")
    }
  }

  /// The words of a row; numbers may run on, such as stock and times.
  private static func words(_ row: String) -> String {
    String(row.filter { !$0.isNumber && !$0.isPunctuation && !$0.isWhitespace }.prefix(2))
  }

  /// The row that was read is the one that a key serves, whatever came in between.
  @Test func aKeyServesTheRowThatWasRead() throws {
    let driver = try Scene("claims", "c").driver()
    driver.audience(.chat, "Ana", "2号来一份")
    driver.press(.down)
    #expect(driver.focusedRow.contains("Ana"))
    driver.audience(.chat, "陈芳", "取消")
    driver.audience(.chat, "Ben", "1号来一份")
    #expect(driver.focusedRow.contains("Ana"))
    #expect(driver.picture.contains("gone"))
    driver.press(.character("a"))
    #expect(driver.session.sales.entries.last?.sale.buyer?.name == "Ana")
    // What is gone itself cannot be taken, nor anything in its place.
    #expect(driver.focusedRow.contains("Ben"))
    driver.audience(.chat, "Ben", "取消")
    driver.audience(.chat, "Mei", "1号来一份")
    let count = driver.session.sales.entries.count
    driver.press(.character("a"))
    #expect(driver.session.sales.entries.count == count)
    // A sale that comes while the list is open does not put itself under the hand.
    driver.press(.escape, .character("l"))
    let row = driver.focusedRow
    let goods = driver.session.rundown.featured
    driver.perform(.recordSale(SaleDraft(id: "elsewhere", goods: goods, quantity: 3)))
    #expect(driver.session.sales.entries.count == count + 1 && driver.focusedRow == row)
    driver.press(.down, .end)
    #expect(driver.focusedRow.contains("174.00"), "\(driver.picture)")
  }

  /// T13: a day later everything that was open is still open, with what was typed.
  @Test(arguments: Scene.all) func nothingExpires(_ scene: Scene) throws {
    for (language, size) in Scene.looks {
      let driver = try scene.driver(language, size: size)
      if driver.isTyping { driver.type("7") }
      let (stack, place) = (driver.stack, driver.top.place)
      let (cursor, label) = (driver.draw().cursor, CalmTests.words(driver.focusedRow))
      driver.jump(hours: 24)
      #expect(driver.stack == stack && driver.top.place == place)
      #expect(driver.draw().cursor == cursor)
      if place != .show { #expect(CalmTests.words(driver.focusedRow) == label) }
      #expect(driver.session.phase == .live)
      // And it can be left as ever.
      for _ in 0..<4 { driver.press(.escape) }
      #expect(driver.compositor.isAtShow)
    }
  }

  /// T21: a paste is text in a field, and nothing anywhere else.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func aPasteDoesNothingButType(_ scene: Scene, _ layout: KeyLayout) throws {
    let turn = KeyLayout.allCases.firstIndex(of: layout) ?? 0
    for text in scene.share(of: ["q y ", "y", "s 1 q", " "], turn) {
      let driver = try scene.driver(.english, size: (80, 24), layout)
      let (stack, count) = (driver.stack, driver.commands.count)
      let buffer = driver.draw().buffer
      driver.press(.paste(text))
      let isKeyTest = scene.name.hasPrefix("reaction")
      #expect(driver.stack == stack && driver.commands.count == count)
      if !driver.isTyping, !isKeyTest, scene.name != "new key" {
        #expect(driver.draw().buffer == buffer)
      }
      #expect(driver.display.keys.bindings.isEmpty)
    }
  }

  /// T21: input methods need room below what is typed in.
  @Test(arguments: Language.allCases) func twoRowsBelowAFieldAreOnTheScreen(
    _ language: Language
  ) throws {
    var fields = 0
    for scene in Scene.all {
      guard try scene.driver().isTyping else { continue }
      for large in 0...3 {
        for size in Scene.sizes + [(80, 16), (50, 9), (200, 60)] {
          let driver = try scene.driver(language, large: large, size: size)
          #expect(driver.isTyping)
          let cursor = driver.draw().cursor
          #expect(cursor.y + 2 < size.1, "\(scene.name) \(large) \(size)")
          fields += 1
        }
      }
    }
    #expect(fields >= 13 * 4 * 7, "\(fields)")
  }

  /// T10: in a flood, what nobody asked for changes a quarter of the screen once a second at most.
  @Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 40), (200, 60)], 0...3)
  func aFloodDoesNotFlash(_ size: (Int, Int), _ large: Int) throws {
    // Each size in every other degree of large text; in all with `LIVEHOST_LONG=1`.
    guard Scene.isLong || (size.0 / 20 + large) % 2 == 0 else { return }
    let driver = ConsoleDriver(try BusyShow.of(.english), large: large, size: size)
    var shown = driver.draw().buffer
    var meter = ChangeMeter()
    var frames: [(at: Int64, cells: Int)] = []
    let cells = size.0 * size.1
    // Five frames a second are asked for, eight lines each.
    for tick in 0..<150 {
      for line in 0..<8 {
        let number = tick * 8 + line
        driver.audience(
          number % 50 == 0 ? .enter : .chat, "viewer \(number % 300)",
          String(repeating: "\(number) ", count: 1 + number % 9))
      }
      if tick % 5 == 0 { driver.wait(1) }
      if tick % 40 == 0 { driver.perform(.next) }
      let at = Int64(tick) * 200
      let frame = driver.draw().buffer
      let changed = frame.changedCells(since: shown)
      guard meter.allows(changed, of: cells, at: at) else { continue }
      frames.append((at, changed))
      shown = frame
    }
    for (index, frame) in frames.enumerated() {
      let second = frames[...index].filter { frame.at - $0.at < 1000 && $0.cells > 0 }
      let sum = second.reduce(0) { $0 + $1.cells }
      #expect(second.count == 1 || sum * 4 <= cells, "at \(frame.at): \(second)")
    }
    // It is calm, not still: no second without news.
    #expect(frames.filter { $0.cells > 0 }.count >= 25, "\(frames.count)")
  }

  @Test func aLargeChangeWaitsForASecondOfPeace() {
    var meter = ChangeMeter()
    let asked: [(cells: Int, at: Int64, allowed: Bool)] = [
      (90, 0, true), (1, 999, false), (20, 1000, true), (5, 1200, true), (1, 1400, false),
      (0, 2500, true), (100, 2500, true), (1, 2600, false),
    ]
    for frame in asked {
      let isAllowed = meter.allows(frame.cells, of: 100, at: frame.at)
      #expect(isAllowed == frame.allowed, "\(frame)")
    }
    #expect(meter.freeAt == 3500)
  }
}
