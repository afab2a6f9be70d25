// LiveHost: which viewers are known, in eight bytes each.
// SPDX-License-Identifier: Apache-2.0

/// Whether somebody is known, and where their record is.
///
/// Open addressing in 256 small tables: none ever grows by more than a few hundred words at once,
/// so that no viewer, however many there are, holds up a key. A word is 46 bits of a hash (8 more
/// choose the table: among a million viewers, two are taken for one in one show of 30,000), a bit
/// that says "used", one that says "away", and the place of the record.
struct ViewerIndex: Sendable {
  /// Where somebody's record is when it is forgotten.
  static let forgotten = 0xFFFF
  private static let shards = 256
  private static let hashBits: UInt64 = 46
  private static let used: UInt64 = 1 << 17
  private static let away: UInt64 = 1 << 16

  private struct Shard: Sendable {
    var words: [UInt64] = []
    var count = 0
  }

  private var shards = [Shard](repeating: Shard(), count: ViewerIndex.shards)
  private(set) var count = 0

  /// A found word.
  struct Entry {
    fileprivate let word: UInt64
    var isAway: Bool { word & ViewerIndex.away != 0 }
    /// `forgotten`, or where the record is.
    var slot: Int { Int(word & 0xFFFF) }
  }

  /// The 54 bits that somebody is known by.
  static func key(_ hash: UInt64) -> UInt64 {
    // FNV leaves the high bits of short texts nearly equal; this spreads them.
    var value = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    value = (value ^ value >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return (value ^ value >> 33) & (1 << 54 - 1)
  }

  func find(_ key: UInt64) -> Entry? {
    let shard = Int(key >> ViewerIndex.hashBits)
    guard !shards[shard].words.isEmpty else { return nil }
    let word = shards[shard].words[ViewerIndex.place(key, in: shards[shard].words)]
    return word == 0 ? nil : Entry(word: word)
  }

  /// The place of a key, or the free one where it belongs.
  private static func place(_ key: UInt64, in words: [UInt64]) -> Int {
    let hash = key & (1 << hashBits - 1)
    var place = home(hash, in: words)
    while words[place] != 0, words[place] >> 18 != hash {
      place += 1
      if place == words.count { place = 0 }
    }
    return place
  }

  /// Where a hash belongs: tables are in the order of their hashes, so to say.
  private static func home(_ hash: UInt64, in words: [UInt64]) -> Int {
    Int(truncatingIfNeeded: (hash &* UInt64(words.count)) >> hashBits)
  }

  /// How many words beyond the one where it belongs a key is found; nil when it is not. The tests
  /// hold it small: else everybody costs more with everybody who comes.
  func detour(to key: UInt64) -> Int? {
    let words = shards[Int(key >> ViewerIndex.hashBits)].words
    guard find(key) != nil else { return nil }
    let home = ViewerIndex.home(key & (1 << ViewerIndex.hashBits - 1), in: words)
    return (ViewerIndex.place(key, in: words) - home + words.count) % words.count
  }

  /// Puts somebody in, or changes where they are found.
  mutating func set(_ key: UInt64, slot: Int, isAway: Bool) {
    precondition((0...ViewerIndex.forgotten).contains(slot))
    let shard = Int(key >> ViewerIndex.hashBits)
    // Seven eighths full at most: there is always a free place to stop at.
    if (shards[shard].count + 1) * 8 > shards[shard].words.count * 7 { grow(shard) }
    let place = ViewerIndex.place(key, in: shards[shard].words)
    if shards[shard].words[place] == 0 {
      shards[shard].count += 1
      count += 1
    }
    let state = UInt64(slot) | (isAway ? ViewerIndex.away : 0) | ViewerIndex.used
    shards[shard].words[place] = (key & (1 << ViewerIndex.hashBits - 1)) << 18 | state
  }

  private mutating func grow(_ shard: Int) {
    let old = shards[shard].words
    var words = [UInt64](repeating: 0, count: max(16, old.count + old.count / 4))
    for word in old where word != 0 { words[ViewerIndex.place(word >> 18, in: words)] = word }
    shards[shard].words = words
  }

  /// The keys of those whose records are forgotten, in order.
  var forgottenKeys: [UInt64] {
    var keys: [UInt64] = []
    for (shard, content) in shards.enumerated() {
      for word in content.words where word != 0 && word & 0xFFFF == 0xFFFF {
        keys.append(UInt64(shard) << ViewerIndex.hashBits | word >> 18)
      }
    }
    return keys.sorted()
  }
}
