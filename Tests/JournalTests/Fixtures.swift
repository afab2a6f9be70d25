// LiveHost: journals to break, and what was written into them.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TestSupport

@testable import Journal

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

/// Reads a journal file of its own.
func reading(_ bytes: [UInt8]) throws(SystemError) -> Reading {
  try Reading(folder(bytes))
}
