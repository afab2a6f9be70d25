// LiveHost: livehost show and rehearse: a plan of the host's own.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles
import SystemIO

struct Show: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpWords.text(.helpShow),
      discussion: HelpWords.text(.helpShowMore))
  }

  @Argument(help: .said(.helpPlan))
  var plan: String

  @Flag(name: .customLong("new"), help: .said(.helpNew))
  var isNew = false

  @OptionGroup var flags: ConsoleFlags

  func run() throws {
    try PlanRun(plan: plan, kind: .live(isNew: isNew), flags: flags).run()
  }
}

struct Rehearse: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      abstract: HelpWords.text(.helpRehearse))
  }

  @Argument(help: .said(.helpPlan))
  var plan: String

  @Option(help: .hidden)
  var scenario: String?

  @OptionGroup var flags: ConsoleFlags

  func run() throws {
    if scenario != nil {
      let words = Preferences.words(data: flags.data, language: flags.language)
      throw Failure(.usage, words(.notYet, "--scenario")).exit
    }
    try PlanRun(plan: plan, kind: .rehearsal, flags: flags).run()
  }
}

/// What `show` and `rehearse` share: everything but the kind.
private struct PlanRun {
  let plan: String
  let kind: Launcher.Kind
  let flags: ConsoleFlags

  func run() throws {
    do throws(Failure) {
      let flags = FirstStart.ask(flags)
      let options = try ResolvedOptions(flags, isRehearsal: kind == .rehearsal)
      let loaded: SessionPlan
      do throws(FileFailure) {
        loaded = try PlanDocument.load(plan, policy: Launcher.policy(options.settings))
      } catch {
        throw .of(error, options.words)
      }
      try Launcher(
        options: options, flags: flags, kind: kind, source: FileSystem.resolve(plan) ?? plan,
        plan: loaded
      ).run()
    } catch {
      throw error.exit
    }
  }
}
