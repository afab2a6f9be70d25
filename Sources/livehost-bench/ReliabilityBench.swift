// LiveHost: the long searches of the reliability rules, with the figures each must reach.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import SystemIO
import TestSupport

struct Reliability: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search for violations of R2, R9, R10, R11, R12 and R15.",
    discussion: """
      R2 power cuts; R9 the same sale twice; R10 jumping clocks; R11 hostile bytes; R12 stale, \
      spoiled and future checkpoints; R15 the same states in every build: the hash is compared \
      with the golden one. --scale 10 tries ten times as much.
      """)

  @Option(help: "How many times the usual number of seeds.")
  var scale: UInt64 = 1

  /// One search of the three.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case cuts, shows, bytes
    var index: Int { Part.allCases.firstIndex(of: self) ?? 0 }
  }

  @Option(help: "One of them only.")
  var only: Part?

  @Option(help: ArgumentHelp("Samples of every reader.", valueName: "DIR"))
  var corpus = "Tests/Corpus"

  func run() throws {
    guard (1...1000).contains(scale) else { throw ValidationError("The scale is 1 to 1000.") }
    let fuzz: Fuzz
    do throws(SystemError) {
      fuzz = try Fuzz(corpus: corpus)
    } catch {
      throw ValidationError("No corpus at \(error.path): run this in the project's folder.")
    }
    let searches = [powerCuts, shows, { hostileBytes(fuzz) }]
    let chosen = only.map { [searches[$0.index]] } ?? searches
    let isClean = chosen.map { $0().isClean }
    if isClean.contains(false) { throw ExitCode(1) }
  }

  private func powerCuts() -> SearchReport {
    .run("R2 power cuts", atLeast: ["power cuts": 100_000]) {
      Search.powerCuts(1..<10_001 * scale)
    }
  }

  private func shows() -> SearchReport {
    .run(
      "R9 R10 R12 R15 shows",
      atLeast: [
        "shows": 10_000, "repeated sales": 100_000, "checkpoints": 10_000, "clock jumps": 10_000,
      ], golden: scale == 1 ? Golden.tenThousandShows : nil
    ) { Search.shows(1..<10_001 * scale) }
  }

  private func hostileBytes(_ fuzz: Fuzz) -> SearchReport {
    .run("R11 hostile bytes", atLeast: ["inputs": 1_000_000]) {
      fuzz.search(1..<1_000_001 * scale)
    }
  }
}

struct Simulate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run simulated shows: host, audience, bad disk, crashes, a jumping clock.",
    discussion: """
      Every run of the same seeds prints the same hash. A violation is printed with its seed; run \
      it alone with --seed N --runs 1.
      """)

  @Option(help: "The first seed.")
  var seed: UInt64 = 1

  @Option(help: "How many seeds.")
  var runs: UInt64 = 1000

  func run() throws {
    let (beyond, isTooMuch) = seed.addingReportingOverflow(runs)
    guard !isTooMuch else { throw ValidationError("The seeds go beyond the largest number.") }
    let report = SearchReport.run("shows") { Search.shows(seed..<beyond) }
    if !report.isClean { throw ExitCode(1) }
  }
}

/// Says what a search found and how long it took.
struct SearchReport {
  let isClean: Bool

  /// - Parameters:
  ///   - atLeast: what must have been tried; fewer is a failure, or the search has dried up.
  ///   - golden: the hash that every build must come to.
  static func run(
    _ name: String, atLeast: [String: Int] = [:], golden: UInt64? = nil,
    _ search: () -> SearchTally
  ) -> SearchReport {
    var tally = SearchTally()
    let seconds = Measure.seconds { tally = search() }
    var complaints = tally.complaints
    for (what, count) in atLeast where tally[what] < count {
      complaints.append("only \(tally[what]) \(what) of \(count)")
    }
    if let golden, golden != tally.hash {
      complaints.append("hash \(String(tally.hash, radix: 16)), not \(String(golden, radix: 16))")
    }
    for complaint in complaints.prefix(20) { Measure.say("  VIOLATION \(complaint)") }
    let counts = tally.counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    let hash = tally.hash == 0 ? "" : ", hash \(String(tally.hash, radix: 16))"
    Measure.say(
      "\(name): \(counts), \(complaints.count) violations, "
        + "\(Measure.rounded(seconds, 1)) s\(hash)")
    return SearchReport(isClean: complaints.isEmpty)
  }
}
