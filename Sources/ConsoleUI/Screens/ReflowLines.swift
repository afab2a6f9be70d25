// LiveHost: one column of lines, with air between them where there is room.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// A line of a screen in one column.
struct ReflowLine {
  let text: String
  var role: Role = .text
  /// At the right end, where both fit.
  var trailing: (text: String, role: Role)?
  var isFocus = false
  /// Belongs to the line above: no air between them.
  var goesOn = false

  /// A text in as many lines as it takes and may take.
  static func wrapped(
    _ text: String, _ columns: Int, rows: Int = .max, _ role: Role = .text
  ) -> [ReflowLine] {
    SafeText.wrap(text, columns, rows: rows).enumerated().map { index, line in
      ReflowLine(text: line, role: role, goesOn: index > 0)
    }
  }
}

extension Frame {
  /// Where lines end: there is air above the row of notices, where there is room.
  static func reflowBottom(_ buffer: CellBuffer) -> Int {
    Frame.noticeRow(buffer) - (buffer.height >= 18 ? 1 : 0)
  }

  /// The rows that lines take with the air between them.
  static func airyRows(_ lines: [ReflowLine]) -> Int {
    lines.count + max(0, lines.count { !$0.goesOn } - 1)
  }

  /// Draws the lines over the row of notices; returns where the one with the focus stands.
  func draw(_ lines: [ReflowLine], into buffer: inout CellBuffer) -> CursorPosition {
    let bottom = Frame.reflowBottom(buffer)
    let hasAir = Frame.airyRows(lines) <= bottom
    var focus = CursorPosition(x: left, y: 0)
    var row = 0
    for (index, line) in lines.enumerated() {
      if hasAir, index > 0, !line.goesOn { row += 1 }
      guard row < bottom else { break }
      defer { row += 1 }
      if line.isFocus { focus = CursorPosition(x: left, y: row) }
      let used = buffer.put(line.text, x: left, y: row, width: width, line.role)
      if let value = line.trailing, used + 2 + DisplayWidth.columns(of: value.text) <= width {
        buffer.putRight(value.text, right: right, y: row, value.role)
      }
    }
    return focus
  }
}
