// LiveHost: the searches of the reliability rules, small and in every build.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TestSupport
import Testing

@Suite struct SimulatorTests {
  /// R15: the hash of debug and release builds is the same; `livehost-bench reliability` compares
  /// that of ten thousand.
  @Test func aHundredShowsKeepEveryPromiseAndComeToTheGoldenHash() {
    let tally = Search.shows(1..<101)
    #expect(tally.complaints == [])
    #expect(tally["shows"] == 100 && tally["repeated sales"] > 1000 && tally["checkpoints"] > 100)
    #expect(tally["holds warned of"] > 5 && tally["claims promoted"] > 20)
    #expect(tally["lines muted"] > 20)
    #expect(tally.hash == Golden.hundredShows, "it is \(String(tally.hash, radix: 16))")
  }

  @Test func hostileBytesNeitherTrapNorReachTheTerminal() throws {
    let root = FileSystem.folder(of: FileSystem.folder(of: #filePath))
    let fuzz = try Fuzz(corpus: FileSystem.join(root, "Corpus"))
    let tally = fuzz.search(1..<UInt64(Budget.scaled(10_000)) + 1)
    #expect(tally.complaints == [])
    #expect(tally["inputs"] == Budget.scaled(10_000))
  }
}
