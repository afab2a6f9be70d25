// LiveHost: how fast a journal is read and checked (P9).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Journal
import SystemIO

struct VerifyBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Read and check a journal (P9).")

  @Option(help: "Rounds; the median counts.")
  var rounds = 5

  @Option(help: "Records in the journal.")
  var records = 1_000_000

  func run() throws {
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    let disk = DiskFolder(path: folder)
    let writer = try JournalWriter.create(in: disk)
    for start in stride(from: 0, to: records, by: 1000) {
      _ = writer.commit((start..<min(records, start + 1000)).map(Measure.record))
    }
    let before = ThisProcess.peakMemoryKiB()
    let times = try (0..<rounds).map { _ in
      try Measure.seconds {
        let report = try JournalReader.read(disk)
        precondition(report.records == records && report.isSound)
      }
    }
    let raw = try (0..<rounds).map { _ in
      try Measure.seconds { try disk.stream(JournalReader.firstName, from: 0) { _ in true } }
    }
    let seconds = Measure.median(times)
    Measure.say(
      "verify \(records) records: \(Measure.rounded(seconds, 3)) s, "
        + "\(Measure.rounded(seconds / Double(records) * 1e6, 3)) µs each; reading alone "
        + "\(Measure.rounded(Measure.median(raw), 3)) s; memory "
        + "+\((ThisProcess.peakMemoryKiB() - before) / 1024) MiB, peak "
        + "\(ThisProcess.peakMemoryKiB() / 1024) MiB")
    let path = FileSystem.join(folder, JournalReader.firstName)
    compare(seconds, "DuckDB, read_ndjson", Peers.duckdb, path)
    compare(seconds, "orjson, line by line", Peers.orjson, path)
  }

  private func compare(_ mine: Double, _ name: String, _ program: String, _ path: String) {
    let times = (0..<rounds).compactMap { _ in Peers.python(program, path) }
    guard !times.isEmpty else { return Measure.say("  \(name): not installed, NOT compared") }
    let theirs = Measure.median(times)
    Measure.say(
      "  \(name): \(Measure.rounded(theirs, 3)) s, ratio \(Measure.rounded(mine / theirs))")
  }
}
