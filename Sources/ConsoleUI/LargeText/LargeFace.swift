// LiveHost: the shapes of large text: our own for Latin, Unifont's for the rest.
// SPDX-License-Identifier: Apache-2.0

package import TextScreen

/// Where large shapes come from. Latin letters have our own face; Han come from an installed
/// `unifont.hex`, looked up one by one.
package struct LargeFace: Sendable {
  private let unifont: UnifontFile?
  /// Letters of its own that this terminal was found to have.
  package var terminalLetters: LargeShapes?

  /// Where Debian's package `unifont` and others put the file.
  package static let places = [
    "/usr/share/unifont/unifont.hex", "/usr/share/fonts/unifont/unifont.hex",
    "/usr/local/share/unifont/unifont.hex",
  ]

  package init(places: [String] = LargeFace.places) {
    unifont = places.lazy.compactMap { UnifontFile(path: $0) }.first
  }

  /// Whether Chinese can be shown large.
  package var hasHan: Bool { unifont != nil }

  /// A text as large as it fits into `columns` by `rows` whole, in as many lines as it takes; if
  /// no size does, the smallest, cut with `…`. Nil when a character has no shape, or nothing fits.
  /// - Parameter mayCut: false for numbers: half a price would be a wrong one.
  package func lines(
    _ text: String, columns: Int, rows: Int, cells: PixelCells = .halfBlocks, mayCut: Bool = true
  ) -> [LargeLine]? {
    let fitting = settings(text, columns: columns, rows: rows, cells: cells)
    if let whole = fitting.lazy.compactMap({ $0.whole(rows: rows) }).first { return whole }
    return mayCut ? fitting.last?.cut(rows: rows) : nil
  }

  /// A text in parts that fit whole, one at a time; empty when it has no shape.
  package func parts(_ text: String, columns: Int, rows: Int, cells: PixelCells) -> [String] {
    let fitting = settings(text, columns: columns, rows: rows, cells: cells)
    if fitting.contains(where: { $0.whole(rows: rows) != nil }) { return [text] }
    return fitting.last?.parts(rows: rows) ?? []
  }

  /// The sizes whose lines are not too high: the tallest first; of two as tall, the wider one has
  /// the thicker strokes.
  private func settings(
    _ text: String, columns: Int, rows: Int, cells: PixelCells
  ) -> [Setting] {
    let scalars = text.unicodeScalars.filter { DisplayWidth.columns(of: $0) > 0 }.map(\.self)
    guard !scalars.isEmpty, rows > 0 else { return [] }
    let isNumber = scalars.allSatisfy { "0123456789.:".unicodeScalars.contains($0) }
    // A Han of reversed blanks would fill the window; numbers have thicker strokes in our own.
    let other = cells == .reversedBlanks || isNumber ? nil : shared(scalars)
    return [own(scalars), other].compactMap(\.self).flatMap { face in
      (1...LargeFace.largestScale).flatMap { scale in
        // Numbers are read by their height: they may be half as high again.
        (scale...(isNumber ? scale + (scale + 1) / 2 : scale)).map { heightScale in
          Setting(
            scalars: scalars, face: face, scale: scale, heightScale: heightScale, cells: cells,
            columns: columns)
        }
      }
    }
    .filter { $0.lineRows <= rows }
    .sorted { ($0.height, $0.scale) > ($1.height, $1.scale) }
  }

  /// Larger than any window needs.
  private static let largestScale = 8

  /// Our own face; digits are all as wide, so that a running clock stands still.
  private func own(_ scalars: [Unicode.Scalar]) -> Face? {
    var glyphs: [PixelGlyph] = []
    for scalar in scalars {
      guard let rows = LatinFace.rows(of: scalar) else { return nil }
      // One more pixel to the right keeps letters apart.
      let glyph = PixelGlyph(width: LatinFace.width + 1, rows: rows.map { UInt32($0) << 1 })
      glyphs.append(scalar.properties.numericType == nil ? glyph.trimmed : glyph)
    }
    let dots = LatinFace.rows(of: "…").map { rows in
      PixelGlyph(width: LatinFace.width + 1, rows: rows.map { UInt32($0) << 1 })
    }
    return Face(glyphs: glyphs, dots: dots, height: LatinFace.height)
  }

  private func shared(_ scalars: [Unicode.Scalar]) -> Face? {
    guard let unifont else { return nil }
    var glyphs: [PixelGlyph] = []
    for scalar in scalars {
      guard let glyph = unifont.glyph(scalar) else { return nil }
      glyphs.append(glyph)
    }
    return Face(glyphs: glyphs, dots: unifont.glyph("…"), height: UnifontFile.height)
  }

  /// The shape of a character in the installed font.
  func shared(_ scalar: Unicode.Scalar) -> PixelGlyph? { unifont?.glyph(scalar) }

  /// The shape of one character, as the large lines have it.
  package func glyph(_ scalar: Unicode.Scalar) -> PixelGlyph? {
    own([scalar])?.glyphs.first ?? shared(scalar)
  }
}

/// A text in the shapes of one face.
private struct Face {
  let glyphs: [PixelGlyph]
  let dots: PixelGlyph?
  let height: Int

  /// Digits have nothing below the line: the rows for tails are left out where no letter has one.
  var usedHeight: Int {
    glyphs.map { ($0.rows.lastIndex { $0 != 0 } ?? -1) + 1 }.max() ?? 0
  }
}

/// A text in one face and size: where its lines break, and whether it fits.
private struct Setting {
  let scalars: [Unicode.Scalar]
  let face: Face
  let scale: Int
  let heightScale: Int
  let cells: PixelCells
  let columns: Int

  var height: Int { face.height * heightScale }
  /// A text of one line needs no room for tails it has not got.
  var lineRows: Int { cells.rows(max(1, face.usedHeight) * heightScale) }

  func whole(rows: Int) -> [LargeLine]? {
    guard let lines = even() else { return nil }
    if lines.count == 1 { return [line(lines[0], height: face.usedHeight)] }
    guard lines.count * cells.rows(height) <= rows else { return nil }
    return lines.map { line($0, height: face.height) }
  }

  func cut(rows: Int) -> [LargeLine]? {
    guard let lines = broken(breaksWords: true, within: pixels), !lines.isEmpty else { return nil }
    let room = max(1, rows / cells.rows(height))
    let height = room == 1 ? face.usedHeight : face.height
    guard lines.count > room else { return lines.map { line($0, height: height) } }
    var last = lines[room - 1]
    while width(last) + (face.dots?.width ?? 0) * scale > pixels, !last.isEmpty {
      last.removeLast()
    }
    let end = LargeLine(
      glyphs: (face.glyphs[last] + [face.dots].compactMap(\.self)).map { $0.cropped(to: height) },
      scale: scale, heightScale: heightScale, cells: cells)
    return lines[..<(room - 1)].map { line($0, height: height) } + [end]
  }

  /// The text in parts of so many rows.
  func parts(rows: Int) -> [String] {
    let lines = broken(breaksWords: true, within: pixels) ?? []
    let room = max(1, rows / cells.rows(height))
    return stride(from: 0, to: lines.count, by: room).map { first in
      let last = min(lines.count, first + room) - 1
      let part = scalars[lines[first].lowerBound..<lines[last].upperBound]
      return String(String.UnicodeScalarView(part))
    }
  }

  private func line(_ range: Range<Int>, height: Int) -> LargeLine {
    LargeLine(
      glyphs: face.glyphs[range].map { $0.cropped(to: height) }, scale: scale,
      heightScale: heightScale, cells: cells)
  }

  private func width(_ range: Range<Int>) -> Int {
    face.glyphs[range].reduce(0) { $0 + $1.width } * scale
  }

  /// Pixels in a line.
  private var pixels: Int {
    switch cells {
    case .halfBlocks: columns
    case .sextants: columns * 2
    case .reversedBlanks: columns / 2
    }
  }

  /// As few lines as it takes, none much longer than another: four Han are two and two. Nil when a
  /// word is longer than a line.
  private func even() -> [Range<Int>]? {
    guard var lines = broken(breaksWords: false, within: pixels) else { return nil }
    while lines.count > 1, let longest = lines.map(width).max(),
      let other = broken(breaksWords: false, within: longest - 1), other.count == lines.count
    {
      lines = other
    }
    return lines
  }

  /// The lines of the text; nil when a word is longer than a line and must stay whole.
  private func broken(breaksWords: Bool, within pixels: Int) -> [Range<Int>]? {
    var lines: [Range<Int>] = []
    var current = 0..<0
    for word in words {
      let isSpace = scalars[word.lowerBound] == " "
      if width(current.lowerBound..<word.upperBound) <= pixels {
        current = current.lowerBound..<word.upperBound
        continue
      }
      if !current.isEmpty { lines.append(current) }
      // A line does not begin with a space.
      current = isSpace ? word.upperBound..<word.upperBound : word
      if width(current) > pixels {
        guard breaksWords, let parts = parts(of: word) else { return nil }
        lines += parts.dropLast()
        current = parts[parts.count - 1]
      }
    }
    if !current.isEmpty { lines.append(current) }
    return lines.map(withoutEndSpaces)
  }

  private func withoutEndSpaces(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let last = range.last, scalars[last] == " " { range.removeLast() }
    return range
  }

  /// A word that is too long, cut where the line ends.
  private func parts(of word: Range<Int>) -> [Range<Int>]? {
    var parts: [Range<Int>] = []
    var start = word.lowerBound
    for index in word where width(start..<(index + 1)) > pixels {
      guard index > start else { return nil }
      parts.append(start..<index)
      start = index
    }
    return parts + [start..<word.upperBound]
  }

  /// Runs that stay together: letters; a Han with the closing mark behind it; a space alone.
  private var words: [Range<Int>] {
    var words: [Range<Int>] = []
    for index in scalars.indices {
      let joins = index > 0 && (isClosing(scalars[index]) || isLetters(index - 1, index))
      if joins, let last = words.popLast() {
        words.append(last.lowerBound..<(index + 1))
      } else {
        words.append(index..<(index + 1))
      }
    }
    return words
  }

  private func isLetters(_ one: Int, _ other: Int) -> Bool {
    [one, other].allSatisfy { DisplayWidth.columns(of: scalars[$0]) == 1 && scalars[$0] != " " }
  }

  private func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    "，。、；：？！）》」』”".unicodeScalars.contains(scalar)
  }
}
