// LiveHost: livehost feed: recorded feeds, checked and played.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AudienceFeed
import ConsoleUI
import JSONLines
import SessionEngine
import SessionFiles
import SystemIO
import Training

struct FeedCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "feed", abstract: HelpWords.text(.helpFeed),
      subcommands: [Check.self, Play.self])
  }

  /// Reads a recording, or says why not.
  fileprivate static func read(_ path: String, _ words: Words) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      return try FileSystem.read(path)
    } catch {
      throw .of(.system(error), words)
    }
  }

  struct Check: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: HelpWords.text(.helpFeedCheck),
        discussion: HelpWords.text(.helpFeedCheckMore))
    }

    @Argument(help: .said(.helpRecording))
    var file: String

    @Option(help: .said(.helpFeedPlan, "PLAN.json"))
    var plan: String?

    @Option(help: .said(.helpLanguage, "LANGUAGE"))
    var language: LanguageChoice?

    func run() throws {
      do throws(Failure) {
        let words = Preferences.words(language: language)
        let bytes = try FeedCommand.read(file, words)
        var trial = FeedTrial(try sessionPlan(bytes, words))
        trial.run(bytes)
        let report = FeedReport(trial, file: file, isPlanned: plan != nil, words)
        for line in report.lines { Console.say(line) }
        if let verdict = report.verdict { throw Failure(.problemFound, verdict) }
      } catch {
        throw error.exit
      }
    }

    private func sessionPlan(_ bytes: [UInt8], _ words: Words) throws(Failure) -> SessionPlan {
      guard let plan else { return StandInPlan.plan(for: bytes, words.language) }
      do throws(FileFailure) {
        return try PlanDocument.load(plan)
      } catch {
        throw .of(error, words)
      }
    }
  }

  struct Play: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        abstract: HelpWords.text(.helpFeedPlay))
    }

    @Argument(help: .said(.helpRecording))
    var file: String

    @Option(help: .said(.helpPlaySpeed))
    var speed = "1"

    func run() throws {
      do throws(Failure) {
        let words = Preferences.words(language: nil)
        let speed = speed == "max" ? nil : ResolvedOptions.thousandths(speed)
        guard speed != nil || self.speed == "max", speed != 0 else {
          throw Failure(.usage, words(.badSpeed, self.speed))
        }
        ThisProcess.turnWriteSignalsIntoErrors()
        try play(try FeedCommand.read(file, words), speed, words)
      } catch {
        throw error.exit
      }
    }

    /// - Parameter speed: thousandths of real time; nil does not wait at all.
    private func play(_ bytes: [UInt8], _ speed: Int64?, _ words: Words) throws(Failure) {
      let tape = JSONTape()
      var first: Int64?
      let start = MachineClock.monotonicMilliseconds()
      for line in bytes.split(separator: 0x0A) {
        if let speed, let view = try? tape.parse(line),
          let at = view["at"]?.string.flatMap({ JSONTime.milliseconds($0) })
        {
          let begin = first ?? at
          first = begin
          let due = start + (at - begin) * 1000 / speed
          let wait = due - MachineClock.monotonicMilliseconds()
          if wait > 0 { _ = Poller.readable([], timeout: wait) }
        }
        do throws(SystemError) {
          try Descriptor.standardOutput.writeAll(Array(line) + [0x0A])
        } catch {
          // Whoever read us has gone: there is nobody left to play to.
          return
        }
      }
    }
  }
}
