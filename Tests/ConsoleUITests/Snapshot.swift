// LiveHost: screens compared with pictures of them in files.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing
import TextScreen

/// Compares a screen with `Screens/<name>.screen`. `RECORD_SNAPSHOTS=1` writes the picture
/// instead, and fails, so that nobody records by accident.
func assertScreen(
  _ name: String, _ drawn: (buffer: CellBuffer, cursor: CursorPosition),
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let picture = drawn.buffer.picture + "cursor \(drawn.cursor.x) \(drawn.cursor.y)\n"
  let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Screens/\(name).screen")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try? FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try? picture.write(to: url, atomically: true, encoding: .utf8)
    Issue.record("recorded \(name)", sourceLocation: sourceLocation)
    return
  }
  let expected = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
  #expect(picture == expected, "\(name)", sourceLocation: sourceLocation)
}
