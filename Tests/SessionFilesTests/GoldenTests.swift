// LiveHost: sessions of every released format open for ever (R16).
// SPDX-License-Identifier: Apache-2.0

import SessionEngine
import SystemIO
import TestSupport
import Testing

@testable import SessionFiles

/// `Tests/Golden/session-<n>` was written by the LiveHost of that format and is never written
/// anew; a new format gets a new folder beside it.
struct GoldenTests {
  private func folder(_ name: String) -> String {
    let tests = FileSystem.folder(of: FileSystem.folder(of: #filePath))
    return FileSystem.join(tests, "Golden/" + name)
  }

  @Test func formatOneOpensAndSaysWhatItSaid() throws {
    let loaded = try SessionStore.load(folder("session-1"), isWhole: true)
    #expect(loaded.isSound)
    #expect(loaded.document.id == "2026-01-01T000000Z-autumn-fair-8fed")
    #expect(loaded.session.totals.all.sales == 3)
    #expect(loaded.session.phase == .ended)
    // All but the number that format 1 learned later.
    let before = try text("sales.json").split(separator: "\n")
    let now = String(decoding: loaded.salesBytes, as: UTF8.self).split(separator: "\n")
    #expect(now.filter { !$0.contains("journalSeq") } == before)
  }

  private func text(_ name: String) throws -> String {
    let path = FileSystem.join(folder("session-1"), name)
    return String(decoding: try FileSystem.read(path), as: UTF8.self)
  }

  @Test(arguments: DocumentReader.allCases)
  func anUnknownMajorIsRefused(_ reader: DocumentReader) throws {
    let plan = try stallPlan()
    for version in [2, 3, 99] {
      let text = #"{"schema":"livehost.\#(reader.rawValue)/\#(version)"}"#
      do throws(DocumentProblem) {
        try reader.check(Array(text.utf8), plan)
        Issue.record("\(text) was read")
      } catch {
        #expect(
          error.kind
            == .newerVersion(
              found: "livehost.\(reader.rawValue)/\(version)",
              readable: "livehost.\(reader.rawValue)/1"))
      }
    }
  }

  @Test(arguments: ["0", "-1", "", "1.0", "one", "01"])
  func aVersionThatNeverWasIsNoVersion(_ version: String) throws {
    let text = #"{"schema":"livehost.settings/\#(version)"}"#
    let isTaken = (try? DocumentReader.settings.check(Array(text.utf8), try stallPlan())) != nil
    #expect(!isTaken || version == "01")
  }
}
