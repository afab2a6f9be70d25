// LiveHost: rows of a list that others change while a host reads it.
// SPDX-License-Identifier: Apache-2.0

import SessionEngine

/// The rows as they were at the host's last key. What comes later is added at the end, and what is
/// gone keeps its place until the next key: nothing moves under the cursor, and a key never means
/// another row than the one that was read (accessibility rule T22).
struct KeptRows<Row, ID: Hashable> {
  private var rows: [Row]
  private let id: (Row) -> ID

  init(_ rows: [Row], id: @escaping (Row) -> ID) {
    self.rows = rows
    self.id = id
  }

  /// How many there were; a list stays where it was scrolled to for these.
  var count: Int { rows.count }

  /// What is shown now: kept rows by their newest state, then what has come since.
  func shown(_ current: [Row]) -> [(row: Row, isGone: Bool)] {
    let byID = Dictionary(current.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(rows.map(id))
    return rows.map { row in byID[id(row)].map { ($0, false) } ?? (row, true) }
      + current.filter { !known.contains(id($0)) }.map { ($0, false) }
  }

  /// The row that is read now.
  func selected(_ state: ListState, _ current: [Row]) -> Row? {
    let shown = shown(current)
    return shown.indices.contains(state.selection) ? shown[state.selection].row : nil
  }

  /// A key was pressed: what is gone goes, and the selection stays with its row.
  mutating func settle(_ current: [Row], _ state: inout ListState) {
    let before = selected(state, current).map(id)
    rows = shown(current).filter { !$0.isGone }.map(\.row)
    if let place = rows.firstIndex(where: { id($0) == before }) {
      state.select(place)
    } else {
      state.clamp(rows.count)
    }
  }
}

extension CommandOutcome {
  /// Whether the host's own command was done: then the list shows at once what came of it.
  var isOwn: Bool {
    guard case .done(let command, _) = self else { return false }
    return switch command {
    case .tick, .audience: false
    default: true
    }
  }
}
