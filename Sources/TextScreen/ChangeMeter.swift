// LiveHost: how much of the screen changes by itself, and how often.
// SPDX-License-Identifier: Apache-2.0

/// Holds what nobody pressed a key for to at most one change a second over a quarter of the screen
/// (accessibility rule T10). Small changes may follow one another until they come to a quarter; a
/// larger one waits until the screen has been still for a second. All times are given.
package struct ChangeMeter: Sendable {
  /// Milliseconds in which a quarter of the screen may change.
  package static let span: Int64 = 1000
  /// The share of the screen, as its divisor.
  package static let share = 4

  private var recent: [(at: Int64, cells: Int)] = []
  /// When a frame that was refused is worth another try.
  package private(set) var freeAt: Int64 = .min

  package init() {}

  /// Whether a frame may be shown now in which so many of all cells differ; counts it if so.
  package mutating func allows(_ cells: Int, of all: Int, at now: Int64) -> Bool {
    recent.removeAll { now - $0.at >= ChangeMeter.span }
    let sum = recent.reduce(0) { $0 + $1.cells }
    if let first = recent.first, (sum + cells) * ChangeMeter.share > all {
      freeAt = first.at + ChangeMeter.span
      return false
    }
    if cells > 0 { recent.append((now, cells)) }
    return true
  }
}

extension CellBuffer {
  /// How many cells differ from another screen of the same size.
  package func changedCells(since other: CellBuffer) -> Int {
    precondition(width == other.width && height == other.height)
    return zip(cells, other.cells).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) }
  }
}
