// LiveHost: keys are given, refused, taken back and kept (T14).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct KeyScreenTests {
  private func open(_ target: KeyTarget) throws -> ConsoleDriver {
    let driver = try ConsoleDriver()
    driver.perform(opening: .keys)
    let row = try #require(KeyScreen.rows.firstIndex(of: .key(target)))
    for _ in 0..<row { driver.press(.down) }
    return driver
  }

  @Test func aKeyIsGivenAndEverythingNamesIt() throws {
    let driver = try open(.show(.sell))
    driver.press(.enter, .character("9"))
    #expect(driver.display.keys.bindings == ["sell": "9"])
    #expect(driver.picture.contains("“sell” is now 9."))
    driver.press(.escape)
    #expect(driver.picture.contains("9 sell"))
    driver.press(.character("s"))
    #expect(driver.picture.contains("s does nothing here"))
    driver.press(.character("9"), .enter)
    #expect(driver.session.sales.entries.count == 1)
    driver.press(.character("?"))
    #expect(driver.picture.contains("9  sell the goods on air"))
  }

  @Test func aTakenKeyIsRefusedByName() throws {
    let driver = try open(.show(.sell))
    driver.press(.enter, .character("n"))
    #expect(driver.display.keys.bindings.isEmpty)
    #expect(driver.picture.contains("n is the key of “next” already; choose another one."))
  }

  @Test func escLeavesItAndDelTakesItBack() throws {
    let driver = try open(.show(.sell))
    driver.press(.enter, .escape)
    #expect(driver.display.keys.bindings.isEmpty)
    driver.press(.enter, .function(11))
    #expect(driver.display.keys.bindings == ["sell": "F11"])
    driver.press(.delete)
    #expect(driver.display.keys.bindings.isEmpty)
    driver.press(.enter, .control("a"))
    #expect(driver.picture.contains("That key cannot be used"))
  }

  @Test func aListsKeysCanBeGivenToo() throws {
    let driver = try open(.place(.void))
    driver.press(.enter, .character("x"))
    driver.press(.escape, .character("s"), .enter, .character("l"), .character("x"))
    #expect(driver.picture.contains("Why is sale 1 void?"))
    #expect(driver.display.keys.bindings == ["voidThis": "x"])
  }

  @Test func anotherLayoutLetsGoOfWhatCollides() throws {
    let driver = try open(.show(.sell))
    driver.press(.enter, .character("4"), .home, .enter)
    #expect(driver.display.keys.layout == .left)
    #expect(driver.display.keys.bindings.isEmpty)
    #expect(driver.picture.contains("collide with this layout"))
  }

  @Test func oneSwitchIsSetAndMeasured() throws {
    let driver = try open(.show(.sell))
    let row = try #require(KeyScreen.rows.firstIndex(of: .reaction))
    driver.press(.home)
    for _ in 0..<row { driver.press(.down) }
    driver.press(.enter)
    var now: Int64 = 1000
    driver.press(.character(" "), at: now)
    for _ in 0..<ReactionRule.rounds {
      let due = try #require(driver.compositor.due)
      #expect(due > now)
      driver.pass(to: due)
      #expect(driver.focusedRow.contains("Now!"))
      now = due + 650
      driver.press(.character(" "), at: now)
    }
    #expect(driver.picture.contains("A good pace for you: 1.0 s."))
    driver.press(.character(" "), at: now + 500)
    #expect(driver.display.scanning.stepMilliseconds == 1000)
  }

  @Test func aPressTooEarlyIsNoReaction() throws {
    let driver = try open(.show(.sell))
    driver.press(.home, .down, .down, .down, .down, .down, .down, .enter)
    driver.press(.character(" "), at: 0)
    driver.press(.character(" "), at: 10)
    #expect(driver.picture.contains("Too early"))
    #expect(driver.picture.contains("1 of 5"))
  }

  @Test func theRuleOfReactions() {
    let known: [(Int64, Int)] = [
      (0, 300), (195, 300), (196, 400), (325, 500), (650, 1000), (1170, 1800), (6500, 10_000),
      (60_000, 10_000),
    ]
    for (reaction, step) in known {
      let reactions = [reaction, 0, reaction, 99_000, reaction]
      #expect(ReactionRule.stepMilliseconds(reactions) == step, "\(reaction)")
    }
  }
}
