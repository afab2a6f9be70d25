// LiveHost: every place of the console a host can be in: what the accessibility rules are held to.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TextScreen

@testable import ConsoleUI
@testable import SessionEngine

/// A screen, dialog or question, and the keys that lead to it from a busy show.
struct Scene: Sendable, CustomTestStringConvertible {
  let name: String
  let keys: String

  init(_ name: String, _ keys: String = "") {
    self.name = name
    self.keys = keys
  }

  var testDescription: String { name }

  /// `Tests/System/test_focus.py` reads these names: it has a case for each.
  static let all: [Scene] = [
    Scene("show"),
    Scene("sell", "s"),
    Scene("sell, goods", "s Shift-Tab"),
    Scene("sell, price", "s Tab"),
    Scene("sell, buyer", "s Tab Tab"),
    Scene("sell, paid", "s Tab Tab Tab"),
    Scene("oversell", "s 9 9 Enter"),
    Scene("sales", "l"),
    Scene("void", "l v"),
    Scene("void, review", "l v Down Enter"),
    Scene("return", "l r"),
    Scene("return, reason", "l r Enter"),
    Scene("return, review", "l r Enter Down Enter"),
    Scene("goods", "i Down"),
    Scene("stock", "i k"),
    Scene("rundown", "r Down"),
    Scene("minutes", "r m"),
    Scene("claims", "c"),
    Scene("questions", "f"),
    Scene("answers", "f Enter"),
    Scene("viewers", "j"),
    Scene("help", "?"),
    Scene("review", "q"),
    Scene("command", ":"),
    Scene("phrases", "F6 Down"),
    Scene("phrase", "F6 n"),
    Scene("card", "F6 v"),
    Scene("caption", "F7"),
    Scene("menu", "m Down"),
    Scene("keys", "F8 Down"),
    Scene("new key", "F8 Down Down Down Down Down Down Down Down Enter"),
    Scene("reaction", "F8 Down Down Down Down Down Down Enter"),
    Scene("reaction, waiting", "F8 Down Down Down Down Down Down Enter Space"),
    Scene("voice", "F3 Down Down"),
    Scene("presenter", "F5"),
    Scene("presenter, say", "F5 Tab"),
  ]

  static let sizes = [(20, 6), (40, 12), (80, 24), (120, 40)]
  /// Each size in one language: for what depends on neither alone.
  static let looks: [(Language, (Int, Int))] = [
    (.chinese, (20, 6)), (.english, (40, 12)), (.chinese, (80, 24)), (.english, (120, 40)),
  ]

  static let isLong = ProcessInfo.processInfo.environment["LIVEHOST_LONG"] != nil

  /// All of some with `LIVEHOST_LONG=1`; else one, another one for each scene and turn, so that
  /// each scene meets some, and each of them many scenes.
  func share<Each>(of all: [Each], _ turn: Int = 0) -> [Each] {
    let index = Scene.all.firstIndex { $0.name == name } ?? 0
    return Scene.isLong ? all : [all[(index + turn) % all.count]]
  }

  /// A small window and a large one; all of them with `LIVEHOST_LONG=1`.
  var someLooks: [(Language, (Int, Int))] {
    share(of: Array(Scene.looks.prefix(2))) + share(of: Array(Scene.looks.suffix(2)), 1)
  }

  /// The console in this place. The keys are those of the first layout, then it is another.
  func driver(
    _ language: Language = .english, large: Int = 0, size: (Int, Int) = (80, 24),
    _ layout: KeyLayout = .right
  ) throws -> ConsoleDriver {
    let driver = ConsoleDriver(try BusyShow.of(language), large: large, size: size)
    for key in Key.list(keys) { driver.press(key) }
    driver.display.keys.layout = layout
    return driver
  }
}

extension ConsoleDriver {
  var top: any Layer { compositor.layers[compositor.layers.count - 1] }

  /// What is open, from the show screen up.
  var stack: [String] { compositor.layers.map { "\(Swift.type(of: $0))" } }

  /// Whether something is typed here.
  var isTyping: Bool { [.text, .number, .amount, .oversell].contains(top.place) }

  var rows: [String] {
    let buffer = draw().buffer
    return (0..<buffer.height).map { buffer.row($0) }
  }
}

/// The sources of the console, to find out what there is.
enum ConsoleSources {
  static func matches(_ pattern: String, in folder: String) throws -> [String] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/\(folder)")
    let expression = try NSRegularExpression(pattern: pattern)
    var found: [String] = []
    for case let url as URL in FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: nil)
      ?? .init()
    where url.pathExtension == "swift" {
      let text = try String(contentsOf: url, encoding: .utf8)
      let range = NSRange(text.startIndex..., in: text)
      for match in expression.matches(in: text, range: range) {
        if let part = Range(match.range(at: 1), in: text) { found.append(String(text[part])) }
      }
    }
    return found
  }
}

@Suite struct SceneTests {
  /// A screen that is added needs a scene; every rule is then held to it.
  @Test func everyScreenThereIsHasAScene() throws {
    let layers = Set(try ConsoleSources.matches("struct (\\w+): Layer\\b", in: "ConsoleUI"))
    #expect(layers.count >= 19)
    var reached: Set<String> = []
    var places: [KeyPlace] = []
    for scene in Scene.all {
      let driver = try scene.driver()
      reached.insert(driver.stack.last ?? "")
      places.append(driver.top.place)
    }
    #expect(reached == layers)
    for place in KeyPlace.allCases { #expect(places.contains(place), "\(place)") }
    #expect(Set(Scene.all.map(\.name)).count == Scene.all.count)
  }

  /// So does a question that is added.
  @Test func everyQuestionHasAScene() throws {
    let asked = Set(
      try ConsoleSources.matches("question: \\w*\\.?words\\(\\.(\\w+)", in: "ConsoleUI"))
    let phrases: [String: Phrase] = [
      "askVoidReason": .askVoidReason, "askReturnCount": .askReturnCount,
      "askReturnReason": .askReturnReason, "askStock": .askStock, "askCard": .askCard,
      "askCaption": .askCaption,
    ]
    #expect(asked == Set(phrases.keys))
    let pictures = try Scene.all.map { try $0.driver().picture }
    for phrase in Array(phrases.values) + [.askMinutes] {
      let words = phrase.english.split(separator: "%").map { $0.drop { $0.isNumber } }
      let longest = words.max { $0.count < $1.count }.map { String($0).trimmed } ?? ""
      #expect(pictures.contains { $0.contains(longest) }, "\(longest)")
    }
  }
}
