// LiveHost: the options of every command that shows a console.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import TextScreen

/// Options of `demo`, `show` and `rehearse` (contract §1).
struct ConsoleFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The data folder.", valueName: "DIR"))
  var data: String?

  @Option(
    help: ArgumentHelp(
      "The language of the console: zh, en, or the code of a language file.", valueName: "LANGUAGE")
  )
  var language: LanguageChoice?

  @Option(help: ArgumentHelp("Large text, from 0 (off) to 3.", valueName: "LEVEL"))
  var large: LargeLevel?

  @Option(help: ArgumentHelp("dark, light, contrast or mono.", valueName: "THEME"))
  var theme: Theme?

  @Flag(help: "No motion.")
  var calm = false

  @Flag(help: "Plain lines instead of a screen.")
  var linear = false

  @Flag(help: "Speak, through speech-dispatcher.")
  var speak = false

  @Flag(name: .customLong("switch"), help: "One switch: a highlight moves, Space chooses.")
  var oneSwitch = false

  @Option(
    help: ArgumentHelp(
      "The layout of the keys: right, left, numpad or five.", valueName: "LAYOUT"))
  var keys: KeyLayout?

  @Option(
    help: ArgumentHelp(
      """
      Where the audience comes from; may be given several times: simulated, none, -, unix:PATH, \
      exec:COMMAND, irc://HOST/CHANNEL or ircs://HOST/CHANNEL.
      """,
      valueName: "SOURCE"))
  var audience: [String] = []

  @Option(help: ArgumentHelp("Makes a rehearsal repeat itself.", valueName: "N"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How fast a rehearsal runs: 1, 2.5 … or max.", valueName: "X"))
  var speed: String?

  @Option(help: ArgumentHelp("Ends the show after so many minutes.", valueName: "M"))
  var minutes: String?
}

/// A level of large text on the command line.
struct LargeLevel: ExpressibleByArgument {
  let level: Int

  init?(argument: String) {
    guard let level = Int(argument), (0...3).contains(level) else { return nil }
    self.level = level
  }
}

extension Theme: ExpressibleByArgument {}
extension KeyLayout: ExpressibleByArgument {}
