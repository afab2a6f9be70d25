// LiveHost: livehost demo: a full rehearsal that needs nothing.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles
import Training

struct Demo: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpWords.text(.helpDemo))
  }

  @OptionGroup var flags: ConsoleFlags

  /// What is no command falls to the default one.
  @Argument(help: .hidden)
  var unknown: [String] = []

  func run() throws {
    do throws(Failure) {
      if let word = unknown.first {
        throw Failure(.usage, Preferences.words(language: flags.language)(.noSuchCommand, word))
      }
      let flags = FirstStart.ask(flags)
      let options = try ResolvedOptions(flags, isRehearsal: true)
      let plan: SessionPlan
      do throws(DocumentProblem) {
        plan = try DemoStall.plan(
          options.language ?? .english, policy: Launcher.policy(options.settings))
      } catch {
        throw Failure(.ourDefect, error.sentence(options.words))
      }
      try Launcher(
        options: options, flags: flags, kind: .rehearsal, source: "", plan: plan
      ).run()
    } catch {
      throw error.exit
    }
  }
}
