// LiveHost: what each message of the server means to the client.
// SPDX-License-Identifier: Apache-2.0

extension IRCClient {
  mutating func take(_ message: IRCMessage) {
    switch message.command {
    case "PING": send("PONG", trailing: message.parameters.last ?? "")
    case "CAP": takeCapabilities(message)
    case "001": takeWelcome(message)
    case "005": link.learn(message.parameters.dropFirst().dropLast())
    case "432", "433", "436", "437": tryAnotherNick(message.command)
    case "353": takeNames(message)
    case "366": if isOurChannel(message[1]) { didJoin() }
    case "403", "405", "471", "473", "474", "475", "476", "477", "489": takeJoinRefusal(message)
    case "404": didNotSay(message.parameters.last ?? "")
    case "464", "465": takeRefusal(message.parameters.last ?? "")
    case "ERROR": link.farewell = IRCText.clean(message[0], 200)
    case "RECONNECT": lose(.closed(settings.address.host, reason: ""))
    case "BATCH": link.takeBatch(message)
    case "USERSTATE": takeOwnState(message)
    case "NOTICE": takeNotice(message)
    case "MODE": if isOurChannel(message[0]) { link.takeModes(message) }
    default: takeOfViewer(message)
    }
  }

  func isOurChannel(_ name: String) -> Bool { link.isSame(name, settings.address.channel) }
  func isUs(_ nick: String) -> Bool { link.isSame(nick, link.nick) }
}

// Until the channel is joined.
extension IRCClient {
  /// `CAP * LS [*] :a b=c`, `CAP nick ACK :a b`, `CAP nick NAK :a b`, `CAP nick DEL :a`.
  private mutating func takeCapabilities(_ message: IRCMessage) {
    let words = (message.parameters.last ?? "").split(separator: " ")
    let names = Set(words.map { String($0.prefix { $0 != "=" }) }).intersection(IRCLink.wanted)
    switch message[1].uppercased() {
    case "LS":
      link.offered.formUnion(names)
      let goesOn = message.parameters.count > 3 && message[2] == "*"
      if !goesOn { requestCapabilities() }
    case "ACK":
      link.enabled.formUnion(names)
      endCapabilities()
    case "NAK": endCapabilities()
    case "DEL": link.enabled.subtract(names)
    default: break
    }
  }

  private mutating func requestCapabilities() {
    guard case .registering = phase else { return }
    // A server of a name may move to another program between two connections.
    platform = link.offered.contains("twitch.tv/tags") ? .twitch : .irc
    if link.offered.isEmpty { return endCapabilities() }
    send("CAP", "REQ", trailing: link.offered.sorted().joined(separator: " "))
  }

  private mutating func endCapabilities() {
    guard case .registering = phase else { return }
    send("CAP", "END")
  }

  private mutating func takeWelcome(_ message: IRCMessage) {
    guard case .registering(let until) = phase else { return }
    if !message[0].isEmpty { link.nick = message[0] }
    phase = .joining(until: until)
    send("JOIN", settings.address.channel)
  }

  private mutating func takeJoinRefusal(_ message: IRCMessage) {
    guard case .joining = phase, isOurChannel(message[1]) else { return }
    let reason = IRCText.clean(message.parameters.last ?? "", 200)
    lose(.channelRefused(settings.address.channel, reason: reason))
  }

  /// A wrong password or a ban; before the welcome only.
  private mutating func takeRefusal(_ reason: String) {
    guard case .registering = phase else { return }
    fail(.refused(settings.address.host, reason: IRCText.clean(reason, 200)))
  }

  /// Twitch refuses passwords and messages by notices.
  private mutating func takeNotice(_ message: IRCMessage) {
    guard platform == .twitch else { return }
    if case .registering = phase {
      let refusals = ["Login authentication failed", "Improperly formatted auth"]
      if refusals.contains(message[1]) { takeRefusal(message[1]) }
    } else if message.tags["msg-id"]?.hasPrefix("msg_") == true, isOurChannel(message[0]) {
      didNotSay(message[1])
    }
  }
}

// About ourselves in the channel.
extension IRCClient {
  private mutating func takeOwnState(_ message: IRCMessage) {
    guard isOurChannel(message[0]) else { return }
    let badges = (message.tags["badges"] ?? "").split(separator: ",")
    let ranks = ["broadcaster/", "moderator/", "lead_moderator/"]
    link.isPlatformModerator =
      message.tags["mod"] == "1"
      || badges.contains { badge in ranks.contains { badge.hasPrefix($0) } }
  }
}
