// LiveHost: durable sales a second, beside a raw loop of write and fdatasync, and SQLite (P1, P2).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Journal
import SystemIO

/// Journal, raw loop and SQLite in turns, with bytes of the same size.
struct JournalBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "Durable sales a second, one and 64 a sync (P1, P2).")

  @Option(help: "Interleaved rounds; the median counts.")
  var rounds = 5

  @Option(help: "Commits a round.")
  var commits = 500

  func run() throws {
    for size in [1, 64] {
      var (ours, raw, rollback, wal): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
      for _ in 0..<rounds {
        ours.append(try journal(size))
        raw.append(try rawLoop(size))
        rollback += try sqlite("DELETE", size)
        wal += try sqlite("WAL", size)
      }
      let mine = Measure.median(ours)
      Measure.say("\(size) a sync: journal \(Int(mine)) sales/s")
      compare(mine, "raw write + fdatasync", raw)
      compare(mine, "SQLite, rollback journal, FULL", rollback)
      compare(mine, "SQLite, WAL, FULL", wal)
    }
  }

  private func compare(_ mine: Double, _ name: String, _ rates: [Double]) {
    guard !rates.isEmpty else { return Measure.say("  \(name): not installed, NOT compared") }
    let rate = Measure.median(rates)
    Measure.say("  \(name): \(Int(rate)) sales/s, ratio \(Measure.rounded(mine / rate))")
  }

  private func sqlite(_ journal: String, _ size: Int) throws -> [Double] {
    let seconds = try Peers.sqlite(journal: journal, commits: commits, size: size)
    return seconds.map { [Double(commits * size) / $0] } ?? []
  }

  /// Sales a second through the journal.
  private func journal(_ size: Int) throws -> Double {
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    let writer = try JournalWriter.create(in: DiskFolder(path: folder))
    // The raw loop has its bytes ready as well.
    let batches = (0..<commits).map { index in
      (0..<size).map { Measure.record(index * size + $0) }
    }
    let seconds = Measure.seconds {
      for (index, batch) in batches.enumerated() {
        precondition(writer.commit(batch) == .saved(lastSeq: Int64((index + 1) * size)))
      }
    }
    return Double(commits * size) / seconds
  }

  /// Sales a second with nothing but the system calls.
  private func rawLoop(_ size: Int) throws -> Double {
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    let file = try FileSystem.open(FileSystem.join(folder, "raw"), .createNew)
    let bytes = [UInt8](repeating: 0x61, count: 290 * size)
    let seconds = try Measure.seconds {
      for _ in 0..<commits {
        try file.writeAll(bytes)
        try file.syncData()
      }
    }
    return Double(commits * size) / seconds
  }
}
