// LiveHost: lines of the audience that could not be taken, kept for whoever looks into it later.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines
import SessionEngine
import SystemIO

extension ShowRuntime {
  func reject(_ problem: FeedProblem, _ line: [UInt8], from source: String) {
    rejectedLines += 1
    tell(.rejectedLine(problem, count: rejectedLines))
    keepRejected(problem.sentence(in: .english), line, from: source)
  }

  /// Keeps what could not be read, for whoever looks into it later; a megabyte is enough for that.
  func keepRejected(_ reason: String, _ line: [UInt8], from source: String) {
    let path = FileSystem.join(folder, "rejected.jsonl")
    guard
      let file = (try? FileSystem.open(path, .append)) ?? (try? FileSystem.open(path, .createNew)),
      let size = try? file.size(), size < ShowRuntime.rejectedLimit
    else { return }
    var bytes = rejectedRecord(reason, line, from: source)
    if size + bytes.count >= ShowRuntime.rejectedLimit {
      let end = "this file is full: lines after this one are only counted"
      bytes += rejectedRecord(end, [], from: "")
    }
    try? file.writeAll(bytes)
  }

  private static let rejectedLimit = 1 << 20

  private func rejectedRecord(_ reason: String, _ line: [UInt8], from source: String) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { object in
      object.field("at", JSONTime.text(clock.now.milliseconds))
      object.field("source", source)
      object.field("reason", reason)
      object.field("line", String(decoding: line, as: UTF8.self))
    }
    return writer.bytes + [0x0A]
  }
}
