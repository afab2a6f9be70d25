// swift-tools-version: 6.2
// LiveHost: the rooms of the house. Docs/Architecture.md says which may lean on which.
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
  name: "livehost",
  products: [
    .executable(name: "livehost", targets: ["livehost"]),
    .executable(name: "livehost-irc", targets: ["livehost-irc"]),
    .executable(name: "livehost-bench", targets: ["livehost-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    // For livehost-irc alone (Docs/Decisions/0010-nio-in-the-connector.md).
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
  ],
  targets: [
    // Floor 0: no room below.
    .target(name: "SessionEngine"),
    .target(name: "TextScreen"),
    .target(name: "JSONLines"),
    .target(name: "SystemIO", dependencies: ["CNative", "CLinux"]),
    .systemLibrary(name: "CNCurses"),
    .systemLibrary(name: "CLinux"),
    .target(name: "CNative"),
    // Floor 1.
    .target(name: "Journal", dependencies: ["JSONLines", "SystemIO"]),
    .target(name: "CursesTerminal", dependencies: ["CNCurses", "SystemIO", "TextScreen"]),
    .target(name: "ConsoleUI", dependencies: ["SessionEngine", "SystemIO", "TextScreen"]),
    .target(name: "AudienceFeed", dependencies: ["JSONLines", "SessionEngine", "SystemIO"]),
    // Floor 2.
    .target(
      name: "SessionFiles",
      dependencies: [
        "ConsoleUI", "Journal", "JSONLines", "SessionEngine", "SystemIO", "TextScreen",
      ]),
    .target(name: "IRCFeed", dependencies: ["AudienceFeed", "JSONLines", "SessionEngine"]),
    // Floor 3.
    .target(
      name: "HostRuntime",
      dependencies: [
        "AudienceFeed", "ConsoleUI", "CursesTerminal", "Journal", "SessionEngine", "SessionFiles",
        "SystemIO", "TextScreen",
      ]),
    .target(
      name: "Training",
      dependencies: ["AudienceFeed", "JSONLines", "SessionEngine", "SessionFiles"]),
    .target(
      name: "Reports", dependencies: ["ConsoleUI", "JSONLines", "SessionEngine", "SessionFiles"]),
    // Floor 4.
    .executableTarget(
      name: "livehost",
      dependencies: [
        "AudienceFeed", "ConsoleUI", "CursesTerminal", "HostRuntime", "Journal", "JSONLines",
        "Reports", "SessionEngine", "SessionFiles", "SystemIO", "TextScreen", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "livehost-irc",
      dependencies: [
        "AudienceFeed", "IRCFeed", "SessionEngine", "SystemIO",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOTLS", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
      ]),
    .executableTarget(
      name: "livehost-bench",
      dependencies: [
        "AudienceFeed", "ConsoleUI", "HostRuntime", "Journal", "JSONLines", "SessionEngine",
        "SessionFiles", "SystemIO", "TestSupport", "Training",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Tests.
    .target(
      name: "TestSupport",
      dependencies: [
        "AudienceFeed", "ConsoleUI", "HostRuntime", "Journal", "JSONLines", "SessionEngine",
        "SessionFiles", "SystemIO", "Training",
      ],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "JSONLinesTests", dependencies: ["AudienceFeed", "JSONLines", "TestSupport"]),
    .testTarget(
      name: "JournalTests",
      dependencies: ["AudienceFeed", "Journal", "JSONLines", "SystemIO", "TestSupport"]),
    .testTarget(
      name: "SessionFilesTests",
      dependencies: [
        "AudienceFeed", "ConsoleUI", "Journal", "JSONLines", "SessionEngine", "SessionFiles",
        "SystemIO", "TestSupport", "TextScreen",
      ]),
    .testTarget(name: "SimulatorTests", dependencies: ["SystemIO", "TestSupport"]),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(
      name: "ConsoleUITests",
      dependencies: ["ConsoleUI", "SessionEngine", "SessionFiles", "TextScreen", "Training"],
      exclude: ["Screens"]),
    .testTarget(name: "TextScreenTests", dependencies: ["TextScreen"]),
    .testTarget(
      name: "SessionEngineTests", dependencies: ["SessionEngine"],
      exclude: ["Claims.blind", "Claims.labelled"]),
    .testTarget(
      name: "AudienceFeedTests", dependencies: ["AudienceFeed", "JSONLines", "SessionEngine"]),
    .testTarget(
      name: "IRCFeedTests", dependencies: ["AudienceFeed", "IRCFeed", "JSONLines", "SessionEngine"]),
  ]
)

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]
for target in package.targets where target.type != .system {
  target.swiftSettings = settings
}
