// LiveHost: the ids of the messages that came last.
// SPDX-License-Identifier: Apache-2.0

/// Remembers at least the last 4,096 ids, so that a line that comes twice counts once. Two
/// generations: when the newer one is full it becomes the older, and the older is forgotten.
struct RecentIDs: Sendable {
  private var newer = Generation()
  private var older = Generation()

  func contains(_ id: String) -> Bool {
    let hash = ViewerTable.hash(id)
    return newer.contains(hash) || older.contains(hash)
  }

  mutating func insert(_ id: String) {
    if newer.isFull {
      older = newer
      newer = Generation()
    }
    newer.insert(ViewerTable.hash(id))
  }

  /// Hashes in an open table of twice their number; nothing is ever taken out of one.
  private struct Generation: Sendable {
    static let capacity = 4096
    private static let mask = 2 * capacity - 1

    private(set) var hashes: [UInt64] = []
    /// Where a hash stands in `hashes`, counted from 1; made with the first one.
    private var places: [UInt16] = []

    var isFull: Bool { hashes.count == Generation.capacity }

    func contains(_ hash: UInt64) -> Bool {
      !places.isEmpty && places[slot(of: hash)] != 0
    }

    mutating func insert(_ hash: UInt64) {
      if places.isEmpty { places = [UInt16](repeating: 0, count: Generation.mask + 1) }
      let slot = slot(of: hash)
      guard places[slot] == 0 else { return }
      hashes.append(hash)
      places[slot] = UInt16(hashes.count)
    }

    /// The slot that holds a hash, or the free one where it belongs.
    private func slot(of hash: UInt64) -> Int {
      var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & Generation.mask
      while places[slot] != 0, hashes[Int(places[slot]) - 1] != hash {
        slot = (slot + 1) & Generation.mask
      }
      return slot
    }
  }
}

extension RecentIDs: StateValue {
  func write(to state: inout StateWriter) {
    state.value(older.hashes)
    state.value(newer.hashes)
  }

  init(from state: inout StateReader) throws(StateProblem) {
    older = try RecentIDs.generation(from: &state)
    newer = try RecentIDs.generation(from: &state)
  }

  private static func generation(
    from state: inout StateReader
  ) throws(StateProblem) -> Generation {
    let hashes: [UInt64] = try state.value()
    guard hashes.count <= Generation.capacity else { throw StateProblem() }
    var generation = Generation()
    for hash in hashes { generation.insert(hash) }
    return generation
  }
}
