// LiveHost: the table of keys keeps its promises in every layout (accessibility T14, T15).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct KeyLintTests {
  @Test(arguments: KeyLayout.allCases) func noKeyMeansTwoThingsInOnePlace(_ layout: KeyLayout) {
    #expect(Keymap(layout).conflicts == [])
  }

  /// By default not even the keys of the show screen that work in lists are taken there.
  @Test(arguments: KeyLayout.allCases) func noDefaultHidesAnother(_ layout: KeyLayout) {
    for place in KeyPlace.allCases {
      for target in place.targets(layout) {
        for key in BindingTable.binding(of: target)?.keys(layout) ?? [] {
          guard Keymap(layout).meaning(of: key, in: place) != .key(key) else { continue }
          let expected = Keymap(layout).meaning(of: target, in: place)
          #expect(Keymap(layout).meaning(of: key, in: place) == expected, "\(place) \(key.name)")
        }
      }
    }
  }

  @Test(arguments: KeyLayout.allCases) func everyKeyBelongsToItsHand(_ layout: KeyLayout) {
    for binding in BindingTable.all {
      for key in binding.keys(layout) {
        #expect(layout.has(key), "\(binding.target.name): \(key.name)")
      }
    }
  }

  @Test func theTableHasEveryActionOnce() {
    let targets = BindingTable.all.map(\.target)
    #expect(Set(targets).count == targets.count)
    #expect(
      Set(targets)
        == Set(ShowAction.allCases.map { .show($0) } + PlaceAction.allCases.map { .place($0) }))
    #expect(Set(targets.map(\.name)).count == targets.count)
  }

  /// By a key of its own, or through the menu, which has one.
  @Test(arguments: KeyLayout.allCases) func everyActionHasAWayIn(_ layout: KeyLayout) throws {
    let keymap = Keymap(layout)
    let menu = try #require(keymap.key(of: ShowAction.menu))
    for action in ShowAction.allCases where keymap.key(of: action) == nil {
      let driver = try ConsoleDriver()
      driver.display.keys.layout = layout
      driver.display.speech.isOn = true
      driver.busyShow()
      driver.press(menu)
      let label = try #require(BindingTable.binding(of: action)).label.english
      let isOffered = ShowScreen().offers(driver.view).contains { $0.label == label }
      #expect(isOffered || action.disabledReason(driver.view) != nil, "\(action)")
    }
  }

  @Test func everyActionIsOnAKeyOfItsOwnInTheFirstLayout() {
    for action in ShowAction.allCases { #expect(Keymap().key(of: action) != nil, "\(action)") }
  }

  /// The layout `right` has all letters, but its hand needs none of the left half.
  @Test func theRightHandAloneRunsAShow() {
    let half = "yuiophjklnm67890-=[];',./\\+".unicodeScalars.map { Key.character($0) }
    let others: [Key] = [
      .enter, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .backspace, .delete,
    ]
    let hand = Set(half + others + (7...12).map { .function($0) })
    let core: [ShowAction] = [
      .sell, .sellOne, .next, .previous, .greet, .claims, .acceptFirst, .declineFirst, .undo,
      .hold, .quiet, .sales, .goods, .menu, .help, .end,
    ]
    for action in core {
      #expect(Keymap().keys(of: .show(action)).contains { hand.contains($0) }, "\(action)")
    }
    for action in [PlaceAction.up, .down, .left, .right, .confirm, .back, .more, .less, .choices] {
      #expect(Keymap().keys(of: .place(action)).contains { hand.contains($0) }, "\(action)")
    }
  }

  /// What is needed in a rush has a key wherever there are keys enough.
  @Test(arguments: [KeyLayout.left, .numpad]) func aRushNeedsNoMenu(_ layout: KeyLayout) {
    for action in [ShowAction.sellOne, .acceptFirst, .greet, .answer, .claims, .undo, .next] {
      #expect(Keymap(layout).key(of: action) != nil, "\(action)")
    }
    let later: [ShowAction] =
      layout == .left ? [.phrases, .caption, .keepLonger, .again, .quiet, .presenter, .pause] : []
    for action in later { #expect(Keymap(layout).key(of: action) != nil, "\(action)") }
  }

  /// Esc is never the only way out, whatever the place.
  @Test(arguments: KeyLayout.allCases) func thereIsAlwaysAnotherWayBack(_ layout: KeyLayout) {
    for place in KeyPlace.allCases where place != .show {
      let ways = [Key.function(10)] + Keymap(layout).keys(of: .place(.back))
      let others = ways.filter { $0 != .escape }
      #expect(
        others.contains { Keymap(layout).meaning(of: $0, in: place) == .key(.escape) }, "\(place)")
    }
  }

  @Test func keysAreFoundByTheNamesTheyAreShownBy() {
    for binding in BindingTable.all {
      for key in KeyLayout.allCases.flatMap(binding.keys) { #expect(Key(named: key.name) == key) }
    }
    for name in ["", "  ", "sell", "Ctrl-A", "F13", "F0", "ab"] { #expect(Key(named: name) == nil) }
  }
}
