// LiveHost: the sources as text, for tests of the code itself.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One source file.
struct SourceFile: Sendable {
  /// From the root of the repository: `Sources/SessionEngine/Session.swift`.
  let path: String
  let lines: [String]

  /// The room it lies in: `SessionEngine`.
  var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

  var imports: [String] {
    lines.compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      guard let index = words.firstIndex(of: "import"), index <= 1, words.count > index + 1 else {
        return nil
      }
      let prefixes = [
        "package", "public", "internal", "private", "fileprivate", "@testable", "@_spi(_Unicode)",
      ]
      return index == 0 || prefixes.contains(words[0]) ? words[index + 1] : nil
    }
  }
}

/// The repository that this test was built from.
enum SourceTree {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func files(_ folder: String) -> [SourceFile] {
    let base = root.appendingPathComponent(folder)
    let all = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".swift") }.sorted().compactMap { name in
      let url = base.appendingPathComponent(name)
      guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
      return SourceFile(
        path: folder + "/" + name, lines: text.components(separatedBy: "\n"))
    }
  }

  static func text(_ path: String) -> String {
    (try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)) ?? ""
  }
}
