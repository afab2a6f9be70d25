// LiveHost: the benchmarks.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livehost-bench", abstract: "Measure LiveHost beside its peers.")
}
