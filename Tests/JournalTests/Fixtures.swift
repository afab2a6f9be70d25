// LiveHost: journals to break, and what was written into them.
// SPDX-License-Identifier: Apache-2.0

import JSONLines
import SystemIO
import TestSupport

@testable import Journal

/// 2026-11-23T11:32:05.412Z
let noon: Int64 = 1_795_433_525_412

/// The record of a sale with this id.
func record(_ id: Int, padding: Int = 0) -> JournalRecord {
  let words = padding > 0 ? #","text":"\#(String(repeating: "x", count: padding))""# : ""
  return JournalRecord(
    at: noon + Int64(id), kind: "saleRecorded", data: Array(#"{"sale":"s-\#(id)"\#(words)}"#.utf8))
}

/// The id in a line that was read back.
func id(of line: JournalLine) -> Int {
  guard let view = try? JSONTape().parse(line.data), let text = view["sale"]?.string else {
    return -1
  }
  return Int(text.dropFirst(2)) ?? -1
}

/// A journal of `count` records, ids from 1.
func journal(_ count: Int) -> [UInt8] {
  var bytes: [UInt8] = []
  var sum: UInt32 = 0
  for index in 1...count {
    sum = JournalFrame.append(record(index), seq: Int64(index), prev: sum, to: &bytes)
  }
  return bytes
}

/// The lines of a text, newlines included.
func lines(_ bytes: [UInt8]) -> [[UInt8]] {
  bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { $0 + [0x0A] }
}

/// A folder with one journal file.
func folder(_ bytes: [UInt8]) -> FaultyStorage {
  let storage = FaultyStorage()
  storage.put(JournalReader.firstName, bytes)
  return storage
}

/// Everything a reading brings.
struct Reading {
  var ids: [Int] = []
  var seqs: [Int64] = []
  var report: JournalReport

  init(_ storage: FaultyStorage) throws(SystemError) {
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

/// Reads a journal file of its own.
func reading(_ bytes: [UInt8]) throws(SystemError) -> Reading {
  try Reading(folder(bytes))
}
