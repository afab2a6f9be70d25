// LiveHost: a whole show with each layout, and nothing ends by one key alone (T15, T18).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

/// A host with one hand, one keypad or five buttons: presses only what the layout has.
final class LayoutHost {
  let driver: ConsoleDriver
  let layout: KeyLayout
  private(set) var pressed: [Key] = []

  init(_ layout: KeyLayout) throws {
    self.layout = layout
    driver = try ConsoleDriver()
    driver.display.keys.layout = layout
  }

  var keymap: Keymap { driver.display.keys.keymap }

  func press(_ key: Key?, count: Int = 1, sourceLocation: SourceLocation = #_sourceLocation) {
    guard let key else {
      Issue.record("no key in \(layout)", sourceLocation: sourceLocation)
      return
    }
    #expect(layout.has(key), "\(key.name) is not in \(layout)", sourceLocation: sourceLocation)
    for _ in 0..<count {
      pressed.append(key)
      driver.press(key)
    }
  }

  func press(_ action: PlaceAction, count: Int = 1) { press(keymap.key(of: action), count: count) }

  /// By its key, else through the menu.
  func ask(_ action: ShowAction) {
    if let key = keymap.key(of: action) { return press(key) }
    press(keymap.key(of: .menu))
    let offers = driver.compositor.layers[0].offers(driver.view)
    let place = offers.firstIndex { $0.meaning == .action(action) } ?? 0
    press(.down, count: place)
    press(.confirm)
  }

  /// What can be done with the row of a list.
  func ask(_ action: PlaceAction) {
    let place = driver.compositor.layers[driver.compositor.layers.count - 1].place
    let wanted = keymap.meaning(of: .place(action), in: place)
    if let key = keymap.key(of: action), keymap.meaning(of: key, in: place) == wanted {
      return press(key)
    }
    press(.choices)
    let offers = driver.compositor.layers[driver.compositor.layers.count - 2].offers(driver.view)
    press(.down, count: offers.firstIndex { $0.meaning == wanted } ?? 0)
    press(.confirm)
  }

  /// From a field that is typed in, where the hand has no other way, to where keys are keys.
  func save() {
    let layers = driver.compositor.layers
    if layers[layers.count - 1].place == .text, layout == .left { press(.nextField) }
    press(.confirm)
  }
}

@Suite struct LayoutTests {
  @Test(arguments: KeyLayout.allCases) func aWholeShow(_ layout: KeyLayout) throws {
    let host = try LayoutHost(layout)
    let driver = host.driver
    driver.audience(.enter, "小明")
    driver.audience(.chat, "Tomas", "is it sweet?")
    driver.audience(.chat, "陈芳", "1号来两份")
    driver.wait(3)
    // Greet, answer, see the claim and take it.
    host.ask(.greet)
    #expect(driver.session.greetings.count == 0)
    host.ask(.answer)
    #expect(driver.session.questions.waiting.isEmpty)
    host.ask(.claims)
    host.press(.confirm)
    #expect(driver.session.sales.entries.last?.sale.quantity == 2)
    host.press(.back)
    #expect(driver.compositor.isAtShow)
    // Sell three by the form, without typing, and take that back.
    host.ask(.sell)
    host.press(.more, count: 2)
    host.save()
    #expect(driver.session.sales.entries.last?.sale.quantity == 3)
    #expect(driver.compositor.isAtShow)
    host.ask(.undo)
    #expect(driver.session.sales.entries.last?.isVoided == true)
    // On and back, hold and go on, break and go on.
    host.ask(.next)
    #expect(driver.session.featured?.lot == 2)
    host.ask(.previous)
    #expect(driver.session.featured?.lot == 1)
    host.ask(.hold)
    #expect(driver.session.rundown.isHeld)
    host.ask(.hold)
    host.ask(.pause)
    #expect(driver.session.phase == .paused)
    host.ask(.pause)
    host.ask(.sellOne)
    #expect(driver.session.sales.entries.count == 3)
    // Make a sale void: a reason that is chosen, then the page to review.
    host.ask(.sales)
    host.ask(PlaceAction.void)
    host.press(.less)
    host.save()
    #expect(driver.focusedRow.contains("> Keep it"), "\(driver.picture)")
    host.press(.nextField)
    host.press(.confirm)
    #expect(driver.session.sales.entries.filter(\.isVoided).count == 2)
    host.press(.back)
    // The end: a review, its focus on going on.
    host.ask(.end)
    host.press(.confirm)
    #expect(driver.session.phase == .live)
    host.ask(.end)
    host.press(.nextField)
    host.press(.confirm)
    #expect(driver.session.phase == .ended)
    #expect(driver.session.sales.entries.map(\.sale.quantity) == [2, 3, 1])
  }

  /// Everything that can be changed in the form, by keys of the layout.
  @Test(arguments: KeyLayout.allCases) func everyFieldOfASale(_ layout: KeyLayout) throws {
    let host = try LayoutHost(layout)
    let driver = host.driver
    driver.audience(.chat, "陈芳", "1号来两份")
    host.ask(.sell)
    host.press(.more)
    let isTyped = layout == .right || layout == .left
    host.press(.nextField)
    if isTyped { driver.type("59") } else { host.press(.more) }
    host.press(.nextField)
    if isTyped { driver.type("陈芳") } else { host.press(.more) }
    host.press(.nextField)
    host.press(.less)
    host.press(.confirm)
    let sale = try #require(driver.session.sales.entries.first?.sale, "\(driver.picture)")
    #expect(sale.quantity == 2 && sale.unitPrice.decimal == "59.00")
    #expect(sale.buyer?.name == "陈芳" && sale.payment == .cash)
  }

  /// Stock, minutes and order of the rundown.
  @Test(arguments: KeyLayout.allCases) func theRundownIsArranged(_ layout: KeyLayout) throws {
    let host = try LayoutHost(layout)
    let driver = host.driver
    let first = driver.session.rundown.items[0]
    host.ask(.rundown)
    host.ask(.later)
    #expect(driver.session.rundown.items[1].goods == first.goods)
    host.ask(.minutes)
    switch layout {
    case .right: host.press(.up)
    // In a line that is typed in, this hand has digits.
    case .left: host.press(.character("2"))
    default: host.press(.more)
    }
    host.save()
    #expect(driver.session.rundown.items[1].length > first.length)
    let stock = driver.session.stock[first.goods].onHand
    host.ask(.stock)
    host.press(.more)
    host.save()
    #expect(driver.session.stock[first.goods].onHand == stock + 1)
    host.press(.back)
    #expect(driver.compositor.isAtShow)
  }

  /// Even from the page that asks for it, the key that opened it does nothing.
  @Test(arguments: KeyLayout.allCases) func theReviewIsNotConfirmedByWhatOpenedIt(
    _ layout: KeyLayout
  ) throws {
    let host = try LayoutHost(layout)
    host.ask(.end)
    let opening = try #require(host.pressed.last)
    for _ in 0..<50 { host.press(opening) }
    #expect(host.driver.session.phase == .live)
  }

  @Test func offLettersDoNothingAndFunctionKeysDoEverything() throws {
    let driver = try ConsoleDriver()
    driver.display.keys.areLettersOn = false
    for scalar in "sonuclhgirapb+-tz:mq?=;/ k" {
      driver.press(.character(scalar.unicodeScalars.first ?? "s"))
    }
    #expect(driver.compositor.isAtShow && driver.commands.count == 1)
    #expect(driver.picture.contains("single letters are off; F9"))
    driver.press(.function(9))
    #expect(driver.picture.contains("What can be done"))
    driver.press(.down, .enter, .enter)
    #expect(driver.session.sales.entries.count == 1, "\(driver.picture)")
    // In a field, letters type.
    driver.press(.function(9))
    driver.perform(opening: .sell)
    driver.press(.tab, .tab)
    driver.type("ana")
    #expect(driver.focusedRow.contains("ana"))
  }
}
