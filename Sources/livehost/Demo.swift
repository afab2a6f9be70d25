// LiveHost: livehost demo: a full rehearsal that needs nothing.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import ConsoleUI
import SessionEngine
import SessionFiles
import Training

struct Demo: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rehearse on the built-in stall with a simulated audience.")

  @OptionGroup var flags: ConsoleFlags

  func run() throws {
    do throws(Failure) {
      let options = try ResolvedOptions(flags)
      let plan: SessionPlan
      do throws(DocumentProblem) {
        plan = try DemoStall.plan(
          options.language ?? .english, policy: Launcher.policy(options.settings))
      } catch {
        throw Failure(.ourDefect, error.sentence(in: options.words.language))
      }
      try Launcher(
        options: options, flags: flags, kind: .rehearsal, source: "", plan: plan
      ).run()
    } catch {
      throw error.exit
    }
  }
}
