// LiveHost: a screen of cells to draw on.
// SPDX-License-Identifier: Apache-2.0

/// What a cell means; the terminal's theme decides how that looks.
package enum Role: UInt8, CaseIterable, Sendable {
  case text, dim, heading
  /// Money and what needs the host now: the one accent.
  case money
  /// Information of the second rank: labels.
  case label
  /// Needs the host at once.
  case alarm
  case live, training
  /// What has the focus.
  case selected
  case key
}

/// One cell of the screen.
package struct Cell: Equatable, Sendable {
  package var base: Unicode.Scalar = " "
  package var mark1: UInt32 = 0
  package var mark2: UInt32 = 0
  /// 1 or 2; 0 for the second half of a wide character.
  package var width: UInt8 = 1
  package var role: Role = .text
  /// Ink and ground exchanged: a blank becomes a block.
  package var isReversed = false

  package static let blank = Cell()
}

/// A rectangle of cells.
package struct Rect: Equatable, Sendable {
  package var x: Int
  package var y: Int
  package var width: Int
  package var height: Int

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package var right: Int { x + width }
  package var bottom: Int { y + height }

  package func contains(x column: Int, y row: Int) -> Bool {
    column >= x && column < right && row >= y && row < bottom
  }
}

/// A place on the screen that does something when it is clicked.
package struct PointerTarget: Equatable, Sendable {
  /// What a click comes to.
  package enum Act: Equatable, Sendable {
    /// The same as this key.
    case key(Key)
    /// The focus goes to this row of a list, or field of a form.
    case row(Int)
  }

  package let rect: Rect
  package let act: Act

  package init(_ rect: Rect, _ act: Act) {
    self.rect = rect
    self.act = act
  }
}

/// Where the cursor stands.
package struct CursorPosition: Equatable, Sendable {
  package let x: Int
  package let y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// A grid of cells; everything is drawn here, and only differences reach the terminal.
package struct CellBuffer: Equatable, Sendable {
  package let width: Int
  package let height: Int
  package private(set) var cells: [Cell]
  /// What can be clicked on, in front first.
  package var targets: [PointerTarget] = []
  /// Rows that a thing to click on takes: three in large text (accessibility rule T19).
  package var targetRows = 1
  /// Letters that the terminal makes larger itself.
  package internal(set) var scaled: [ScaledText] = []

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
    cells = Array(repeating: .blank, count: self.width * self.height)
  }

  package subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, x < width, y >= 0, y < height else { return .blank }
    return cells[y * width + x]
  }

  /// Draws a text; what does not fit is cut with `…`.
  /// - Returns: the columns it took.
  @discardableResult
  package mutating func put(
    _ text: String, x: Int, y: Int, width limit: Int = .max, _ role: Role = .text
  ) -> Int {
    guard y >= 0, y < height, x >= 0, x < width else { return 0 }
    let room = min(limit, width - x)
    guard text.utf8.count <= room, SafeText.isPlain(text) else {
      return put(SafeText.fit(text, room), x: x, y: y, role)
    }
    for (column, scalar) in text.unicodeScalars.enumerated() {
      set(Glyph(base: scalar, width: 1), x + column, y, role)
    }
    return text.utf8.count
  }

  @discardableResult
  package mutating func put(_ glyphs: [Glyph], x: Int, y: Int, _ role: Role) -> Int {
    guard y >= 0, y < height else { return 0 }
    var column = x
    for glyph in glyphs {
      guard column >= 0, column + glyph.width <= width else { break }
      set(glyph, column, y, role)
      column += glyph.width
    }
    return column - x
  }

  private mutating func set(_ glyph: Glyph, _ x: Int, _ y: Int, _ role: Role) {
    let index = y * width + x
    // Half a wide character cannot stay.
    if cells[index].width == 0, x > 0 { cells[index - 1] = .blank }
    let end = x + glyph.width
    if end < width, cells[y * width + end].width == 0 { cells[y * width + end] = .blank }
    cells[index] = Cell(
      base: glyph.base, mark1: glyph.mark1, mark2: glyph.mark2, width: UInt8(glyph.width),
      role: role)
    if glyph.width == 2 {
      cells[index + 1] = Cell(base: " ", width: 0, role: role)
    }
  }

  /// Draws a text so that it ends before column `right`.
  @discardableResult
  package mutating func putRight(
    _ text: String, right: Int, y: Int, width limit: Int = .max, _ role: Role = .text
  ) -> Int {
    let glyphs = SafeText.fit(text, min(limit, right))
    let columns = glyphs.reduce(0) { $0 + $1.width }
    return put(glyphs, x: right - columns, y: y, role)
  }

  /// Gives a part of a row another role; the characters stay.
  package mutating func paint(_ role: Role, x: Int, y: Int, width count: Int) {
    guard y >= 0, y < height else { return }
    for column in max(0, x)..<max(max(0, x), min(width, x + count)) {
      cells[y * width + column].role = role
    }
  }

  /// Makes a cell a block of its role's colour.
  package mutating func reverse(x: Int, y: Int, _ role: Role) {
    guard put([Glyph(base: " ", width: 1)], x: x, y: y, role) > 0 else { return }
    cells[y * width + x].isReversed = true
  }

  /// Makes a rectangle blank.
  package mutating func clear(_ rect: Rect) {
    for row in max(0, rect.y)..<max(max(0, rect.y), min(height, rect.bottom)) {
      for column in max(0, rect.x)..<max(max(0, rect.x), min(width, rect.right)) {
        set(Glyph(base: " ", width: 1), column, row, .text)
      }
    }
  }

  /// Takes over the rows of a screen of the same width.
  package mutating func copy(_ other: CellBuffer) {
    precondition(other.width == width)
    let count = min(cells.count, other.cells.count)
    cells.replaceSubrange(..<count, with: other.cells[..<count])
    scaled = other.scaled
  }

  /// Hands over the cells that are not as in another buffer, row by row; all of them when that has
  /// another size.
  package func differences(
    from other: CellBuffer, _ body: (_ cell: Cell, _ x: Int, _ y: Int) -> Void
  ) {
    let isAll = other.width != width || other.height != height
    for index in cells.indices where isAll || cells[index] != other.cells[index] {
      body(cells[index], index % width, index / width)
    }
  }

  /// The characters of a row, as a terminal would show them, without trailing blanks.
  package func row(_ y: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for x in 0..<width where self[x, y].width > 0 {
      let cell = self[x, y]
      scalars.append(cell.isReversed ? "█" : cell.base)
      for mark in [cell.mark1, cell.mark2] where mark != 0 {
        if let scalar = Unicode.Scalar(mark) { scalars.append(scalar) }
      }
    }
    var text = String(scalars)
    while text.last == " " { text.removeLast() }
    return text
  }

  /// The whole screen as text.
  package var picture: String {
    (0..<height).map { row($0) + "\n" }.joined()
  }
}
