// LiveHost: what a line costs when very many people are here, beside few (P16).
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import SystemIO

struct CrowdBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crowd",
    abstract: "The cost of a chat line with a million viewers beside two hundred (P16).")

  @Option(help: "Interleaved rounds; the median counts.")
  var rounds = 5

  @Option(help: "Lines a round.")
  var lines = 500_000

  @Option(help: "The many.")
  var viewers = 1_000_000

  @Option(help: ArgumentHelp("The console.", valueName: "PATH"))
  var console = ".build/release/livehost"

  func run() throws {
    let folder = try Measure.folder()
    defer { try? Measure.clear(folder) }
    Measure.say("crowd: load of this machine \(Machine.load)")
    let crowds = try [200, viewers].map { count in
      try FloodedConsole(console, in: FileSystem.join(folder, "\(count)"), viewers: count)
    }
    for crowd in crowds { _ = try crowd.push(10_000) }
    var costs = crowds.map { _ in [Double]() }
    for _ in 0..<max(rounds, 1) {
      for (index, crowd) in crowds.enumerated() {
        let before = try crowd.cost
        _ = try crowd.push(lines)
        // Of the processor: what else this machine does is in the time, not in this.
        costs[index].append(try crowd.cost.cpuSeconds - before.cpuSeconds)
      }
    }
    let each = costs.map { Measure.median($0) / Double(lines) * 1e6 }
    for (index, count) in [200, viewers].enumerated() {
      let memory = try crowds[index].cost.memoryKiB / 1024
      Verdict.say(
        "\(count) viewers", "\(Measure.rounded(each[index], 3)) µs a line, \(memory) MiB")
    }
    Verdict.say("many against few", each[1] / max(each[0], 0.001), "×", atMost: 1.3)
    for crowd in crowds {
      let complaints = try crowd.end().complaints(crowd.feed.text.made, sales: 0)
      for complaint in complaints { Measure.say("    MISSED \(complaint)") }
      if !complaints.isEmpty { throw ExitCode(1) }
    }
  }
}
