// LiveHost: mending a journal without ever deleting anything.
// SPDX-License-Identifier: Apache-2.0

package import SystemIO

/// Repairs. Every byte that leaves the journal is in another file, synced, before it goes.
package enum JournalRepair {
  /// Copies a torn tail into `journal.torn-<n>`; returns the name.
  static func setAside(
    _ tail: TornTail, in folder: any JournalFolder
  ) throws(SystemError) -> String {
    var bytes: [UInt8] = []
    try folder.stream(tail.file, from: tail.offset) { piece in
      bytes.append(contentsOf: piece)
      return true
    }
    let name = FileSystem.freeName(try folder.names()) { "journal.torn-\($0)" }
    let copy = try folder.create(name)
    var rest = bytes
    while !rest.isEmpty {
      let count = try copy.write(rest)
      guard count > 0 else { throw SystemError.diskFull }
      rest.removeFirst(count)
    }
    try copy.sync()
    try folder.syncNames()
    return name
  }

  /// Cuts a torn tail off after copying it aside; returns the copy's name, nil when there was
  /// none. Damage in the middle is left where it is: what stands behind it is still good.
  package static func repair(
    _ folder: any JournalFolder, _ report: JournalReport
  ) throws(SystemError) -> String? {
    guard report.tornTail != nil else { return nil }
    return try JournalWriter.resume(in: folder, after: report).tail
  }
}
