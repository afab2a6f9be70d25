// LiveHost: every screen at every size, in both languages, as pictures.
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

/// The sizes that are held to (accessibility.md, T1).
private let sizes = [(20, 6), (40, 12), (80, 24), (120, 40)]

/// How to come to each screen from the show.
let screens: [(name: String, keys: [Key])] = [
  ("show", []), ("sell", [.character("s")]), ("sales", [.character("l")]),
  ("goods", [.character("i")]), ("rundown", [.character("r")]), ("claims", [.character("c")]),
  ("help", [.character("?")]), ("end", [.character("q")]), ("command", [.character(":")]),
  ("presenter", [.function(5)]),
]

@Suite struct ScreenTests {
  @Test(arguments: screens.indices, Language.allCases)
  func everyScreenLooksAsItsPictures(_ index: Int, _ language: Language) throws {
    let (name, keys) = screens[index]
    let driver = try ConsoleDriver(language)
    driver.busyShow()
    let mark = driver.mark()
    for (columns, rows) in sizes {
      driver.restore(mark)
      driver.size = (columns, rows)
      for key in keys { driver.press(key) }
      assertScreen("\(name)-\(language.rawValue)-\(columns)x\(rows)", driver.draw())
    }
  }

  @Test(arguments: 1...3, Language.allCases)
  func largeTextLooksAsItsPictures(_ level: Int, _ language: Language) throws {
    let driver = try ConsoleDriver(language, large: level)
    driver.busyShow()
    for (columns, rows) in sizes + [(200, 60)] {
      driver.size = (columns, rows)
      assertScreen("large\(level)-\(language.rawValue)-\(columns)x\(rows)", driver.draw())
    }
  }

  @Test(.enabled(if: hasUnifont), arguments: [LargeShapes.halfBlocks, .sextants])
  func thePresenterScreenInChineseLooksAsItsPictures(_ shapes: LargeShapes) throws {
    for (columns, rows) in [(80, 24), (120, 40)] {
      let driver = try ConsoleDriver(.chinese, columns: columns, rows: rows)
      driver.face = LargeFace()
      driver.display.shapes = shapes
      driver.busyShow()
      for page in ["all", "say"] {
        driver.press(page == "all" ? .function(5) : .tab)
        assertScreen("presenter-\(shapes)-\(page)-\(columns)x\(rows)", driver.draw())
      }
    }
  }

  @Test(arguments: screens.indices, Language.allCases)
  func theCursorStandsOnWhatHasTheFocus(_ index: Int, _ language: Language) throws {
    for (columns, rows) in sizes {
      let driver = ConsoleDriver(try BusyShow.of(language), size: (columns, rows))
      for key in screens[index].keys { driver.press(key) }
      let (buffer, cursor) = driver.draw()
      #expect(cursor.x < columns && cursor.y < rows)
      // The command line begins empty; everywhere else the row says what it is.
      #expect(!buffer.row(cursor.y).isEmpty, "\(screens[index].name) \(columns)x\(rows)")
    }
  }

  @Test func noSizeTrapsAndNothingLeavesTheGrid() throws {
    let drivers = try Language.allCases.flatMap { language in
      try (0...3).map { ConsoleDriver(try BusyShow.of(language), large: $0, size: (80, 24)) }
    }
    // Each screen at each size, in one of the languages and degrees of large text after another.
    var turn = 0
    for columns in [1, 2, 7, 19, 35, 36, 50, 71, 72, 109, 110, 200] {
      for rows in [1, 2, 3, 5, 9, 15, 17, 18, 19, 20, 60] {
        for (_, keys) in screens {
          for driver in Scene.isLong ? drivers : [drivers[turn % drivers.count]] {
            driver.size = (columns, rows)
            for key in keys { driver.press(key) }
            let (buffer, cursor) = driver.draw()
            #expect(buffer.cells.count == columns * rows)
            #expect((0..<columns).contains(cursor.x) && (0..<rows).contains(cursor.y))
            driver.press(.escape)
          }
          turn += 1
        }
        // Ten screens and eight drivers: another one comes to this screen at the next size.
        turn += 1
      }
    }
  }

  @Test func largeValuesAlsoStandAsText() throws {
    for level in 2...3 {
      let driver = try ConsoleDriver(.english, large: level)
      driver.busyShow()
      for _ in 0..<5 {
        #expect(driver.picture.contains("58.00 yuan"))
        #expect(driver.picture.contains("1 Cloud green tea"))
        #expect(driver.picture.contains("28 left"))
        driver.press(.tab)
      }
    }
  }

  @Test func hostileNamesMoveNothing() throws {
    let names = [
      "\u{202E}evil", "a\u{200D}b", "e" + String(repeating: "\u{301}", count: 200),
      "👨‍👩‍👧‍👦", "\u{1B}[31mred", "𰻞𰻞", String(repeating: "长", count: 5000), "\u{E0041}tag", "\t\n",
    ]
    for name in names {
      let driver = try ConsoleDriver(.english)
      driver.busyShow()
      let before = driver.draw().buffer
      driver.audience(.chat, name, name)
      let after = driver.draw().buffer
      // Only the rows about the audience change, and the sales stay in their column.
      for y in 0..<9 {
        #expect(before.row(y) == after.row(y) || y == 0, "\(name.prefix(8)) row \(y)")
      }
      for cell in after.cells {
        #expect(cell.base.value >= 0x20 && !(0x7F..<0xA0).contains(cell.base.value))
        #expect(!(0x202A...0x202E).contains(cell.base.value))
      }
    }
  }
}
