// LiveHost: the rules that the code itself keeps (Docs/Contributing.md).
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One rule: what it finds in a file.
struct TidyRule: Sendable {
  let name: String
  let find: @Sendable (SourceFile) -> [String]

  /// A rule about single lines.
  init(_ name: String, line breaks: @escaping @Sendable (SourceFile, String) -> Bool) {
    self.name = name
    find = { file in
      file.lines.enumerated().filter { breaks(file, $1) }.map { "\(file.path):\($0.offset + 1)" }
    }
  }

  init(_ name: String, file find: @escaping @Sendable (SourceFile) -> [String]) {
    self.name = name
    self.find = find
  }
}

enum Tidy {
  static let rules: [TidyRule] = [
    TidyRule("a header of two lines, the second the licence") { file in
      let isRight =
        file.lines.count > 2 && file.lines[0].hasPrefix("// LiveHost: ")
        && file.lines[1] == "// SPDX-License-Identifier: Apache-2.0"
      return isRight ? [] : [file.path]
    },
    TidyRule("at most 400 lines a file") { $0.lines.count > 401 ? [$0.path] : [] },
    TidyRule("at most 70 lines a function", file: longFunctions),
    // A sentence that stands alone on its line may be longer: cutting it would hide its end.
    TidyRule("at most 100 columns") { _, line in
      line.count > 100 && line.drop(while: { $0 == " " }).first != "\""
    },
    TidyRule("no forced unwrapping, try or cast") { _, line in
      line.contains("try!") || line.contains("as!")
    },
    TidyRule("unsafe only where the system is met") { file, line in
      ["unsafe ", "@safe"].contains { line.contains($0) } && !isComment(line)
        && !["SystemIO", "CursesTerminal", "JSONLines"].contains(file.room)
    },
    TidyRule("no clock, chance or hash order in the engine") { file, line in
      let banned = ["Date()", "UUID()", ".random", "Task", "Double", "Float"]
      return file.room == "SessionEngine" && !isComment(line)
        && banned.contains { line.contains($0) }
    },
    TidyRule("nothing left for later") { _, line in
      ["TO" + "DO", "FIX" + "ME", "XX" + "X"].contains { line.contains($0) }
    },
    TidyRule("no code in comments") { _, line in
      let text = line.drop { $0 == " " }
      guard text.hasPrefix("// ") else { return false }
      let code = text.dropFirst(3)
      return ["let ", "var ", "func ", "return ", "if let ", "guard "].contains {
        code.hasPrefix($0)
      } && (code.contains("=") || code.hasSuffix("{") || code.hasSuffix(")"))
    },
  ]

  static func isComment(_ line: String) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }

  /// Functions whose braces span more than 70 lines.
  @Sendable static func longFunctions(_ file: SourceFile) -> [String] {
    var found: [String] = []
    var open: (line: Int, indent: Int)?
    for (index, line) in file.lines.enumerated() {
      let indent = line.prefix { $0 == " " }.count
      let words = line.split(separator: " ")
      if open == nil, words.contains("func") || words.first?.hasPrefix("init(") == true {
        open = (index, indent)
      }
      guard let start = open, line.hasPrefix(String(repeating: " ", count: start.indent) + "}")
      else { continue }
      if index - start.line > 70 { found.append("\(file.path):\(start.line + 1)") }
      open = nil
    }
    return found
  }

  /// `package` declarations of engine and journal without a `///` line over them.
  static func undocumented(_ file: SourceFile) -> [String] {
    file.lines.enumerated().compactMap { index, line in
      let words = line.split(separator: " ")
      let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor"]
      guard words.first == "package", words.contains(where: { kinds.contains($0) }) else {
        return nil
      }
      var above = index - 1
      while above >= 0, file.lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
      let isDocumented = above >= 0 && file.lines[above].contains("///")
      return isDocumented ? nil : "\(file.path):\(index + 1)"
    }
  }
}

@Suite struct TidyTests {
  @Test(arguments: Tidy.rules.indices) func theSourcesKeepTheRule(_ index: Int) {
    let rule = Tidy.rules[index]
    #expect(SourceTree.files("Sources").flatMap(rule.find) == [], "\(rule.name)")
  }

  @Test func everyTypeOfThePackageIsDocumented() {
    #expect(SourceTree.files("Sources").flatMap(Tidy.undocumented) == [])
  }

  @Test func everyPlantedBreachIsFound() {
    let long = Array(repeating: "    work()", count: 75)
    let planted: [(rule: Int, lines: [String])] = [
      (0, ["import Nothing"]),
      (1, Array(repeating: "", count: 500)),
      (2, ["  func long() {"] + long + ["  }"]),
      (3, [String(repeating: "x", count: 101)]),
      (4, ["let value = try! thing()"]),
      (5, ["let pointer = unsafe thing()"]),
      (6, ["let price: Double = 1"]),
      (7, ["// TO" + "DO: later"]),
      (8, ["  // let old = value()"]),
    ]
    for (index, lines) in planted {
      let file = SourceFile(path: "Sources/SessionEngine/Planted.swift", lines: lines)
      #expect(!Tidy.rules[index].find(file).isEmpty, "\(Tidy.rules[index].name)")
    }
  }

  @Test func phrasesHaveTheSamePlacesInBothLanguages() {
    let files = SourceTree.files("Sources").filter { $0.path.contains("Phrases+") }
    #expect(files.count >= 4)
    for file in files {
      let text = file.lines.joined(separator: "\n")
      for phrase in text.components(separatedBy: "Phrase(").dropFirst() {
        let strings = phrase.components(separatedBy: "\"")
        guard strings.count > 3 else { continue }
        let (chinese, english) = (places(strings[1]), places(strings[3]))
        #expect(chinese == english, "\(file.path): \(strings[1])")
      }
    }
  }

  private func places(_ text: String) -> Set<String> {
    Set(
      text.components(separatedBy: "%").dropFirst().compactMap { part in
        part.first?.isNumber == true ? String(part.prefix(1)) : nil
      })
  }
}
