// LiveHost: every action can be reached, none by accident, help is everywhere (T5, T14, T18, T23).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct WaysTests {
  /// The screen an action opens; nil when it does something where the host is. There is no
  /// default: a new action has to be added here.
  private static func opens(_ action: ShowAction) -> String? {
    switch action {
    case .sell: "SellForm"
    case .claims: "ClaimsList"
    case .questions: "QuestionsList"
    case .goods: "GoodsList"
    case .rundown: "RundownList"
    case .sales: "SalesList"
    case .viewers: "ViewersList"
    case .phrases: "PhraseList"
    case .caption: "PromptLine"
    case .presenter: "PresenterScreen"
    case .command: "CommandLine"
    case .keys: "KeyScreen"
    case .voice: "VoiceScreen"
    case .menu: "ActionMenu"
    case .help: "HelpScreen"
    case .end: "ReviewPage"
    case .undo, .sellOne, .acceptFirst, .greet, .answer, .keepLonger, .declineFirst, .next,
      .previous, .hold, .quiet, .again, .slower, .faster, .speech, .pause, .pauseChat, .replies,
      .undisturbed, .larger, .smaller, .theme, .language, .page:
      nil
    }
  }

  /// A show in which every action has a use.
  private func driver(
    _ layout: KeyLayout, _ size: (Int, Int), _ language: Language = .english
  ) throws -> ConsoleDriver {
    let driver = try ConsoleDriver(language, columns: size.0, rows: size.1)
    driver.display.speech.isOn = true
    driver.display.large = 1
    driver.busyShow()
    driver.audience(.enter, "Zhao Lei")
    driver.perform(.setStock(goods: driver.session.rundown.featured, onHand: 2))
    driver.audience(.chat, "Ben", "1号来两份")
    driver.perform(.next)
    driver.perform(.previous)
    driver.press(.character("o"))
    driver.display.keys.layout = layout
    return driver
  }

  /// T5: by its key, else by the menu, with the keys of the layout, in the smallest windows too.
  @Test(arguments: KeyLayout.allCases, Scene.looks.prefix(2))
  func everyActionIsReachable(_ layout: KeyLayout, _ look: (Language, (Int, Int))) throws {
    var reached = 0
    let (language, size) = look
    for action in ShowAction.allCases {
      let driver = try driver(layout, size, language)
      // Of no use when nothing runs out; then it says so.
      let isUseless = action.disabledReason(driver.view) != nil
      #expect(!isUseless || action == .keepLonger, "\(action)")
      let before = state(driver)
      let keymap = driver.display.keys.keymap
      if let key = keymap.key(of: action) {
        driver.press(key)
      } else {
        driver.press(try #require(keymap.key(of: ShowAction.menu)))
        let offers = driver.compositor.layers[0].offers(driver.view)
        let place = try #require(
          offers.firstIndex { $0.meaning == .action(action) } ?? (isUseless ? 0 : nil),
          "\(action) is not in the menu")
        for _ in 0..<place { driver.press(try #require(keymap.key(of: PlaceAction.down))) }
        #expect(driver.focusedRow.contains(offers[place].label), "\(action) is in sight")
        if isUseless { continue }
        driver.press(try #require(keymap.key(of: PlaceAction.confirm)))
      }
      if let screen = WaysTests.opens(action) {
        #expect(driver.stack == ["ShowScreen", screen], "\(action)")
      } else {
        let isSilent = [.page, .quiet].contains(action) || isUseless
        #expect(state(driver) != before || isSilent, "\(action) at \(size)")
      }
      reached += 1
    }
    #expect(reached >= ShowAction.allCases.count - 1)
  }

  /// All that an action can change: what is asked of the session, the settings, the screen.
  private func state(_ driver: ConsoleDriver) -> String {
    "\(driver.commands.count) \(driver.display) \(driver.stack) \(driver.picture)"
  }

  // MARK: T14

  /// Each action is a word in either language, and the word does the same as the key.
  @Test(arguments: ShowAction.allCases, Language.allCases)
  func everyActionIsAWord(_ action: ShowAction, _ language: Language) throws {
    let word = try #require(CommandWords.all.first { $0.verb == action.verb })
    let spelling = CommandWords.spelling(of: action.verb, Words(language))
    #expect(word.spellings.contains(spelling))
    #expect(throws: Never.self) { try CommandParser.parse(spelling, Words(language)) }
    guard let screen = WaysTests.opens(action), ![.command, .caption, .sell].contains(action) else {
      return
    }
    let driver = try driver(.right, (80, 24), language)
    driver.press(.character(":"))
    driver.type(spelling)
    driver.press(.enter)
    #expect(driver.stack.last == screen || driver.stack.last == "CommandLine", "\(action)")
  }

  // MARK: T18

  /// One key, again and again, on every screen of every layout: nothing ends, is void or comes back.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func oneRepeatedKeyDoesNothingIrreversible(_ scene: Scene, _ layout: KeyLayout) throws {
    let keymap = Keymap(layout)
    let keys = Set(BindingTable.all.flatMap { keymap.keys(of: $0.target) })
      .union([.enter, .escape, .tab, .backTab, .up, .down, .left, .right, .backspace, .delete])
      .union([.character("y"), .character("1"), .character(" "), .function(1), .function(10)])
    // What is far from the end, or costly to draw, needs fewer.
    let isNear = ["show", "sales", "review", "void", "return"].contains { scene.name.contains($0) }
    guard isNear || scene.share(of: KeyLayout.allCases).contains(layout) else { return }
    let start = try scene.driver(.english, size: (80, 24), layout)
    let mark = start.mark()
    let presses = isNear ? 60 : 12
    var tried = 0
    for key in keys {
      start.restore(mark)
      for _ in 0..<presses { start.press(key) }
      let done = start.commands.dropFirst(mark.commandCount).filter { command in
        switch command {
        case .end, .voidSale, .returnSale: true
        default: false
        }
      }
      #expect(done.isEmpty && start.session.phase != .ended, "\(key.name)")
      tried += 1
    }
    #expect(tried >= 15)
  }

  // MARK: T23

  /// `?`, or F1 where it would be typed, opens the help, and the help is left to where it was.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func helpIsEverywhere(_ scene: Scene, _ layout: KeyLayout) throws {
    let driver = try scene.driver(.english, size: (40, 12), layout)
    let stack = driver.stack
    if stack.last == "HelpScreen" { driver.press(.escape) }
    let isTyped = driver.isTyping || driver.top.place == .raw || driver.top.place == .choice
    let key =
      isTyped
      ? Key.function(1) : driver.display.keys.keymap.key(of: .show(.help), in: driver.top.place)
    driver.press(key ?? .function(1))
    #expect(driver.stack.last == "HelpScreen", "\(layout)")
    driver.press(.escape)
    if stack.last != "HelpScreen" { #expect(driver.stack == stack) }
  }

  @Test(arguments: Language.allCases) func theHelpNamesEveryKeyWordAndSwitch(
    _ language: Language
  ) throws {
    let driver = try Scene("help", "?").driver(language, size: (200, 60))
    var seen = ""
    for _ in 0..<25 {
      seen += driver.picture
      driver.press(.pageDown)
    }
    let words = Words(language)
    for row in Switch.all {
      #expect(seen.contains(row.flag.isEmpty ? row.member : row.flag), "\(row.member)")
    }
    for word in CommandWords.all { #expect(seen.contains(":" + words(word.usage).prefix(20))) }
    for binding in BindingTable.show {
      #expect(seen.contains(words(binding.explanation).prefix(20)))
    }
  }
}
