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
        throw complaint(of: word)
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

  private func complaint(of word: String) -> Failure {
    let words = Preferences.words(language: flags.language)
    if Demo.toCome.contains(word) { return Failure(.usage, words(.notYet, word)) }
    // The default command has taken the options that stood before the command's name.
    let isLate = LiveHost.names.contains(word)
    return Failure(.usage, words(isLate ? .commandFirst : .noSuchCommand, word))
  }

  /// Commands of the contract that are not built.
  private static let toCome = ["replay", "debrief", "contest", "report"]
}
