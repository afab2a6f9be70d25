// LiveHost: what has the focus is said aloud when it moves (T12).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct FocusWatchTests {
  private func say(_ watch: inout FocusWatch, _ driver: ConsoleDriver, _ key: Key) -> String? {
    driver.press(key)
    return watch.line(after: key, driver.compositor, driver.view)
  }

  @Test func labelValueAndStateAreSaid() throws {
    let driver = try ConsoleDriver()
    driver.busyShow()
    driver.audience(.leave, "Mei")
    var watch = FocusWatch()
    #expect(say(&watch, driver, .character("s"))?.hasPrefix("Sell. Quantity, 1") == true)
    #expect(say(&watch, driver, .tab)?.hasPrefix("Price, 58.00 yuan") == true)
    #expect(say(&watch, driver, .character("9")) == nil, "what is typed is not said")
    #expect(say(&watch, driver, .up)?.hasPrefix("Quantity, 1") == true)
    #expect(say(&watch, driver, .character("+"))?.hasPrefix("Quantity, 2") == true)
    #expect(say(&watch, driver, .escape)?.contains("Cloud green tea") == true)
    #expect(say(&watch, driver, .character("j"))?.hasPrefix("Viewers.") == true)
    let rows = (0..<6).compactMap { _ in say(&watch, driver, .down) }
    #expect(rows.contains { $0.hasPrefix("Mei, has left") }, "\(rows)")
    let (moved, still) = (say(&watch, driver, .home), say(&watch, driver, .home))
    #expect(moved != nil && still == nil, "it did not move")
  }

  /// Before what cannot be undone, the amount is heard before the way back.
  @Test func aReviewIsSaidAsAWhole() throws {
    let driver = try ConsoleDriver()
    driver.busyShow()
    var watch = FocusWatch()
    let said = try #require(say(&watch, driver, .character("q")))
    #expect(said.contains("one hundred sixteen yuan") && said.hasSuffix("Go on."), "\(said)")
    #expect(said.count < 1000)
  }

  /// On every screen something is said, in either language, and nothing of what is drawn only.
  @Test(arguments: Scene.all, Language.allCases)
  func everyScreenSaysWhereItIs(_ scene: Scene, _ language: Language) throws {
    guard scene.name != "show" else { return }
    for large in 0...3 {
      let driver = try scene.driver(language, large: large, size: (40, 12))
      var watch = FocusWatch()
      let found = watch.line(after: .down, driver.compositor, driver.view)
      let said = try #require(found)
      #expect(!said.isEmpty && !said.contains(">") && !said.contains("  "), "\(said)")
      #expect(!said.contains("█") && !said.contains("▀"), "\(said)")
      let again = watch.line(after: .function(12), driver.compositor, driver.view)
      #expect(again == nil)
    }
  }

  /// The clock and the audience are no reason to speak.
  @Test func eventsSayNothing() throws {
    let driver = try Scene("claims", "c").driver()
    var watch = FocusWatch()
    _ = watch.line(after: .down, driver.compositor, driver.view)
    for number in 0..<50 {
      driver.audience(.chat, "v\(number)", "1号来一份")
      driver.wait(1)
      let said = watch.line(after: nil, driver.compositor, driver.view)
      #expect(said == nil)
    }
  }
}
