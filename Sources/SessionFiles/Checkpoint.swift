// LiveHost: a checkpoint: the state at a place of the journal, so that opening need not read all.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
package import Journal
import SessionEngine
import SystemIO

/// The file `checkpoint` of a session: a cache, deletable at any time. One line of JSON
/// (`livehost.checkpoint/1`), the bytes of the state, and a sum over both.
package struct Checkpoint {
  package static let name = "checkpoint"
  static let schema = "livehost.checkpoint/1"

  package let place: JournalPlace
  package let state: [UInt8]

  package init(place: JournalPlace, state: [UInt8]) {
    self.place = place
    self.state = state
  }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object {
      $0.field("schema", Checkpoint.schema)
      $0.field("state", Session.stateVersion)
      $0.field("file", place.file)
      $0.field("offset", place.offset)
      $0.field("line", place.line)
      $0.field("seq", place.seq)
      $0.field("at", place.at)
      $0.field("sum", Int64(place.sum))
      $0.field("length", place.length)
    }
    var bytes = writer.bytes + [0x0A] + state
    let sum = CRC32C.sum(bytes)
    for shift in stride(from: UInt32(0), to: 32, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: sum >> shift))
    }
    return bytes
  }

  /// Nil for bytes that are no checkpoint of this version, or not whole.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count > 4, let end = bytes.firstIndex(of: 0x0A), end < bytes.count - 4 else {
      return nil
    }
    let body = bytes.count - 4
    let sum = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[body + $1]) << UInt32(8 * $1) }
    guard CRC32C.sum(bytes.span, 0..<body) == sum,
      let head = try? JSONTape().parse(bytes[..<end]),
      head["schema"]?.string == Checkpoint.schema,
      head["state"]?.integer == Int64(Session.stateVersion), let place = Checkpoint.place(head)
    else { return nil }
    self.place = place
    state = Array(bytes[(end + 1)..<body])
  }

  private static func place(_ head: JSONView) -> JournalPlace? {
    guard let file = head["file"]?.string, let offset = head["offset"]?.integer,
      let line = head["line"]?.integer, let seq = head["seq"]?.integer,
      let at = head["at"]?.integer, let sum = head["sum"]?.integer.flatMap(UInt32.init(exactly:)),
      let length = head["length"]?.integer
    else { return nil }
    return JournalPlace(
      file: file, offset: Int(offset), line: Int(line), seq: seq, at: at, sum: sum,
      length: Int(length))
  }
}
