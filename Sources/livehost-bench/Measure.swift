// LiveHost: what the benchmarks share: time, medians, a folder to write in.
// SPDX-License-Identifier: Apache-2.0

import Journal
import SystemIO

/// Small helpers of measuring.
enum Measure {
  /// Seconds that `body` takes.
  static func seconds(_ body: () throws -> Void) rethrows -> Double {
    let start = MachineClock.monotonicNanoseconds()
    try body()
    return Double(MachineClock.monotonicNanoseconds() - start) / 1e9
  }

  /// Prints a line at once, so that it is there even if the next search traps.
  static func say(_ line: String) {
    try? Descriptor.standardOutput.writeAll(Array((line + "\n").utf8))
  }

  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// A new folder below the system's temporary one; the caller removes what it put there.
  static func folder() throws -> String {
    let base = ThisProcess.environment("TMPDIR") ?? "/var/tmp"
    let path = FileSystem.join(base, "livehost-bench-\(ThisProcess.identifier)")
    try FileSystem.createFolders(path)
    return path
  }

  static func clear(_ folder: String) throws {
    for name in try FileSystem.names(in: folder) {
      let path = FileSystem.join(folder, name)
      if FileSystem.isFolder(path) {
        try clear(path)
        try FileSystem.removeFolder(path)
      } else {
        try FileSystem.remove(path)
      }
    }
  }

  /// A record of the size of a sale.
  static func record(_ number: Int) -> JournalRecord {
    let text =
      #"{"sale":"s-\#(number)","goods":"sweet-potato","quantity":2,"unitPrice":"25.60","total":"#
      + #""51.20","currency":"CNY","buyer":{"id":"u-9","name":"小明"},"payment":"wechat"}"#
    return JournalRecord(
      at: 1_767_225_600_000 + Int64(number), kind: "saleRecorded", data: Array(text.utf8))
  }

  static func rounded(_ value: Double, _ places: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return String((value * scale).rounded() / scale)
  }
}
