// LiveHost: the margins that all screens share, and the rows that never change their job.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// The margins that all screens share.
struct Frame {
  let left: Int
  let right: Int

  init(_ buffer: CellBuffer) {
    let margin = buffer.width >= 36 ? 1 : 0
    left = margin
    right = buffer.width - margin
  }

  var width: Int { max(0, right - left) }

  /// Stands before what has the focus, so that it can be told without any styling (rule T8).
  static let mark = ">"

  /// Where rows begin that may have the mark before them.
  var besideMark: Int { max(1, left) }

  /// A small grid is the terminal's own large text: only the layout changes (accessibility §1).
  static func isSmall(_ buffer: CellBuffer) -> Bool { buffer.width <= 50 || buffer.height <= 15 }

  /// The last row is for keys; the one for notices stands over it, with air where there is some.
  static func noticeRow(_ buffer: CellBuffer) -> Int {
    if buffer.targetRows > 1 { return buffer.height - buffer.targetRows - 1 }
    return buffer.height >= 18 ? buffer.height - 3 : buffer.height - 2
  }

  static func keysRow(_ buffer: CellBuffer) -> Int {
    buffer.height - 1 - buffer.targetRows / 2
  }

  /// The row that is typed in at the bottom. Two rows stay free below it, for input methods.
  static func inputRow(_ buffer: CellBuffer) -> Int {
    max(0, min(buffer.height - 4, noticeRow(buffer) - 1))
  }

  /// Says a sentence in the row of notices. What does not fit goes on in more rows, never over
  /// what has the focus: half a sentence is none (rule T24).
  /// - Parameter last: the last of its rows; the row of notices when it is nil.
  func say(
    _ text: String, _ role: Role, _ focus: Int, last: Int? = nil, into buffer: inout CellBuffer
  ) {
    let row = last ?? Frame.noticeRow(buffer)
    var lines = SafeText.wrap(text, min(80, max(1, width)))
    var top = row - lines.count + 1
    if focus >= top, focus <= row {
      let isBelow = row - focus >= focus
      let room = max(1, isBelow ? row - focus : focus)
      if lines.count > room { lines = [text] }
      top = isBelow || lines.count == 1 ? row - lines.count + 1 : focus - lines.count
    }
    for (index, line) in lines.enumerated() where top + index >= 0 {
      if lines.count > 1 {
        buffer.clear(Rect(x: 0, y: top + index, width: buffer.width, height: 1))
      }
      buffer.put(line, x: left, y: top + index, width: width, role)
    }
  }
}
