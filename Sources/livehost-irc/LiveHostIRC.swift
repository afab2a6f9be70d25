// LiveHost: the command line of the IRC connector.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import AudienceFeed
import IRCFeed
import SessionEngine
import SystemIO

/// `livehost-irc irc://HOST/CHANNEL`: the channel as feed lines, and `say` lines into the channel.
@main
struct LiveHostIRC: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "livehost-irc",
    abstract: "Bring an IRC or Twitch channel to LiveHost.",
    discussion: """
      Writes the channel as feed lines (Docs/Connectors.md) to standard output and says what comes \
      as "say" lines on standard input; ends with standard input. The password comes from \
      --password-file or LIVEHOST_IRC_PASSWORD, never from the command line.
      """,
    version: "0.1.0")

  @Argument(help: "irc://HOST[:PORT]/CHANNEL, or ircs:// for TLS.")
  var address: String

  @Option(help: "The nick; on Twitch, the account.")
  var nick = IRCSettings.defaultNick

  @Option(help: "The user name, when it is not “livehost”.")
  var user: String?

  @Option(help: ArgumentHelp("A file that only you may read, with one line.", valueName: "file"))
  var passwordFile: String?

  @Option(
    help: ArgumentHelp("Trust this authority's certificate (PEM), no other.", valueName: "file"))
  var caFile: String?

  @Option(help: "How many old lines to ask for: 0 to 100.")
  var backlog = 20

  @Option(help: "Seconds of silence before asking whether the server is there: 1 to 600.")
  var silence = 45

  @Option(help: "zh or en.")
  var language: Language?

  func run() throws {
    do throws(IRCNotice) {
      let settings = try settings()
      let security = settings.address.isSecure ? try Security(caFile: caFile) : nil
      try Program(settings, security).run()
    } catch {
      Complaint.say(error, language)
      throw ExitCode(error.code)
    }
  }

  private func settings() throws(IRCNotice) -> IRCSettings {
    let address = try IRCAddress(address)
    guard (0...100).contains(backlog) else { throw .outOfRange("--backlog", 0...100) }
    guard (1...600).contains(silence) else { throw .outOfRange("--silence", 1...600) }
    return try IRCSettings(
      address: address, nick: nick, user: user, password: try Password.find(file: passwordFile),
      language: Complaint.language(language), backlog: backlog, silence: Int64(silence) * 1000)
  }

  /// A wrong command line gets one sentence and code 64, like everything else that is wrong.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard !(error is ExitCode), exitCode(for: error) == .validationFailure else {
        exit(withError: error)
      }
      let reason = message(for: error).split(separator: "\n").first.map(String.init) ?? ""
      Complaint.say(.commandLine(reason), nil)
      exit(withError: ExitCode.validationFailure)
    }
  }
}

extension Language: ExpressibleByArgument {}

/// What goes wrong, on standard error.
enum Complaint {
  static func say(_ notice: IRCNotice, _ chosen: Language?) {
    let sentence = IRCText.clean(notice.sentence(in: language(chosen)), FeedDecoder.textLimit)
    // Nobody is left to complain to when this fails.
    try? Descriptor.standardError.writeAll(Array((sentence + "\n").utf8))
  }

  /// As chosen, else that of the environment, else English.
  static func language(_ chosen: Language?) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap(ThisProcess.environment).first { !$0.isEmpty }
    return chosen ?? (locale?.hasPrefix("zh") == true ? .chinese : .english)
  }
}
