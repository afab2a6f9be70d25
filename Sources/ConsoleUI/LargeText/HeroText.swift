// LiveHost: a value that is read from across the room.
// SPDX-License-Identifier: Apache-2.0

import TextScreen

/// A text in large shapes, or plain where there are none for it, so that nothing is missing.
struct HeroText {
  /// What it is drawn with.
  private enum Shape {
    case plain
    case pixels([LargeLine])
    case letters(TerminalLetters)
  }

  private let text: String
  private let shape: Shape
  let columns: Int
  let rows: Int

  /// The higher of pixels and the terminal's own letters, if it stands whole in them; else cut.
  /// - Parameter mayCut: false for numbers, and where the rest could not be seen.
  init(_ text: String, columns: Int, rows: Int, mayCut: Bool = true, _ view: ShowView) {
    self.text = text
    func pixels(mayCut: Bool) -> [LargeLine]? {
      view.face.lines(
        text, columns: columns, rows: rows, cells: view.settings.shapes.cells, mayCut: mayCut)
    }
    let whole = pixels(mayCut: false)
    let letters = TerminalLetters(text, columns: columns, rows: rows, view)
    if let letters, letters.way.scale > whole?.first?.rows ?? 0 {
      shape = .letters(letters)
      self.columns = letters.columns
      self.rows = letters.rows
    } else if let lines = whole ?? (mayCut ? pixels(mayCut: true) : nil) {
      shape = .pixels(lines)
      self.columns = lines.map(\.columns).max() ?? 0
      self.rows = lines.reduce(0) { $0 + $1.rows }
    } else {
      shape = .plain
      self.columns = min(columns, DisplayWidth.columns(of: text))
      self.rows = 1
    }
  }

  var isLarge: Bool {
    if case .plain = shape { false } else { true }
  }

  func draw(into buffer: inout CellBuffer, x: Int, y: Int, _ role: Role) {
    switch shape {
    case .plain: buffer.put(text, x: x, y: y, width: columns, role)
    case .letters(let letters): letters.draw(into: &buffer, x: x, y: y, role)
    case .pixels(let lines):
      var row = y
      for line in lines {
        buffer.put(line, x: x, y: row, width: columns, role)
        row += line.rows
      }
    }
  }

  /// A text in parts that fit whole, one at a time; empty when it has no large shape.
  static func parts(_ text: String, columns: Int, rows: Int, _ view: ShowView) -> [String] {
    if TerminalLetters(text, columns: columns, rows: rows, view) != nil { return [text] }
    return view.face.parts(
      text, columns: columns, rows: rows, cells: view.settings.shapes.cells)
  }
}

/// A text in letters that the terminal itself makes larger, in as many lines as it takes.
private struct TerminalLetters {
  let way: ScaledText.Way
  private let lines: [String]

  /// The largest in which it fits whole; nil where the terminal has none, or none for this text.
  init?(_ text: String, columns: Int, rows: Int, _ view: ShowView) {
    let shapes = view.settings.shapes
    guard view.face.terminalLetters == shapes, !text.isEmpty,
      // Lines of double height are for letters of one column, as every terminal has them.
      shapes != .doubleHeight || text.unicodeScalars.allSatisfy({ LatinFace.rows(of: $0) != nil })
    else { return nil }
    let ways: [ScaledText.Way] =
      shapes == .doubleHeight ? [.doubleHeight] : (2...7).reversed().map { .scaled($0) }
    for way in ways {
      let room = TerminalLetters.room(columns, way)
      let lines = SafeText.wrap(text, room)
      let isWhole = TerminalLetters.fitsByWords(text, room) && !lines.isEmpty
      guard isWhole, lines.count * way.scale <= rows else { continue }
      self.way = way
      self.lines = lines
      return
    }
    return nil
  }

  private static func room(_ columns: Int, _ way: ScaledText.Way) -> Int {
    // A cursor behind the last letter must not be at the end of the line.
    columns / way.scale - (way == .doubleHeight ? 1 : 0)
  }

  /// Whether no word has to be broken; between Han a line may end anywhere.
  private static func fitsByWords(_ text: String, _ room: Int) -> Bool {
    text.split(separator: " ").allSatisfy { word in
      let columns = DisplayWidth.columns(of: String(word))
      return columns <= room || columns > word.unicodeScalars.count
    }
  }

  /// With the column that an odd place takes, and the one kept free, in double height.
  var columns: Int {
    let widest = lines.map { DisplayWidth.columns(of: $0) }.max() ?? 0
    return (widest + (way == .doubleHeight ? 1 : 0)) * way.scale
  }
  var rows: Int { lines.count * way.scale }

  func draw(into buffer: inout CellBuffer, x: Int, y: Int, _ role: Role) {
    for (index, line) in lines.enumerated() {
      buffer.put(ScaledText(line, way, x: x, y: y + index * way.scale, role))
    }
  }
}

extension LargeShapes {
  /// What the pixels of large letters are drawn with.
  var cells: PixelCells {
    switch self {
    case .halfBlocks, .doubleHeight, .scaled: .halfBlocks
    case .sextants: .sextants
    case .reverse: .reversedBlanks
    }
  }
}
