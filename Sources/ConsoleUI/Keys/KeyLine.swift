// LiveHost: what is drawn as a key can be clicked.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// The line of keys as the pointer sees it. `s sell   Esc back`: a key, then what it does; the
/// next one comes after a gap, or is a key with a name of its own.
enum KeyLine {
  /// Adds what can be clicked in the rows that show keys.
  static func addTargets(to buffer: inout CellBuffer, rows: [Int]) {
    for row in rows where row >= 0 && row < buffer.height {
      for hint in hints(words(of: buffer, row)) {
        add(hint, row, to: &buffer)
      }
    }
  }

  private struct Word {
    var text: String
    var start: Int
    var end: Int
    /// The blanks before it belong to no hint.
    var isApart: Bool
  }

  /// Keys that stand together, and the columns they and their words take.
  private struct Hint {
    var keys: [Key]
    var start: Int
    var end: Int
    /// Whether words follow; more keys begin another hint then.
    var isNamed = false
  }

  /// Words of a row that are drawn as keys.
  private static func words(of buffer: CellBuffer, _ row: Int) -> [Word] {
    var words: [Word] = []
    var isInside = false
    var isApart = true
    for x in 0..<buffer.width {
      let cell = buffer[x, row]
      if cell.width == 0 { continue }
      let isPart = cell.role == .key && cell.base != " "
      if isPart {
        let scalar = String(Character(cell.base))
        if isInside, let last = words.indices.last {
          words[last].text += scalar
          words[last].end = x + Int(cell.width)
        } else {
          let end = x + Int(cell.width)
          words.append(Word(text: scalar, start: x, end: end, isApart: isApart))
          isApart = false
        }
      }
      if cell.role != .key { isApart = true }
      isInside = isPart
    }
    return words
  }

  private static func hints(_ words: [Word]) -> [Hint] {
    var hints: [Hint] = []
    for word in words {
      let keys = keys(word.text)
      guard let last = hints.indices.last, !word.isApart else {
        // Words that follow no key are no hint.
        hints.append(Hint(keys: keys, start: word.start, end: word.end))
        continue
      }
      let isKey = !keys.isEmpty && (word.text.unicodeScalars.count > 1 || !hints[last].isNamed)
      if isKey {
        // Several keys before one name share it; each is clicked for itself.
        hints.append(Hint(keys: keys, start: word.start, end: word.end))
      } else {
        hints[last].end = word.end
        hints[last].isNamed = true
      }
    }
    return hints.filter { !$0.keys.isEmpty }
  }

  /// The keys a word names: one by its own name, or arrows one after another.
  private static func keys(_ word: String) -> [Key] {
    let name = word.last == ":" && word.unicodeScalars.count > 1 ? String(word.dropLast()) : word
    if let key = Key(named: name), key.name == name, isTyped(key) { return [key] }
    let arrows = word.unicodeScalars.compactMap { "↑↓←→".unicodeScalars.contains($0) ? $0 : nil }
    guard arrows.count == word.unicodeScalars.count else { return [] }
    return arrows.compactMap { Key(named: String(Character($0))) }
  }

  /// A Chinese word of one character is no key.
  private static func isTyped(_ key: Key) -> Bool {
    guard case .character(let scalar) = key else { return true }
    return scalar.isASCII
  }

  private static func add(_ hint: Hint, _ row: Int, to buffer: inout CellBuffer) {
    let isLarge = buffer.targetRows > 1
    let top = row - buffer.targetRows / 2
    let count = hint.keys.count
    var x = hint.start
    for (index, key) in hint.keys.enumerated() {
      let isLast = index == count - 1
      // Of arrows that share a name, each gets its own part of it.
      let end = isLast ? hint.end : (isLarge ? x + (hint.end - hint.start) / count : x + 1)
      let rect = Rect(
        x: x, y: top, width: max(end - x, isLarge ? 6 : 1), height: buffer.targetRows)
      let isFree = !buffer.targets.contains { overlap($0.rect, rect) } && rect.right <= buffer.width
      if isFree { buffer.targets.append(PointerTarget(rect, .key(key))) }
      x = end
    }
  }

  private static func overlap(_ one: Rect, _ other: Rect) -> Bool {
    one.x < other.right && other.x < one.right && one.y < other.bottom && other.y < one.bottom
  }
}
