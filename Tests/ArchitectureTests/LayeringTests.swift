// LiveHost: rooms lean only on the floors below them.
// SPDX-License-Identifier: Apache-2.0

import Testing

/// The table of Docs/Architecture.md: room → what it may import. SwiftPM does not hold this: an
/// undeclared import builds as long as some other target has built the module.
enum Layering {
  static let allowed: [String: Set<String>] = [
    "SessionEngine": [],
    // The door to its normal forms (Sources/TextScreen/Composing.swift).
    "TextScreen": ["Swift"],
    "JSONLines": [],
    "SystemIO": ["CNative", "CLinux", "Glibc"],
    "Journal": ["JSONLines", "SystemIO"],
    "CursesTerminal": ["CNCurses", "Glibc", "SystemIO", "TextScreen"],
    "ConsoleUI": ["SessionEngine", "Synchronization", "SystemIO", "TextScreen"],
    "AudienceFeed": ["JSONLines", "SessionEngine", "SystemIO"],
    "SessionFiles": [
      "ConsoleUI", "Journal", "JSONLines", "SessionEngine", "SystemIO", "TextScreen",
    ],
    "IRCFeed": ["AudienceFeed", "JSONLines", "SessionEngine"],
    "HostRuntime": [
      "AudienceFeed", "ConsoleUI", "CursesTerminal", "Journal", "JSONLines", "SessionEngine",
      "SessionFiles", "SystemIO", "TextScreen",
    ],
    "Training": ["AudienceFeed", "JSONLines", "SessionEngine", "SessionFiles"],
    "Reports": ["ConsoleUI", "JSONLines", "SessionEngine", "SessionFiles"],
    "livehost": [
      "ArgumentParser", "AudienceFeed", "ConsoleUI", "CursesTerminal", "HostRuntime", "Journal",
      "JSONLines", "Reports", "SessionEngine", "SessionFiles", "SystemIO", "TextScreen",
      "Training",
    ],
    "livehost-irc": [
      "ArgumentParser", "AudienceFeed", "IRCFeed", "NIOCore", "NIOPosix", "NIOSSL", "NIOTLS",
      "SessionEngine", "SystemIO",
    ],
    "livehost-bench": [
      "ArgumentParser", "AudienceFeed", "ConsoleUI", "HostRuntime", "Journal", "JSONLines",
      "SessionEngine", "SessionFiles", "SystemIO", "TestSupport", "Training",
    ],
  ]

  /// Imports that the table does not allow, each with its file.
  static func breaches(_ files: [SourceFile]) -> [String] {
    files.flatMap { file in
      guard let allowed = allowed[file.room] else { return ["\(file.path): unknown room"] }
      return file.imports.filter { !allowed.contains($0) }.map { "\(file.path): imports \($0)" }
    }
  }
}

@Suite struct LayeringTests {
  @Test func everyRoomImportsOnlyFromBelow() {
    let files = SourceTree.files("Sources")
    #expect(files.count > 50)
    #expect(Layering.breaches(files) == [])
  }

  @Test func aPlantedImportIsFound() {
    let planted = SourceFile(
      path: "Sources/ConsoleUI/Planted.swift", lines: ["package import Journal"])
    #expect(Layering.breaches([planted]) == ["Sources/ConsoleUI/Planted.swift: imports Journal"])
  }

  @Test func theConsoleNeverImportsFoundation() {
    let planted = SourceFile(path: "Sources/Journal/Planted.swift", lines: ["import Foundation"])
    #expect(!Layering.breaches([planted]).isEmpty)
  }
}
