// LiveHost: the line of keys says what each key does, and where the others are (T5, T23).
// SPDX-License-Identifier: Apache-2.0

import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

@Suite struct KeyHintTests {
  /// The hints of the last row: what is drawn as a key without a break.
  private func hints(_ buffer: CellBuffer) -> [String] {
    var hints: [String] = []
    var isInside = false
    for x in 0..<buffer.width {
      let cell = buffer[x, Frame.keysRow(buffer)]
      guard cell.width > 0 else { continue }
      if cell.role == .key {
        if !isInside { hints.append("") }
        hints[hints.count - 1].append(Character(cell.base))
      }
      isInside = cell.role == .key
    }
    return hints
  }

  private func isKey(_ word: Substring) -> Bool {
    if word.allSatisfy({ "↑↓←→".contains($0) }) { return true }
    guard let key = Key(named: String(word)), key.name == word else { return false }
    return word.utf8.count == word.count
  }

  @Test(arguments: Scene.all, KeyLayout.allCases)
  func everyKeyHasItsWord(_ scene: Scene, _ layout: KeyLayout) throws {
    for language in Language.allCases {
      for size in [(20, 6), (40, 12), (80, 24)] {
        let driver = try scene.driver(language, size: size, layout)
        let hints = hints(driver.draw().buffer)
        for hint in hints {
          let words = hint.split(separator: " ")
          let isNamed = words.count > 1 && words.last.map { !isKey($0) } == true
          #expect(isNamed, "\(size) \(layout): \(hints)")
        }
        #expect(!hints.isEmpty, "\(size) \(layout)")
      }
    }
  }

  /// On every screen. Where only F1 leads there, because letters are typed, saving and the way back
  /// go before it in the smallest windows, and for those who have five keys and no F1.
  @Test(arguments: Scene.all, KeyLayout.allCases)
  func whatLeadsToAllTheKeysIsAlwaysThere(_ scene: Scene, _ layout: KeyLayout) throws {
    guard scene.name != "help" else { return }
    for language in Language.allCases {
      for size in [(20, 6), (40, 12)] {
        let driver = try scene.driver(language, size: size, layout)
        let more = Words(language)(.moreKeys)
        let hints = hints(driver.draw().buffer)
        let isFar = driver.view.help(in: driver.top.place, driver.draw().buffer).need == .farHelp
        if isFar, size.0 == 20 || layout == .five { continue }
        let named = hints.first { $0.hasSuffix(" " + more) }
        let hint = try #require(named, "\(size) \(layout): \(hints)")
        let key = try #require(Key(named: String(hint.prefix { $0 != " " })))
        driver.press(key)
        #expect(["HelpScreen", "ActionMenu"].contains(driver.stack.last), "\(layout): \(hint)")
      }
    }
  }

  /// What one chooses from has no two rows with one name.
  @Test(arguments: Scene.all, Language.allCases)
  func noTwoChoicesHaveOneName(_ scene: Scene, _ language: Language) throws {
    let driver = try scene.driver(language)
    let labels = driver.top.offers(driver.view).map(\.label)
    #expect(Set(labels).count == labels.count, "\(labels)")
  }
}
