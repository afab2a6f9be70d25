// LiveHost: what viewers do in the channel, as lines of the feed.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines

extension IRCClient {
  mutating func takeOfViewer(_ message: IRCMessage) {
    guard let nick = message.source?.nick, !nick.isEmpty else { return }
    if isUs(nick) { return takeOfUs(message) }
    switch message.command {
    case "PRIVMSG" where isOurChannel(message[0]): takeChat(message, nick)
    case "JOIN" where isOurChannel(message[0]): passOn(.enter, nick, message)
    case "PART" where isOurChannel(message[0]): passOn(.leave, nick, message)
    case "QUIT": passOn(.leave, nick, message)
    case "KICK" where isOurChannel(message[0]): takeKick(message)
    case "NICK" where !message[0].isEmpty:
      // On IRC the nick is all there is of a person.
      passOn(.leave, nick, message)
      passOn(.enter, message[0], nil)
    default: break
    }
  }

  private mutating func takeOfUs(_ message: IRCMessage) {
    switch message.command {
    case "JOIN" where isOurChannel(message[0]):
      didJoin()
      askForBacklog()
    case "NICK" where !message[0].isEmpty: link.nick = message[0]
    case "PART" where isOurChannel(message[0]): lose(.closed(settings.address.host, reason: ""))
    case "KICK" where isOurChannel(message[0]): takeKick(message)
    default: break
    }
  }

  private mutating func takeKick(_ message: IRCMessage) {
    guard isUs(message[1]) else { return passOn(.leave, message[1], message) }
    // Coming back at once would be met with the next kick; the wait before trying grows.
    lose(.channelRefused(settings.address.channel, reason: IRCText.clean(message[2], 200)))
  }

  /// What was said before, or since the last line we know of.
  private mutating func askForBacklog() {
    guard settings.backlog > 0, link.enabled.isSuperset(of: ["batch", "draft/chathistory"]) else {
      return
    }
    let since = lastSpokenAt.map { "timestamp=" + JSONTime.text($0) } ?? "*"
    send("CHATHISTORY", "LATEST", settings.address.channel, since, String(settings.backlog))
  }

  /// `353 us = #channel :@ana +ben cy`: who is there when we come.
  mutating func takeNames(_ message: IRCMessage) {
    guard isOurChannel(message[2]) else { return }
    for name in (message.parameters.last ?? "").split(separator: " ") {
      let nick = String(link.rank.bare(name))
      if isUs(nick) {
        link.rank.take(listed: name)
      } else {
        passOn(.enter, nick, nil)
      }
    }
  }
}

// As feed lines.
extension IRCClient {
  private mutating func takeChat(_ message: IRCMessage, _ nick: String) {
    guard let text = IRCText.spoken(message[1]), let user = user(nick, message) else { return }
    let (at, isOld) = (time(of: message), link.isOld(message))
    lastSpokenAt = max(at, lastSpokenAt ?? at)
    write(.chat, id: id(of: message), at: at) { line in
      line.user = user
      line.text = text
      line.isBacklog = isOld
      line.isFirstMessage = message.tags["first-msg"] == "1"
    }
  }

  /// Somebody comes or goes. Not on Twitch, whose comings and goings do not carry the viewer's id;
  /// and old ones are of no use to anybody.
  private mutating func passOn(_ kind: FeedLine.Kind, _ nick: String, _ message: IRCMessage?) {
    guard platform == .irc, message.map(link.isOld) != true, let user = user(nick, message) else {
      return
    }
    write(kind, id: message.flatMap(id), at: message.map(time)) { $0.user = user }
  }

  /// Nil when nothing of the nick can be read.
  private func user(_ nick: String, _ message: IRCMessage?) -> FeedLine.User? {
    let name = readable(message?.tags["display-name"]) ?? readable(nick)
    let id = readable(message?.tags["user-id"]) ?? readable(link.caseMapping.fold(nick))
    guard let id, let name else { return nil }
    return FeedLine.User(id: id, name: name)
  }

  private func readable(_ text: String?) -> String? {
    let plain = IRCText.clean(text ?? "", FeedDecoder.nameLimit)
    return plain.allSatisfy(\.isWhitespace) ? nil : plain
  }

  /// The platform's id of the message. One that the console would cut could be taken for another.
  private func id(of message: IRCMessage) -> String? {
    guard let id = message.tags["msgid"] ?? message.tags["id"], !id.isEmpty else { return nil }
    return IRCText.clean(id, FeedDecoder.nameLimit) == id ? id : nil
  }

  /// When the platform says it was; now when it does not say, or says what cannot be.
  private func time(of message: IRCMessage) -> Int64 {
    let sent = message.tags["tmi-sent-ts"].flatMap { Int64($0) }
    let said = sent ?? message.tags["time"].flatMap { JSONTime.milliseconds($0) }
    return said.flatMap { JSONTime.range.contains($0) ? $0 : nil } ?? now.wall
  }
}
