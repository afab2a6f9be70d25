// LiveHost: livehost sales: the sales of a session.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import Journal
import Reports
import SessionFiles
import SystemIO

struct Sales: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(abstract: HelpWords.text(.helpSales))
  }

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
  }

  @OptionGroup var flags: SessionFlags

  @Option(help: .said(.helpFormat))
  var format: Format = .table

  func run() throws {
    do throws(Failure) {
      let words = flags.words()
      let loaded = try flags.load(words)
      switch format {
      case .table:
        for line in SalesTable(loaded, words).lines { Console.say(line) }
      case .csv: write(Array(SalesTable(loaded, words).csv.utf8))
      case .json: write(loaded.salesBytes)
      }
      if !loaded.report.isComplete || loaded.unreadable > 0 {
        let line = loaded.report.damage.first?.line ?? 0
        Console.complain(VerifyWords(words).incomplete(line: line))
        throw Failure(.problemFound, VerifyWords(words).runVerify)
      }
    } catch {
      throw error.exit
    }
  }

  private func write(_ bytes: [UInt8]) {
    try? Descriptor.standardOutput.writeAll(bytes)
  }
}
