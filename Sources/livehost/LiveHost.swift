// LiveHost: the command line: one file a subcommand.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser

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
      FeedCommand.self, Doctor.self,
    ],
    defaultSubcommand: Demo.self)

  static let release = "0.1.0"

  /// Scripts ask for the version often: it is told before the parser looks up its types.
  static func main() {
    if CommandLine.arguments.dropFirst() == ["--version"] { return Console.say(release) }
    main(nil)
  }
}
