// LiveHost: many words looked for in a line at once.
// SPDX-License-Identifier: Apache-2.0

/// Finds which of a table's words stand anywhere in a line, in one pass over its bytes: a chat
/// line must not cost a pass a word.
struct WordFinder: Sendable {
  private struct Entry {
    let word: [UInt8]
    let tag: Int
  }

  /// The words by their first byte.
  private let entries: [[Entry]]

  /// - Parameter words: small letters, each with a tag of 0…63.
  init(_ words: [(word: String, tag: Int)]) {
    var entries = [[Entry]](repeating: [], count: 256)
    for (word, tag) in words {
      precondition((0..<64).contains(tag))
      let bytes = Array(word.utf8)
      guard let first = bytes.first else { continue }
      entries[Int(first)].append(Entry(word: bytes, tag: tag))
    }
    self.entries = entries
  }

  /// The tags of the words in `line`, one bit each.
  func tags(in line: [UInt8]) -> UInt64 {
    var found: UInt64 = 0
    for start in line.indices {
      for entry in entries[Int(line[start])] where found & 1 << UInt64(entry.tag) == 0 {
        if stands(entry.word, in: line, at: start) { found |= 1 << UInt64(entry.tag) }
      }
    }
    return found
  }

  private func stands(_ word: [UInt8], in line: [UInt8], at start: Int) -> Bool {
    guard start + word.count <= line.count else { return false }
    for index in word.indices where line[start + index] != word[index] { return false }
    return true
  }

  /// A line's bytes with its Latin letters made small.
  static func small(_ text: String) -> [UInt8] {
    text.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }
}
