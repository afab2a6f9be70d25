// LiveHost: the pointer: what can be clicked, how large it is, and when it acts (rule T19).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct PointerTests {
  /// A busy show on a screen, with sales and claims to click on.
  private func driver(
    _ screen: (name: String, keys: [Key]), _ language: Language = .english, large: Int = 0,
    size: (Int, Int) = (80, 24), _ layout: KeyLayout = .right
  ) throws -> ConsoleDriver {
    let driver = try ConsoleDriver(language, large: large, columns: size.0, rows: size.1)
    driver.busyShow()
    for key in screen.keys { driver.press(key) }
    driver.display.keys.layout = layout
    return driver
  }

  private static let sizes = Scene.sizes + [(200, 60)]

  @Test(arguments: Scene.all, Language.allCases)
  func targetsAreLargeInLargeTextAndNeverOverlap(_ scene: Scene, _ language: Language) throws {
    for (turn, layout) in KeyLayout.allCases.enumerated() {
      for large in 0...3 {
        for size in scene.share(of: PointerTests.sizes, turn + large) {
          let driver = try scene.driver(language, large: large, size: size, layout)
          let buffer = driver.draw().buffer
          let context = "\(layout) \(large) \(size)"
          check(buffer, context)
          let isHigh = size.0 > 50 && size.1 >= 24
          let isLarge = large > 0 || scene.name.hasPrefix("presenter")
          #expect((buffer.targetRows > 1) == (isLarge && isHigh), "\(context)")
          #expect(!buffer.targets.isEmpty, "\(context)")
        }
      }
    }
  }

  private func check(_ buffer: CellBuffer, _ context: String) {
    for (place, target) in buffer.targets.enumerated() {
      let rect = target.rect
      #expect(rect.x >= 0 && rect.right <= buffer.width, "\(context) \(target)")
      #expect(rect.y >= 0 && rect.bottom <= buffer.height, "\(context) \(target)")
      if buffer.targetRows > 1 {
        #expect(rect.width >= 6 && rect.height >= 3, "\(context) \(target)")
      }
      for other in buffer.targets[(place + 1)...] {
        let isApart =
          rect.right <= other.rect.x || other.rect.right <= rect.x
          || rect.bottom <= other.rect.y || other.rect.bottom <= rect.y
        #expect(isApart, "\(context) \(target) \(other)")
      }
    }
  }

  /// Every key that the last line names can be clicked where it is named, at every size.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func everyHintCanBeClicked(_ scene: Scene, _ layout: KeyLayout) throws {
    for (language, size) in scene.someLooks {
      let driver = try scene.driver(language, size: size, layout)
      let buffer = driver.draw().buffer
      let row = Frame.keysRow(buffer)
      let targets = buffer.targets.filter { $0.rect.contains(x: $0.rect.x, y: row) }
      for target in targets {
        guard case .key(let key) = target.act else { continue }
        let cells = (target.rect.x..<buffer.width).map { Character(buffer[$0, row].base) }
        #expect(String(cells).hasPrefix(key.name), "\(size) \(target)")
      }
      // A hint begins where what is drawn as a key begins.
      let isKey = (0..<buffer.width).map { buffer[$0, row].role == .key }
      for x in isKey.indices where isKey[x] && (x == 0 || !isKey[x - 1]) {
        #expect(targets.contains { $0.rect.x == x }, "\(size) \(layout): \(buffer.row(row))")
      }
    }
  }

  /// A click does what the key does, whatever the layout.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func aClickIsTheKey(_ scene: Scene, _ layout: KeyLayout) throws {
    for (language, size) in scene.share(
      of: Scene.looks, KeyLayout.allCases.firstIndex(of: layout) ?? 0)
    {
      let clicked = try scene.driver(language, size: size, layout)
      let pressed = try scene.driver(language, size: size, layout)
      let (start, other) = (clicked.mark(), pressed.mark())
      for target in clicked.draw().buffer.targets {
        guard case .key(let key) = target.act else { continue }
        clicked.restore(start)
        pressed.restore(other)
        clicked.click(target.rect.right - 1, target.rect.y)
        pressed.press(key)
        #expect(clicked.stack == pressed.stack, "\(size) \(key)")
        #expect(clicked.picture == pressed.picture, "\(size) \(key)")
        #expect(clicked.commands.count == pressed.commands.count, "\(size) \(key)")
      }
    }
  }

  @Test func theButtonActsWhenItIsReleasedWhereItWentDown() throws {
    let driver = try driver(screens[0])
    let buffer = driver.draw().buffer
    let sell = try #require(buffer.targets.first { $0.act == .key(.character("s")) }).rect
    let next = try #require(buffer.targets.first { $0.act == .key(.character("n")) }).rect
    let goods = driver.session.rundown.featured
    driver.press(.press(x: sell.x, y: sell.y))
    #expect(driver.compositor.isAtShow)
    // Moved away: nothing. Released beside: nothing. Released without a press: nothing.
    driver.press(
      .release(x: next.x, y: next.y), .press(x: 0, y: 10), .release(x: sell.x, y: sell.y))
    driver.press(.release(x: sell.x, y: sell.y))
    #expect(driver.compositor.isAtShow && driver.session.rundown.featured == goods)
    driver.press(.press(x: sell.x, y: sell.y), .release(x: sell.right - 1, y: sell.y))
    #expect(!driver.compositor.isAtShow)
  }

  @Test func aSaleNeedsNoKey() throws {
    for large in 0...3 {
      let driver = try driver(screens[0], large: large)
      let before = driver.session.sales.entries.count
      #expect(driver.click(on: "s sell"))
      #expect(driver.click(on: "Paid") && driver.picture.contains("Paid"))
      #expect(driver.click(on: "Quantity") && driver.click(on: "Enter save"))
      #expect(driver.session.sales.entries.count == before + 1, "\(large)")
      let undo = driver.draw().buffer.targets.first { $0.act == .key(.character("u")) }
      let rect = try #require(undo).rect
      driver.click(rect.x, rect.y)
      #expect(driver.session.totals.all.sales == before)
    }
  }

  @Test func rowsAreChosenAndTheWheelGoesThroughThem() throws {
    let driver = try driver(screens[0])
    driver.press(.wheel(1))
    #expect(driver.compositor.isAtShow && !driver.picture.contains("does nothing"))
    driver.press(.character("i"))
    #expect(driver.click(on: "Wild honey") || driver.click(on: "Handwoven towel"))
    let chosen = driver.focusedRow
    #expect(chosen.contains("Wild honey") || chosen.contains("Handwoven towel"))
    driver.press(.wheel(1))
    #expect(driver.focusedRow != chosen)
    driver.press(.wheel(-1))
    #expect(driver.focusedRow == chosen)
    // To the end of a list that is longer than the window.
    driver.size = (80, 10)
    for _ in 0..<20 { driver.click(2, Frame.noticeRow(driver.draw().buffer) - 1) }
    #expect(driver.focusedRow.contains("12  "))
    #expect(driver.click(on: "Esc"))
    #expect(driver.compositor.isAtShow)
  }

  @Test func nothingUnderAQuestionCanBeClicked() throws {
    let driver = try driver(screens[0])
    driver.press(.character("l"), .character("v"))
    let prompt = driver.draw()
    #expect(
      prompt.buffer.targets.allSatisfy { target in
        if case .key = target.act { true } else { false }
      })
    driver.click(3, 2)
    #expect(driver.picture.contains("Why is sale 1 void?"))
  }

  @Test func oneRepeatedClickNeverEndsTheShow() throws {
    for size in [(40, 12), (80, 24)] {
      for keys in [[], [Key.character("q")], [.function(9)]] {
        let targets = try driver(("", keys), size: size).draw().buffer.targets
        #expect(targets.count > 1)
        for target in targets {
          let driver = try driver(("", keys), size: size)
          for _ in 0..<4 { driver.click(target.rect.x, target.rect.y) }
          #expect(driver.session.phase != .ended, "\(keys) \(target)")
        }
      }
    }
    let driver = try driver(screens[7])
    #expect(driver.click(on: "  End the show"))
    #expect(driver.session.phase == .live)
    driver.click(on: "Enter")
    #expect(driver.session.phase == .ended)
  }

  @Test func switchedOffItDoesNothing() throws {
    let driver = try driver(screens[0])
    driver.display.takesPointer = false
    driver.click(on: "s sell")
    driver.press(.character("i"))
    let row = driver.focusedRow
    driver.press(.wheel(1))
    #expect(driver.focusedRow == row)
    #expect(driver.session.sales.entries.count == 1)
  }

  @Test func thePresenterScreenSellsAndGreetsByItsValues() throws {
    let driver = try driver(("presenter", [.function(5)]), size: (200, 60))
    driver.audience(.enter, "Zhao Lei")
    let waiting = driver.session.greetings.count
    #expect(waiting > 0)
    let buffer = driver.draw().buffer
    let large = buffer.targets.filter { $0.rect.width == 200 }
    try #require(large.map(\.act) == [.key(.character("s")), .key(.character("g"))])
    driver.click(60, large[1].rect.y + 1)
    #expect(driver.session.greetings.count < waiting)
    driver.click(60, large[0].rect.y + 1)
    driver.press(.enter)
    #expect(driver.session.sales.entries.count == 2)
    #expect(driver.picture.contains("F5 back"))
  }
}
