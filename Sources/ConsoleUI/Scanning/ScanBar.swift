// LiveHost: what is highlighted, on the two bottom rows.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import TextScreen

/// Draws the highlight as one steady reverse bar; under it stands the cycle it is in.
struct ScanBar {
  let scanner: Scanner
  let words: Words

  /// The words of the bar, as they are spoken, too.
  var label: String {
    scanner.highlighted?.label ?? words(.scanRests, scanner.settings.key)
  }

  func draw(into buffer: inout CellBuffer) -> CursorPosition {
    let frame = Frame(buffer)
    let row = buffer.height - 2
    buffer.clear(Rect(x: 0, y: row, width: buffer.width, height: 2))
    buffer.put("> " + label, x: frame.left, y: row, width: frame.width)
    buffer.paint(.selected, x: frame.left, y: row, width: frame.width)
    drawCycle(into: &buffer, frame, row: row + 1)
    return CursorPosition(x: frame.left, y: row)
  }

  /// All of the cycle; where it does not fit, from what is highlighted on, as many as are whole.
  private func drawCycle(into buffer: inout CellBuffer, _ frame: Frame, row: Int) {
    let labels = scanner.cycle.map(\.label)
    let isWhole =
      DisplayWidth.columns(of: labels.joined(separator: "  ")) + 2 <= frame.width
    let first = isWhole || scanner.highlighted == nil ? 0 : scanner.index
    var x = frame.left
    for (index, label) in labels.enumerated().dropFirst(first) {
      let isHighlighted = scanner.highlighted != nil && index == scanner.index
      let text = isHighlighted ? ">" + label : label
      let columns = DisplayWidth.columns(of: text)
      if x > frame.left, x + columns > frame.right { break }
      x += buffer.put(text, x: x, y: row, width: frame.right - x, isHighlighted ? .text : .dim) + 2
    }
  }
}
