// LiveHost: the command line: one file a subcommand.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine

/// The root command; without a subcommand it is `demo`.
@main
struct LiveHost: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livehost",
    abstract: "A terminal console for hosting a livestream sale.",
    discussion: """
      Greets viewers, cycles the featured goods and records sales that are on the disk before \
      they are shown as saved. Start with: livehost demo
      """,
    version: LiveHost.release,
    subcommands: [
      Demo.self, Show.self, Rehearse.self, Sales.self, Verify.self, GoodsCommand.self,
      FeedCommand.self, Doctor.self, A11y.self,
    ],
    defaultSubcommand: Demo.self)

  static let release = "0.1.0"

  /// Scripts ask for the version often: it is told before the parser looks up its types.
  static func main() {
    if CommandLine.arguments.dropFirst() == ["--version"] { return Console.say(release) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(error)
    }
  }

  /// A wrong command line gets one sentence and code 64, like everything else that is wrong; what
  /// a command has said itself already, and help, go the parser's way.
  private static func leave(_ error: any Error) -> Never {
    guard !(error is ExitCode), exitCode(for: error) == .validationFailure else {
      exit(withError: error)
    }
    let reason = message(for: error).split(separator: "\n").first.map(String.init) ?? ""
    // The parser has given up, so the language is looked for by hand.
    let words = CommandLine.arguments
    let place = words.firstIndex(of: "--language").map { $0 + 1 }
    let language = place.flatMap {
      words.indices.contains($0) ? LanguageChoice(argument: words[$0]) : nil
    }
    Console.complain(Preferences.words(language: language)(.wrongCommandLine, reason))
    exit(withError: ExitCode.validationFailure)
  }
}
