// LiveHost: a disk in memory that fails, tears and loses what a real one may.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
package import Journal
package import SystemIO

/// Which call fails, how, and for how long.
package struct Fault: Sendable, CustomStringConvertible {
  package enum Kind: Sendable {
    case error(Int32)
    /// A write takes only a part; other calls fail with "no space".
    case short
    /// The process stands still here: nothing it does from now on reaches the disk.
    case halt
  }

  /// Counts all calls of the storage from 1.
  package var call: Int
  package var kind: Kind
  /// From that call on every call fails, not just that one.
  package var isSticky: Bool

  package init(call: Int, _ kind: Kind, isSticky: Bool = false) {
    self.call = call
    self.kind = kind
    self.isSticky = isSticky
  }

  package var description: String { "call \(call) \(kind)\(isSticky ? " and all after it" : "")" }
}

/// A folder of journal files in memory, with the promises of a POSIX disk and not one more.
///
/// Reads see what was written (the page cache). Only `sync` moves it to the platter, in sectors
/// of 512 bytes. A sync that failed leaves the pages clean though some never arrived, as Linux
/// does: the next sync says OK and reads still show the bytes. A power cut decides for each
/// unsynced sector whether it is kept, dropped, zeroed or garbage; bytes that were durable before
/// keep their value (power-safe overwrite), because nothing that appends could survive less.
///
/// Not locked: one thread at a time uses it.
package final class FaultyStorage: JournalFolder, @unchecked Sendable {
  static let sector = 512

  final class Content {
    /// What reads see.
    var seen: [UInt8] = []
    /// What survives.
    var platter: [UInt8] = []
    var dirty: Set<Int> = []
    /// Whether the name was made durable.
    var isNamed = false
  }

  private(set) var contents: [String: Content] = [:]
  package var faults: [Fault] = []
  package private(set) var calls = 0
  package private(set) var writes = 0
  package private(set) var syncs = 0
  /// Reads hand over pieces of at most this many bytes.
  package var pieceLength = 1 << 18
  /// Before each sync; a test that wants a slow disk waits in it.
  package var beforeSync: (@Sendable () -> Void)?
  private var generator: SeededGenerator
  /// Handles of before a crash are dead.
  private(set) var epoch = 0

  package init(seed: UInt64 = 1) {
    generator = SeededGenerator(seed: seed)
  }

  // MARK: What tests do to it

  package func bytes(_ name: String) -> [UInt8]? { contents[name]?.seen }

  /// Puts a file there, durable.
  package func put(_ name: String, _ bytes: [UInt8]) {
    let content = Content()
    (content.seen, content.platter, content.isNamed) = (bytes, bytes, true)
    contents[name] = content
  }

  package var sortedNames: [String] { contents.keys.sorted() }

  /// The process is killed: nothing is lost, but its handles are.
  package func kill() {
    epoch += 1
  }

  /// The power goes; the seed decides what of the unsynced is left.
  package func crash(seed: UInt64) {
    var dice = SeededGenerator(seed: seed)
    epoch += 1
    faults = []
    for name in sortedNames {
      guard let content = contents[name] else { continue }
      if !content.isNamed, dice.chance(500) {
        contents[name] = nil
        continue
      }
      content.isNamed = true
      settle(content, &dice)
    }
  }

  private func settle(_ content: Content, _ dice: inout SeededGenerator) {
    let durable = content.platter.count
    for sector in content.dirty.sorted() { tear(content, sector, &dice) }
    // The length is written on its own: it may be the old, the new, or one on the way.
    let (low, high) = (min(durable, content.seen.count), max(durable, content.seen.count))
    let length =
      switch dice.below(3) {
      case 0: durable
      case 1: content.seen.count
      default: low + dice.below(high - low + 1)
      }
    FaultyStorage.resize(&content.platter, length)
    content.seen = content.platter
    content.dirty = []
  }

  private func tear(_ content: Content, _ sector: Int, _ dice: inout SeededGenerator) {
    let range = sector * FaultyStorage.sector..<(sector + 1) * FaultyStorage.sector
    let end = min(range.upperBound, content.seen.count)
    guard range.lowerBound < end else { return }
    let old = content.platter.count
    let fate = dice.below(4)
    if fate == 1 { return }
    if old < end { FaultyStorage.resize(&content.platter, end) }
    for index in range.lowerBound..<end {
      let isNew = index >= old || content.platter[index] != content.seen[index]
      switch fate {
      case 0: content.platter[index] = content.seen[index]
      case 2: if isNew { content.platter[index] = 0 }
      default: if isNew { content.platter[index] = UInt8(truncatingIfNeeded: dice.next()) }
      }
    }
  }

  static func resize(_ bytes: inout [UInt8], _ count: Int) {
    if bytes.count > count {
      bytes.removeLast(bytes.count - count)
    } else {
      bytes.append(contentsOf: repeatElement(0, count: count - bytes.count))
    }
  }

  // MARK: Faults

  /// Counts a call; true when this one is a write that is to take only a part.
  private func enter(_ name: String) throws(SystemError) -> Bool {
    calls += 1
    for fault in faults where fault.call == calls || (fault.isSticky && fault.call < calls) {
      switch fault.kind {
      case .error(let code): throw SystemError(call: name, path: "", code: code)
      case .halt: throw FaultyStorage.halted
      case .short:
        if name == "write" { return true }
        throw SystemError(call: name, path: "", code: SystemError.diskFull.code)
      }
    }
    return false
  }

  private static let halted = SystemError(call: "halt", path: "", code: 5)

  private func find(_ name: String) throws(SystemError) -> Content {
    guard let content = contents[name] else {
      throw SystemError(call: "open", path: name, code: 2)
    }
    return content
  }

  // MARK: The folder

  package func names() throws(SystemError) -> [String] {
    _ = try enter("opendir")
    return sortedNames
  }

  package func stream(
    _ name: String, from offset: Int, _ body: (ArraySlice<UInt8>) -> Bool
  ) throws(SystemError) {
    _ = try enter("read")
    var rest = try find(name).seen.dropFirst(offset)
    while !rest.isEmpty {
      guard body(rest.prefix(pieceLength)) else { return }
      rest = rest.dropFirst(pieceLength)
    }
  }

  package func create(_ name: String) throws(SystemError) -> any JournalFile {
    _ = try enter("open")
    guard contents[name] == nil else { throw SystemError(call: "open", path: name, code: 17) }
    contents[name] = Content()
    return try handle(name)
  }

  package func open(_ name: String) throws(SystemError) -> any JournalFile {
    _ = try enter("open")
    return try handle(name)
  }

  private func handle(_ name: String) throws(SystemError) -> any JournalFile {
    FaultyFile(self, try find(name), epoch)
  }

  package func syncCompanions() throws(SystemError) {
    _ = try enter("fsync")
  }

  package func syncNames() throws(SystemError) {
    _ = try enter("fsync")
    for content in contents.values { content.isNamed = true }
  }

  // MARK: The files

  fileprivate func write(_ bytes: [UInt8], _ content: Content) throws(SystemError) -> Int {
    writes += 1
    let isShort = try enter("write")
    let count = isShort ? generator.below(max(1, bytes.count)) : bytes.count
    let start = content.seen.count
    content.seen.append(contentsOf: bytes.prefix(count))
    mark(content, start..<content.seen.count)
    return count
  }

  private func mark(_ content: Content, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = range.lowerBound / FaultyStorage.sector
    let last = (range.upperBound - 1) / FaultyStorage.sector
    content.dirty.formUnion(first...last)
  }

  fileprivate func sync(_ content: Content) throws(SystemError) {
    syncs += 1
    beforeSync?()
    do throws(SystemError) {
      _ = try enter("fdatasync")
    } catch {
      if error == FaultyStorage.halted { throw error }
      // Some sectors arrive, some never will; the cache calls all of them clean.
      for sector in content.dirty.sorted() where generator.chance(300) {
        flush(content, sector)
      }
      content.dirty = []
      throw error
    }
    for sector in content.dirty { flush(content, sector) }
    FaultyStorage.resize(&content.platter, content.seen.count)
    content.dirty = []
  }

  private func flush(_ content: Content, _ sector: Int) {
    let start = sector * FaultyStorage.sector
    let end = min(start + FaultyStorage.sector, content.seen.count)
    guard start < end else { return }
    if content.platter.count < end { FaultyStorage.resize(&content.platter, end) }
    content.platter.replaceSubrange(start..<end, with: content.seen[start..<end])
  }

  fileprivate func truncate(_ content: Content, _ length: Int) throws(SystemError) {
    _ = try enter("ftruncate")
    precondition(length <= content.seen.count, "the journal never makes a file longer")
    FaultyStorage.resize(&content.seen, length)
    content.dirty = content.dirty.filter { $0 * FaultyStorage.sector < length }
  }

  fileprivate func size(_ content: Content) throws(SystemError) -> Int {
    _ = try enter("fstat")
    return content.seen.count
  }
}

private final class FaultyFile: JournalFile, @unchecked Sendable {
  private let storage: FaultyStorage
  private let content: FaultyStorage.Content
  private let epoch: Int

  init(_ storage: FaultyStorage, _ content: FaultyStorage.Content, _ epoch: Int) {
    self.storage = storage
    self.content = content
    self.epoch = epoch
  }

  private func check() {
    precondition(epoch == storage.epoch, "a dead process wrote")
  }

  func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
    check()
    return try storage.write(bytes, content)
  }

  func sync() throws(SystemError) {
    check()
    try storage.sync(content)
  }

  func truncate(to length: Int) throws(SystemError) {
    check()
    try storage.truncate(content, length)
  }

  func size() throws(SystemError) -> Int {
    check()
    return try storage.size(content)
  }
}
