// LiveHost: records with a number, and what a reading of them brings.
// SPDX-License-Identifier: Apache-2.0

package import Journal
import JSONLines
package import SystemIO

/// 2026-11-23T11:32:05.412Z
package let noon: Int64 = 1_795_433_525_412

/// The record of a sale with this id.
package func record(_ id: Int, padding: Int = 0) -> JournalRecord {
  let words = padding > 0 ? #","text":"\#(String(repeating: "x", count: padding))""# : ""
  return JournalRecord(
    at: noon + Int64(id), kind: "saleRecorded", data: Array(#"{"sale":"s-\#(id)"\#(words)}"#.utf8))
}

/// The id in a line that was read back.
package func id(of line: JournalLine) -> Int {
  guard let view = try? JSONTape().parse(line.data), let text = view["sale"]?.string else {
    return -1
  }
  return Int(text.dropFirst(2)) ?? -1
}

/// Everything a reading brings.
package struct Reading {
  package private(set) var ids: [Int] = []
  package private(set) var seqs: [Int64] = []
  package let report: JournalReport

  package init(_ storage: FaultyStorage) throws(SystemError) {
    var ids: [Int] = []
    var seqs: [Int64] = []
    report = try JournalReader.read(storage) { line in
      ids.append(id(of: line))
      seqs.append(line.seq)
    }
    self.ids = ids
    self.seqs = seqs
  }
}
