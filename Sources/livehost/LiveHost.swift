// LiveHost: the command line: one file a subcommand.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine

/// The root command; without a subcommand it is `demo`.
@main
struct LiveHost: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "livehost",
      abstract: HelpWords.text(.helpRoot),
      discussion: HelpWords.text(.helpRootMore),
      version: LiveHost.release,
      subcommands: [
        Demo.self, Show.self, Rehearse.self, Sales.self, Verify.self, GoodsCommand.self,
        FeedCommand.self, Doctor.self, A11y.self,
      ],
      defaultSubcommand: Demo.self)
  }

  /// The names of the commands.
  static var names: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName ?? "\($0)".lowercased() }
  }

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
    if !(error is ExitCode), exitCode(for: error) == .success {
      let help = HelpWords.headed(fullMessage(for: error))
      for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
        Console.say(String(line))
      }
      exit(withError: ExitCode.success)
    }
    guard !(error is ExitCode), exitCode(for: error) == .validationFailure else {
      exit(withError: error)
    }
    let reason = message(for: error).split(separator: "\n").first.map(String.init) ?? ""
    // The parser has given up, so the language is looked for by hand.
    let words = Preferences.words(language: HelpWords.language)
    Console.complain(words(.wrongCommandLine, reason))
    exit(withError: ExitCode.validationFailure)
  }
}
