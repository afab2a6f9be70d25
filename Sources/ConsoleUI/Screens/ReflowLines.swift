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
}

extension Frame {
  /// Draws the lines over the row of notices; returns where the one with the focus stands.
  func draw(_ lines: [ReflowLine], into buffer: inout CellBuffer) -> CursorPosition {
    let bottom = Frame.noticeRow(buffer) - (buffer.height >= 18 ? 1 : 0)
    let step = lines.count * 2 - 1 <= bottom ? 2 : 1
    var focus = CursorPosition(x: left, y: 0)
    for (index, line) in lines.enumerated() where index * step < bottom {
      let row = index * step
      if line.isFocus { focus = CursorPosition(x: left, y: row) }
      let used = buffer.put(line.text, x: left, y: row, width: width, line.role)
      if let value = line.trailing, used + 2 + DisplayWidth.columns(of: value.text) <= width {
        buffer.putRight(value.text, right: right, y: row, value.role)
      }
    }
    return focus
  }
}
