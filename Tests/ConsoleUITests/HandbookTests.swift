// LiveHost: the handbook of keys is made from the table of keys.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import ConsoleUI

@Suite struct HandbookTests {
  @Test func theHandbookOfKeysIsNotStale() throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Docs/Keys.md").standardized
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try Handbook.text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOf: url, encoding: .utf8) == Handbook.text)
  }

  @Test func noSpellingMeansTwoCommands() {
    let spellings = CommandWords.all.flatMap(\.spellings)
    #expect(Set(spellings).count == spellings.count)
    #expect(Set(CommandWords.all.map(\.verb)) == Set(Verb.allCases))
  }
}
