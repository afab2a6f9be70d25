// LiveHost: the options of every command that shows a console.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import TextScreen

/// Options of `demo`, `show` and `rehearse` (contract §1).
struct ConsoleFlags: ParsableArguments {
  @Option(help: .said(.helpData, "DIR"))
  var data: String?

  @Option(
    help: .said(.helpLanguage, "LANGUAGE")
  )
  var language: LanguageChoice?

  @Option(help: .said(.helpLarge, "LEVEL"))
  var large: LargeLevel?

  @Option(help: .said(.helpTheme, "THEME"))
  var theme: Theme?

  @Flag(help: .said(.helpCalm))
  var calm = false

  @Flag(help: .said(.helpLinear))
  var linear = false

  @Flag(help: .said(.helpSpeak))
  var speak = false

  @Flag(name: .customLong("switch"), help: .said(.helpSwitch))
  var oneSwitch = false

  @Option(
    help: .said(.helpKeys, "LAYOUT"))
  var keys: KeyLayout?

  @Option(
    help: .said(.helpAudience, "SOURCE"))
  var audience: [String] = []

  @Option(help: .said(.helpSeed, "N"))
  var seed: UInt64?

  @Option(help: .said(.helpSpeed, "X"))
  var speed: String?

  @Option(help: .said(.helpMinutes, "M"))
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
