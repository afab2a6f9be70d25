// LiveHost: from Enter to "Saved" on the screen, beside the sync alone (P4).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import SystemIO

/// A console in a terminal of its own, with somebody quick at the keys.
struct KeysBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Enter until the sale is durable and painted (P4).")

  @Option(help: "Sales to take down.")
  var sales = 60

  @Option(help: ArgumentHelp("The console.", valueName: "PATH"))
  var console = ".build/release/livehost"

  func run() throws {
    guard FileSystem.exists(console) else {
      throw ValidationError("There is no \(console); build it first, or give --console.")
    }
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    let raw = try FileSystem.open(FileSystem.join(folder, "raw"), .createNew)
    let child = try ChildProcess(
      [console, "demo", "--seed", "1", "--audience", "none", "--language", "en"],
      .terminal(columns: 80, rows: 24),
      environment: [
        "LIVEHOST_DATA": folder, "LIVEHOST_FIRST": "0", "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
      ])
    child.output.setNonBlocking(true)
    _ = settle(child, since: MachineClock.monotonicNanoseconds(), quiet: 300)
    var times: [Double] = []
    var echoes: [Double] = []
    var syncs: [Double] = []
    for _ in 0..<max(sales, 1) {
      echoes.append(try press("s", child))
      times.append(try press("\r", child))
      // In the same rhythm: a disk and a processor that have rested answer later.
      syncs.append(try sync(raw))
      _ = Poller.readable([], timeout: 110)
    }
    child.end()
    let (sale, sync) = (Measure.median(times), Measure.median(syncs))
    Measure.say(
      "keys: key to paint \(Measure.rounded(Measure.median(echoes), 3)) ms; Enter to \"Saved\" "
        + "painted \(Measure.rounded(sale, 3)) ms, raw write + fdatasync "
        + "\(Measure.rounded(sync, 3)) ms, difference \(Measure.rounded(sale - sync, 3)) ms")
  }

  /// Milliseconds from a key to the last byte it caused.
  private func press(_ key: String, _ child: ChildProcess) throws -> Double {
    let start = MachineClock.monotonicNanoseconds()
    try child.input?.writeAll(Array(key.utf8))
    // As people press keys: the console paints thirty times a second at most.
    return settle(child, since: start, quiet: 110)
  }

  /// Reads until nothing more comes for so many milliseconds; returns when the last byte came.
  private func settle(_ child: ChildProcess, since start: Int64, quiet: Int64) -> Double {
    var last = start
    var bytes: [UInt8] = []
    // Nothing at all yet: wait longer for the first.
    while !Poller.readable([child.output.number], timeout: last == start ? 1000 : quiet).isEmpty {
      bytes.removeAll(keepingCapacity: true)
      guard case .bytes? = try? child.output.read(into: &bytes, limit: 65_536) else { break }
      last = MachineClock.monotonicNanoseconds()
    }
    return Double(last - start) / 1e6
  }

  private func sync(_ file: Descriptor) throws -> Double {
    let bytes = [UInt8](repeating: 0x61, count: 300)
    return try Measure.seconds {
      try file.writeAll(bytes)
      try file.syncData()
    } * 1000
  }
}
