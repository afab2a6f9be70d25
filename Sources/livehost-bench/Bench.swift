// LiveHost: the benchmarks, each beside the raw limit of the same machine in the same run.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

/// The root command.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livehost-bench",
    abstract: "Measure LiveHost beside the raw limits of this machine.",
    discussion: """
      Figures are medians of interleaved rounds; only the ratios mean something elsewhere. \
      Start-up, first paint and memory beside htop: Tests/System/measure.py
      """,
    subcommands: [
      JournalBench.self, VerifyBench.self, OpenBench.self, KeysBench.self, KeypressBench.self,
      FloodBench.self, CrowdBench.self, HeroBench.self, Simulate.self, Reliability.self, Smoke.self,
    ])
}

/// Every benchmark once, small: that they run, not how fast.
struct Smoke: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Run every benchmark once, small.")

  func run() throws {
    try JournalBench.parse(["--rounds", "1", "--commits", "20"]).run()
    try VerifyBench.parse(["--rounds", "1", "--records", "2000"]).run()
    try OpenBench.parse(["--rounds", "1", "--events", "2000"]).run()
    try FloodBench.parse(
      ["--rounds", "1", "--lines", "20000", "--viewers", "500", "--only", "drained"]
    ).run()
    try HeroBench.parse([]).run()
    Measure.say("5 passed, 0 failed")
  }
}
