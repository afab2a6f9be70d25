// LiveHost: where a journal lies: the one seam through which faults are injected.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// An open journal file.
package protocol JournalFile: AnyObject, Sendable {
  /// One write at the end; returns how many bytes it took.
  func write(_ bytes: [UInt8]) throws(SystemError) -> Int
  func sync() throws(SystemError)
  func truncate(to length: Int) throws(SystemError)
  func size() throws(SystemError) -> Int
}

/// The folder of a session, as far as the journal needs it.
package protocol JournalFolder: Sendable {
  func names() throws(SystemError) -> [String]
  /// Hands over the content of a file in pieces, from `offset` on, until `body` returns false.
  func stream(
    _ name: String, from offset: Int, _ body: (ArraySlice<UInt8>) -> Bool
  ) throws(SystemError)
  /// A file that must not exist yet.
  func create(_ name: String) throws(SystemError) -> any JournalFile
  func open(_ name: String) throws(SystemError) -> any JournalFile
  /// Makes durable what the journal says nothing without.
  func syncCompanions() throws(SystemError)
  /// Makes new names durable.
  func syncNames() throws(SystemError)
}

/// A folder on a disk.
package struct DiskFolder: JournalFolder {
  package let path: String
  /// Files beside the journal without which it says nothing; synced before it.
  private let companions: [String]

  package init(path: String, companions: [String] = []) {
    self.path = path
    self.companions = companions
  }

  package func names() throws(SystemError) -> [String] {
    try FileSystem.names(in: path)
  }

  package func stream(
    _ name: String, from offset: Int, _ body: (ArraySlice<UInt8>) -> Bool
  ) throws(SystemError) {
    let file = try FileSystem.open(FileSystem.join(path, name), .read)
    if offset > 0 { try file.seek(to: offset) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(1 << 18)
    while case .bytes = try file.read(into: &buffer, limit: 1 << 18) {
      guard body(buffer[...]) else { return }
      buffer.removeAll(keepingCapacity: true)
    }
  }

  package func create(_ name: String) throws(SystemError) -> any JournalFile {
    let path = FileSystem.join(path, name)
    return DiskFile(try FileSystem.open(path, .createNew), path)
  }

  package func open(_ name: String) throws(SystemError) -> any JournalFile {
    let path = FileSystem.join(path, name)
    return DiskFile(try FileSystem.open(path, .append), path)
  }

  package func syncCompanions() throws(SystemError) {
    for name in companions {
      let path = FileSystem.join(path, name)
      if (try? FileSystem.open(path, .read).syncData()) != nil { continue }
      // The next sync would say OK though the pages are gone: write the file anew.
      try FileSystem.replace(path, with: try FileSystem.read(path))
    }
  }

  package func syncNames() throws(SystemError) {
    try FileSystem.syncFolder(path)
    try FileSystem.syncFolder(FileSystem.folder(of: path))
  }
}

private final class DiskFile: JournalFile {
  private let descriptor: Descriptor
  /// For messages.
  private let path: String

  init(_ descriptor: Descriptor, _ path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// An error that says which file it is about.
  private func named<Value>(
    _ body: () throws(SystemError) -> Value
  ) throws(SystemError) -> Value {
    do throws(SystemError) {
      return try body()
    } catch {
      throw SystemError(call: error.call, path: path, code: error.code)
    }
  }

  func write(_ bytes: [UInt8]) throws(SystemError) -> Int {
    try named { () throws(SystemError) in try descriptor.writeOnce(bytes[...]) }
  }

  func sync() throws(SystemError) {
    try named { () throws(SystemError) in try descriptor.syncData() }
  }

  func truncate(to length: Int) throws(SystemError) {
    try named { () throws(SystemError) in try descriptor.truncate(to: length) }
  }

  func size() throws(SystemError) -> Int {
    try named { () throws(SystemError) in try descriptor.size() }
  }
}
