// LiveHost: what all lists share: a selection that stays in sight.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// The selection of a list and the part of it that is shown.
struct ListState {
  private(set) var selection = 0

  /// - Returns: whether the key moved the selection.
  mutating func handle(_ key: Key, count: Int, page: Int = 10) -> Bool {
    switch key {
    case .up: selection -= 1
    case .down: selection += 1
    case .pageUp: selection -= page
    case .pageDown: selection += page
    case .home: selection = 0
    case .end: selection = count - 1
    default: return false
    }
    selection = max(0, min(selection, count - 1))
    return true
  }

  mutating func select(_ index: Int) {
    selection = max(0, index)
  }

  mutating func clamp(_ count: Int) {
    selection = max(0, min(selection, count - 1))
  }

  /// The first row that is shown, so that the selection is among `rows`.
  func first(rows: Int, count: Int) -> Int {
    max(0, min(selection - rows / 2, count - rows))
  }
}

/// One row of a list.
struct ListRow {
  /// What it is, and how it stands.
  var left: String
  var right = ""
  /// What stands on the right is whole, whatever room the left has: half an amount is a wrong one.
  var isRightWhole = false
  /// More about it, where there is room.
  var detail = ""
  /// What is said of it in full where the row is cut; else what was cut is.
  var whole = ""
  var role: Role = .text
}

extension Int {
  /// Right-aligned in so many columns, so that numbers stand under each other.
  func padded(_ columns: Int) -> String {
    let digits = String(self)
    return String(repeating: " ", count: Swift.max(0, columns - digits.utf8.count)) + digits
  }
}

extension [String] {
  /// Makes a column of them: each is as wide as the widest, but never wider than `limit`.
  func column(isFlushRight: Bool = false, atMost limit: Int = .max) -> [String] {
    let shown = map { SafeText.fitted($0, limit) }
    let widths = shown.map { DisplayWidth.columns(of: $0) }
    let widest = widths.max() ?? 0
    return zip(shown, widths).map { text, width in
      let blanks = String(repeating: " ", count: widest - width)
      return isFlushRight ? blanks + text : text + blanks
    }
  }
}

extension [Int] {
  /// A column of numbers.
  var column: [String] { map { String($0) }.column(isFlushRight: true) }
}

/// The frame of a list: title, rows, keys.
enum ListFrame {
  /// - Parameter place: where the focus is; a key that types there does not lead back.
  static func drawTitle(
    _ title: String, in place: KeyPlace, into buffer: inout CellBuffer, _ view: ShowView
  ) {
    let frame = Frame(buffer)
    let used = buffer.put(title, x: frame.left, y: 0, width: frame.width, .heading)
    let hints = KeyTokens.hints(view.words.text(.back), view.keymap, in: place)
    let back = hints.first?.text ?? ""
    if frame.width >= used + DisplayWidth.columns(of: back) + 2 {
      buffer.putRight(back, right: frame.right, y: 0, .key)
    }
  }

  /// Draws a list; the cursor goes to the selected row.
  static func draw(
    title: Phrase, rows: [ListRow], state: ListState, kept: Int? = nil, keys: Phrase,
    in place: KeyPlace = .list, into buffer: inout CellBuffer, _ view: ShowView
  ) -> CursorPosition {
    draw(
      title: view.words(title), rows: rows, state: state, kept: kept, keys: keys, in: place,
      into: &buffer, view)
  }

  /// - Parameter kept: rows that were there at the last key; the others do not scroll the list.
  static func draw(
    title: String, rows: [ListRow], state: ListState, kept: Int? = nil, keys: Phrase,
    in place: KeyPlace = .list, into buffer: inout CellBuffer, _ view: ShowView
  ) -> CursorPosition {
    let frame = Frame(buffer)
    let left = frame.besideMark
    let top = buffer.height >= 18 ? 2 : 1
    let pitch = buffer.targetRows
    let capacity = max(
      1, (Frame.noticeRow(buffer) - top - (hasFreeRow(buffer) ? 1 : 0)) / pitch)
    var cursor = CursorPosition(x: left, y: top)
    if rows.isEmpty {
      buffer.put(view.words(.emptyList), x: left, y: top, width: frame.width, .dim)
    }
    let first = state.first(rows: capacity, count: kept ?? rows.count)
    // A list that does not fit says how much of it there is.
    let isLonger = rows.count > capacity
    let part = isLonger ? "  \(first + 1)–\(min(rows.count, first + capacity)) / \(rows.count)" : ""
    drawTitle(title + part, in: place, into: &buffer, view)
    for (index, row) in rows.dropFirst(first).prefix(capacity).enumerated() {
      let isSelected = first + index == state.selection
      let y = top + index * pitch + pitch / 2
      draw(row, into: &buffer, frame, y: y)
      let rect = Rect(x: 0, y: top + index * pitch, width: buffer.width, height: pitch)
      buffer.targets.append(PointerTarget(rect, .row(first + index)))
      if isSelected {
        buffer.put(Frame.mark, x: left - 1, y: y)
        buffer.paint(.selected, x: left - 1, y: y, width: frame.right - left + 1)
        cursor = CursorPosition(x: left, y: y)
      }
    }
    sayWhole(rows, state, cursor, into: &buffer, frame)
    view.drawKeys(keys, in: place, into: &buffer)
    return cursor
  }

  /// What its row cuts is said below the list, whole, while it is selected.
  private static func sayWhole(
    _ rows: [ListRow], _ state: ListState, _ cursor: CursorPosition,
    into buffer: inout CellBuffer, _ frame: Frame
  ) {
    let shown = buffer.row(cursor.y)
    guard rows.indices.contains(state.selection), buffer.targetRows == 1, shown.contains("…")
    else { return }
    let row = rows[state.selection]
    let cut = shown.contains(row.left) ? row.detail : row.left
    let text = row.whole.isEmpty ? cut : row.whole
    if DisplayWidth.columns(of: row.left) > min(80, frame.width) - 1 {
      frame.say(text, .text, cursor.y, into: &buffer)
    } else if hasFreeRow(buffer) {
      let y = Frame.noticeRow(buffer) - 1
      buffer.put(text, x: frame.left, y: y, width: min(80, frame.width) - 1, .dim)
    }
  }

  /// Whether a row is kept free between the list and the notices.
  private static func hasFreeRow(_ buffer: CellBuffer) -> Bool {
    buffer.height >= 18 && buffer.targetRows == 1
  }

  /// What a braille line shows around the cursor: a row says all that matters in so many columns.
  private static let brailleColumns = 40

  /// The columns of a row that a braille line shows, or as many as there are.
  static func room(_ buffer: CellBuffer) -> Int {
    let frame = Frame(buffer)
    return min(frame.right, brailleColumns) - frame.besideMark
  }

  private static func draw(
    _ row: ListRow, into buffer: inout CellBuffer, _ frame: Frame, y: Int
  ) {
    let isWide = frame.width >= 60
    let hasDetail = !row.detail.isEmpty && isWide
    let left = frame.besideMark
    // How a row stands is in reach of the cursor, also where nothing else follows it.
    let isNear = hasDetail || (isWide && !row.right.isEmpty)
    let right = min(frame.right, isNear ? brailleColumns : left + 78)
    let spare = right - left - DisplayWidth.columns(of: row.left) - 2
    let taken = buffer.putRight(
      row.right, right: right, y: y,
      width: row.isRightWhole ? right - left : max((right - left) / 2, spare), row.role)
    let room = right - left - taken - (taken > 0 ? 2 : 0)
    buffer.put(row.left, x: left, y: y, width: room, row.role)
    guard hasDetail else { return }
    buffer.put(row.detail, x: right + 3, y: y, width: min(79, frame.right - right - 3), row.role)
  }
}
