// LiveHost: a value that is read from across the room.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// A text in large shapes, or plain where there are none for it, so that nothing is missing.
struct HeroText {
  private let text: String
  private let lines: [LargeLine]?
  let columns: Int
  let rows: Int

  /// - Parameter mayCut: false for numbers, and where the rest could not be seen.
  init(_ text: String, columns: Int, rows: Int, mayCut: Bool = true, _ view: ShowView) {
    self.text = text
    lines = view.face.lines(
      text, columns: columns, rows: rows, cells: view.settings.shapes.cells, mayCut: mayCut)
    self.columns = lines?.map(\.columns).max() ?? min(columns, DisplayWidth.columns(of: text))
    self.rows = lines?.reduce(0) { $0 + $1.rows } ?? 1
  }

  var isLarge: Bool { lines != nil }

  func draw(into buffer: inout CellBuffer, x: Int, y: Int, _ role: Role) {
    guard let lines else {
      buffer.put(text, x: x, y: y, width: columns, role)
      return
    }
    var row = y
    for line in lines {
      buffer.put(line, x: x, y: row, width: columns, role)
      row += line.rows
    }
  }
}

extension LargeShapes {
  /// What the pixels of large letters are drawn with.
  var cells: PixelCells {
    switch self {
    case .halfBlocks: .halfBlocks
    case .sextants: .sextants
    case .reverse: .reversedBlanks
    }
  }
}
