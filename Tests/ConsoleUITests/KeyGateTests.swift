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
      #expect(gate.judge(.enter, at: 500, debounce: 0) == .press)
      for turn in 1...20 {
        let at = 500 + Int64(turn) * rate
        #expect(gate.judge(.enter, at: at, debounce: 0) == .repeated)
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
