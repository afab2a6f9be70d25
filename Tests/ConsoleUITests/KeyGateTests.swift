// LiveHost: bounces and held keys (accessibility T17).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct KeyGateTests {
  @Test(arguments: [0, 1, 150, 300, 1000]) func twoPressesInTheWindowAreOne(_ window: Int) {
    for gap in stride(from: Int64(0), through: 1200, by: 25) {
      var gate = KeyGate()
      #expect(gate.judge(.enter, at: 1000, debounce: window) == .press)
      let second = gate.judge(.enter, at: 1000 + gap, debounce: window)
      #expect((second == .bounced) == (gap < Int64(window)), "\(gap) ms")
    }
  }

  @Test func anotherKeyIsNoBounce() {
    var gate = KeyGate()
    #expect(gate.judge(.character("s"), at: 0, debounce: 1000) == .press)
    #expect(gate.judge(.enter, at: 1, debounce: 1000) == .press)
    #expect(gate.judge(.paste("a"), at: 2, debounce: 1000) == .press)
    #expect(gate.judge(.paste("a"), at: 3, debounce: 1000) == .press)
  }

  /// A key that is held for a minute is one press, as long as the window is.
  @Test func aHeldKeyIsOnePress() {
    var gate = KeyGate()
    var passed = 0
    for at in stride(from: Int64(0), to: 60_000, by: 33) {
      if gate.judge(.enter, at: at, debounce: 300) != .bounced { passed += 1 }
    }
    #expect(passed == 1)
  }

  @Test func keyboardsThatRepeatAreTold() {
    for rate in [Int64(20), 33, 100] {
      var gate = KeyGate()
      #expect(gate.judge(.enter, at: 0, debounce: 0) == .press)
      #expect(gate.judge(.enter, at: 700, debounce: 0) == .press)
      #expect(gate.judge(.enter, at: 1200, debounce: 0) == .doubtful)
      for turn in 1...20 {
        let at = 1200 + Int64(turn) * rate
        #expect(gate.judge(.enter, at: at, debounce: 0) == .repeated)
      }
    }
  }

  /// Keyboards begin to repeat after 250 to 660 ms; a hand that presses again on purpose is in
  /// doubt once at most, however often it presses.
  @Test func onlyOneKeyIsInDoubt() {
    for gap in [Int64(150), 300, 660, 699] {
      var gate = KeyGate()
      let verdicts = (0..<6).map { gate.judge(.enter, at: $0 * gap, debounce: 0) }
      #expect(verdicts == [.press, .doubtful, .press, .doubtful, .press, .doubtful], "\(gap)")
    }
    var gate = KeyGate()
    #expect(gate.judge(.enter, at: 0, debounce: 0) == .press)
    #expect(gate.judge(.enter, at: 700, debounce: 0) == .press)
    #expect(gate.judge(.tab, at: 800, debounce: 0) == .press)
    #expect(gate.judge(.enter, at: 900, debounce: 0) == .press)
  }

  /// Whatever key is held, on whatever screen, in whatever layout, debounce off: it records once at
  /// most, and never ends anything that it opened.
  @Test(arguments: KeyLayout.allCases) func aHeldKeyRecordsOnce(_ layout: KeyLayout) throws {
    let delay: Int64 = layout == .right ? 660 : 250
    let keys = Set(BindingTable.all.flatMap { $0.keys(layout) } + [.enter, .escape])
    for screen in [ShowAction?.none, .sell, .claims, .end, .menu] {
      for key in keys {
        let driver = ConsoleDriver(try BusyShow.of(.english), size: (80, 24))
        driver.display.keys.layout = layout
        if let screen { driver.perform(opening: screen) }
        let before = driver.commands.count
        var gate = KeyGate()
        var at: Int64 = 10_000
        for turn in 0..<6 {
          let verdict = gate.judge(key, at: at, debounce: 0)
          driver.hold(key, as: verdict)
          at += turn == 0 ? delay : 33
        }
        let made = driver.commands.count - before
        #expect(made <= 1, "\(key.name) on \(String(describing: screen))")
        #expect(driver.session.phase != .ended)
      }
    }
  }

  @Test func aRepeatRecordsAndEndsNothing() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("s"))
    driver.hold(.enter)
    #expect(driver.session.sales.entries.isEmpty)
    #expect(driver.picture.contains("Enter looked held down"))
    // The form is as it was, and a real press saves.
    driver.press(.enter)
    #expect(driver.session.sales.entries.count == 1)
    driver.press(.character("q"), .right)
    driver.hold(.enter)
    #expect(driver.session.phase == .live)
    #expect(driver.focusedRow.contains("> End the show"))
    driver.press(.enter)
    #expect(driver.session.phase == .ended)
  }

  /// What only moves may be held.
  @Test func aRepeatStillMoves() throws {
    let driver = try ConsoleDriver()
    driver.press(.character("i"))
    driver.hold(.down)
    #expect(driver.focusedRow.contains("2  Handwoven"))
  }
}
