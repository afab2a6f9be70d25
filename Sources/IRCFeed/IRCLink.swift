// LiveHost: what belongs to one connection and ends with it.
// SPDX-License-Identifier: Apache-2.0

/// What the server of this connection has told about itself and about us.
struct IRCLink: Sendable {
  /// The extensions we can use (ircv3.net, dev.twitch.tv). Not Twitch's `membership`: its lists
  /// know only login names, so everybody would arrive a second time with the first message.
  static let wanted: Set<String> = [
    "batch", "draft/chathistory", "message-tags", "multi-prefix", "server-time",
    "twitch.tv/commands", "twitch.tv/tags",
  ]
  /// A server that opens more batches at once is not answered with more memory.
  private static let batchLimit = 16

  /// The nick asked for, then the one we have.
  var nick: String
  var nickTries = 0
  var offered: Set<String> = []
  var enabled: Set<String> = []
  var caseMapping = CaseMapping.rfc1459
  var rank = ChannelRank()
  /// Twitch's badges say so.
  var isPlatformModerator = false
  /// Why the server is about to close the connection.
  var farewell = ""
  var keepAlive: KeepAlive
  /// Batches of old lines that are open.
  private var oldBatches: Set<String> = []

  init(_ settings: IRCSettings) {
    nick = settings.nick
    keepAlive = KeepAlive(limit: settings.silence)
  }

  var isModerator: Bool { isPlatformModerator || rank.isOperator }

  func isSame(_ name: String, _ other: String) -> Bool {
    caseMapping.fold(name) == caseMapping.fold(other)
  }

  /// Whether the message is an old one, sent again.
  func isOld(_ message: IRCMessage) -> Bool {
    message.tags["batch"].map(oldBatches.contains) ?? false
  }

  /// `BATCH +reference type …` or `BATCH -reference`; a batch inside an old one is old too.
  mutating func takeBatch(_ message: IRCMessage) {
    let reference = String(message[0].dropFirst())
    if message[0].hasPrefix("-") {
      oldBatches.remove(reference)
    } else if message[0].hasPrefix("+"), oldBatches.count < IRCLink.batchLimit,
      ["chathistory", "draft/chathistory"].contains(message[1]) || isOld(message)
    {
      oldBatches.insert(reference)
    }
  }

  /// `MODE #channel +o-v ana ben`.
  mutating func takeModes(_ message: IRCMessage) {
    let (mapping, us) = (caseMapping, caseMapping.fold(nick))
    rank.take(modes: message[1], message.parameters.dropFirst(2)) { mapping.fold($0) == us }
  }

  /// The words of a 005 line: `NAME=value`.
  mutating func learn(_ words: ArraySlice<String>) {
    for word in words {
      let name = word.prefix { $0 != "=" }
      let value = word[name.endIndex...].dropFirst()
      if name == "CASEMAPPING" { caseMapping = CaseMapping(rawValue: String(value)) ?? .ascii }
      rank.learn(name, value)
    }
  }
}
