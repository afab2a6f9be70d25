// LiveHost: searches through many seeds, on both cores, with the same result in every run.
// SPDX-License-Identifier: Apache-2.0

import SystemIO

/// What a search found, in numbers and in words.
package struct SearchTally: Sendable {
  /// Names of what was counted, in order, and how many there were.
  package private(set) var counts: [(name: String, count: Int)] = []
  package private(set) var complaints: [String] = []
  /// Equal for equal seeds, whatever the order they were tried in.
  package var hash: UInt64 = 0

  package init() {}

  package mutating func count(_ name: String, _ number: Int) {
    if let index = counts.firstIndex(where: { $0.name == name }) {
      counts[index].count += number
    } else {
      counts.append((name, number))
    }
  }

  package mutating func complain(_ words: [String]) { complaints += words }

  package mutating func add(_ other: SearchTally) {
    for (name, number) in other.counts { count(name, number) }
    complaints += other.complaints
    hash &+= other.hash
  }

  package subscript(name: String) -> Int { counts.first { $0.name == name }?.count ?? 0 }
}

/// Searches.
package enum Search {
  /// Tries every seed, half of them on each of two threads.
  package static func seeds(
    _ seeds: Range<UInt64>, _ body: @escaping @Sendable (UInt64, inout SearchTally) -> Void
  ) -> SearchTally {
    let results = Mailbox<SearchTally>()
    let half: @Sendable (UInt64) -> Void = { half in
      var tally = SearchTally()
      for seed in seeds where seed % 2 == half { body(seed, &tally) }
      results.post(tally)
    }
    let other = try? WorkerThread { half(1) }
    half(0)
    if let other { other.join() } else { half(1) }
    var sum = SearchTally()
    for tally in results.takeNow() { sum.add(tally) }
    return sum
  }

  /// R2: power cuts in shows, on honest disks and on failing ones.
  package static func powerCuts(_ range: Range<UInt64>) -> SearchTally {
    seeds(range) { seed, tally in
      for isFaulty in [false, true] {
        let outcome = PowerCuts.show(seed: seed, isFaulty: isFaulty)
        tally.count("power cuts", outcome.cuts)
        tally.complain(outcome.complaints.map { "seed \(seed), faulty \(isFaulty): \($0)" })
      }
    }
  }

  /// R9, R10, R12, R15: whole shows with everything at once.
  package static func shows(_ range: Range<UInt64>) -> SearchTally {
    seeds(range) { seed, tally in
      let outcome = ShowSimulation.run(seed: seed)
      tally.count("shows", 1)
      tally.count("lives", outcome.lives)
      tally.count("commands", outcome.commands)
      tally.count("repeated sales", outcome.repeatedSales)
      tally.count("clock jumps", outcome.jumps)
      tally.count("checkpoints", outcome.derived)
      tally.count("holds warned of", outcome.warnings)
      tally.count("claims promoted", outcome.promotions)
      tally.count("lines muted", outcome.muted)
      tally.complain(outcome.complaints)
      tally.hash &+= outcome.hash &* (seed | 1)
    }
  }
}
