// LiveHost: how much a test tries: little on every change, ten times as much at night.
// SPDX-License-Identifier: Apache-2.0

import Foundation
package import SystemIO

/// Budgets of the tests that try many points.
package enum Budget {
  /// `LIVEHOST_LONG` multiplies every budget by ten.
  package static var isLong: Bool { ThisProcess.environment("LIVEHOST_LONG") != nil }

  package static func scaled(_ count: Int) -> Int { isLong ? count * 10 : count }

  /// The seeds of a test: always the same ones, so that a failure can be had again.
  package static func seeds(_ count: Int) -> Range<UInt64> { 1..<UInt64(scaled(count)) + 1 }
}

/// A folder on the real disk that goes when its owner goes.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws(SystemError) {
    let base = ThisProcess.environment("TMPDIR") ?? "/tmp"
    let name = "livehost-test-" + String(ThisProcess.randomSeed(), radix: 16)
    path = FileSystem.join(base, name)
    try FileSystem.createFolder(path)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A file in it, with these bytes.
  package func write(_ name: String, _ text: String) throws(SystemError) -> String {
    let file = FileSystem.join(path, name)
    try FileSystem.replace(file, with: Array(text.utf8))
    return file
  }
}
