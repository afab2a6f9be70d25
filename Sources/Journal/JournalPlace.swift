// LiveHost: a place in a journal behind which a reading can begin.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// The end of a sound record: what is known of a journal up to there. Whoever keeps one next to
/// the state of that moment (a checkpoint) need not read what lies before it.
package struct JournalPlace: Equatable, Sendable {
  package let file: String
  /// Where the next record begins, in bytes.
  package let offset: Int
  /// Lines of this file up to there.
  package let line: Int
  /// The last record: its number, time, sum and length in bytes, newline included.
  package let seq: Int64
  package let at: Int64
  package let sum: UInt32
  package let length: Int

  package init(
    file: String, offset: Int, line: Int, seq: Int64, at: Int64, sum: UInt32, length: Int
  ) {
    self.file = file
    self.offset = offset
    self.line = line
    self.seq = seq
    self.at = at
    self.sum = sum
    self.length = length
  }

  /// Which of the files it is in; nil unless the very record it stands behind is there, and no
  /// later file replaces it.
  func index(
    in folder: some JournalFolder, _ names: [String], _ limits: [Int64]
  ) throws(SystemError) -> Int? {
    guard let index = names.firstIndex(of: file), limits[index...].allSatisfy({ $0 > seq }),
      length > 1, offset >= length
    else { return nil }
    var bytes: [UInt8] = []
    try folder.stream(file, from: offset - length) { piece in
      bytes.append(contentsOf: piece.prefix(length - bytes.count))
      return bytes.count < length
    }
    guard bytes.count == length, bytes.popLast() == 0x0A,
      let found = JournalFrame.read(bytes[...])
    else { return nil }
    return found.seq == seq && found.sum == sum && found.at == at ? index : nil
  }
}
