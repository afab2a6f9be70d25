// LiveHost: letters that the terminal itself makes larger, over cells that stay blank.
// SPDX-License-Identifier: Apache-2.0

/// A line of letters that are not cells: what draws the cells believes blanks to be there, and
/// they are drawn behind it (Docs/Decisions/0013).
package struct ScaledText: Equatable, Sendable {
  /// How a terminal makes letters larger.
  package enum Way: Equatable, Sendable {
    /// DECDHL: two whole rows of letters twice as wide and high, for one column a letter only.
    case doubleHeight
    /// kitty's OSC 66: so many times as wide and high, up to seven.
    case scaled(Int)

    package var scale: Int {
      switch self {
      case .doubleHeight: 2
      case .scaled(let scale): scale
      }
    }
  }

  package let glyphs: [Glyph]
  package let way: Way
  package let role: Role
  /// Where it stands, in columns and rows of usual size.
  package let rect: Rect

  /// - Parameter x: for lines of double height the next even column counts.
  package init(_ text: String, _ way: Way, x: Int, y: Int, _ role: Role) {
    glyphs = SafeText.glyphs(text)
    self.way = way
    self.role = role
    let start = way == .doubleHeight ? (x + 1) / 2 * 2 : x
    let columns = glyphs.reduce(0) { $0 + $1.width } * way.scale
    rect = Rect(x: start, y: y, width: columns, height: way.scale)
  }

  /// What has to be blank: a line of double height has its rows for itself.
  fileprivate func ground(_ width: Int) -> Rect {
    way == .doubleHeight ? Rect(x: 0, y: rect.y, width: width, height: 2) : rect
  }
}

extension CellBuffer {
  package mutating func put(_ text: ScaledText) { scaled.append(text) }

  /// The larger letters that can be drawn: nothing stands where they do, nor does the cursor.
  package func drawableLetters(cursor: CursorPosition) -> [ScaledText] {
    scaled.filter { text in
      let ground = text.ground(width)
      guard text.rect.right <= width, text.rect.bottom <= height else { return false }
      return !ground.contains(x: cursor.x, y: cursor.y) && isBlank(ground)
    }
  }

  private func isBlank(_ rect: Rect) -> Bool {
    (rect.y..<rect.bottom).allSatisfy { y in
      (rect.x..<rect.right).allSatisfy { x in
        let cell = self[x, y]
        return cell.base == " " && cell.width == 1 && !cell.isReversed && cell.role == .text
      }
    }
  }
}
