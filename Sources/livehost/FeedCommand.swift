// LiveHost: livehost feed: recorded feeds, checked and played.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AudienceFeed
import ConsoleUI
import JSONLines
import SessionEngine
import SessionFiles
import SystemIO

struct FeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Work with recorded feeds.",
    subcommands: [Check.self, Play.self])

  /// Reads a recording, or says why not.
  fileprivate static func read(_ path: String, _ words: Words) throws(Failure) -> [UInt8] {
    do throws(SystemError) {
      return try FileSystem.read(path)
    } catch {
      throw .of(.system(error), words)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a recorded feed line by line.",
      discussion: "Exit code 1 says that some lines would be rejected.")

    @Argument(help: "The recording, one JSON object a line.")
    var file: String

    @Option(help: ArgumentHelp("zh or en.", valueName: "LANGUAGE"))
    var language: LanguageChoice?

    func run() throws {
      do throws(Failure) {
        let words = Preferences.words(language: language)
        var check = FeedCheck()
        check.read(try FeedCommand.read(file, words))
        for problem in check.problems {
          Console.say("\(file):\(problem.line): " + problem.kind.sentence(in: words.language))
        }
        Console.say(check.summary(words))
        if check.rejected > 0 {
          throw Failure(.problemFound, words(.feedRejected, String(check.rejected)))
        }
      } catch {
        throw error.exit
      }
    }
  }

  struct Play: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Write a recorded feed at its own pace.")

    @Argument(help: "The recording, one JSON object a line.")
    var file: String

    @Option(help: "How fast: 1, 2.5 … or max.")
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

/// What a show would make of a recording.
struct FeedCheck {
  private(set) var problems: [(line: Int, kind: FeedProblem)] = []
  private(set) var rejected = 0
  private var counts: [String: Int] = [:]
  private var ids: Set<String> = []
  private var repeated = 0
  private var viewers: Set<String> = []
  private var lines = 0

  mutating func read(_ bytes: [UInt8]) {
    let decoder = FeedDecoder()
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      lines += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      do throws(FeedProblem) {
        guard line.count <= FeedLines.limit else { throw FeedProblem(.tooLong) }
        count(try decoder.decode(line.last == 0x0D ? line.dropLast() : line))
      } catch {
        rejected += 1
        if problems.count < 100 { problems.append((lines, error)) }
      }
    }
  }

  private mutating func count(_ message: AudienceMessage) {
    counts[name(message.kind), default: 0] += 1
    if let id = message.id, !ids.insert(id).inserted { repeated += 1 }
    if let viewer = message.viewer { viewers.insert(viewer.id) }
  }

  private func name(_ kind: AudienceMessage.Kind) -> String {
    switch kind {
    case .enter: "enter"
    case .leave: "leave"
    case .follow: "follow"
    case .chat: "chat"
    case .like: "like"
    case .gift: "gift"
    case .order: "order"
    case .system: "system"
    }
  }

  func summary(_ words: Words) -> String {
    let total = counts.values.reduce(0, +)
    let kinds = counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return words(
      .feedSummary, String(total), kinds.joined(separator: ", "), String(viewers.count),
      String(repeated))
  }
}

// One line a phrase: Chinese, then English.
extension Phrase {
  static let feedSummary = Phrase(
    "可用 %1 行（%2），%3 位观众，重复 %4 行。", "%1 good lines (%2), %3 viewers, %4 repeated.")
  static let feedRejected = Phrase(
    "%1 行会被拒收；请照上面改。", "%1 lines would be rejected; mend them as said above.")
}
