// LiveHost: one client of one channel, as a machine of states without sockets and clocks.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed

/// What has happened to the client.
package enum IRCEvent: Sendable {
  case started
  /// The connection stands, and where TLS is spoken the certificate has been checked.
  case connected
  /// A line of the server without CR and LF.
  case line(ArraySlice<UInt8>)
  /// The server sent a line of more than `IRCMessage.byteLimit` bytes; nobody has read it.
  case lineTooLong
  /// The connection is gone or was never made; nil when the server has closed it.
  case closed(IRCNotice?)
  /// A line of the console.
  case command(ArraySlice<UInt8>)
  /// Whether we have stopped reading from the server because nobody reads us.
  case paused(Bool)
  /// `nextAt` may have come.
  case timePassed
  /// The console has gone, or somebody wants us to end.
  case ended
}

/// What is to be done.
package enum IRCAction: Equatable, Sendable {
  case connect
  /// Drops the connection; nothing more is heard of it.
  case disconnect
  /// A line to the server, with CR and LF.
  case send([UInt8])
  /// A line of the feed, with its newline.
  case write([UInt8])
  /// Ends the program: with this sentence and its code, or well.
  case finish(IRCNotice?)
}

/// The client: takes events and answers with actions. Given the same events at the same moments
/// and the same seed, the actions are the same. What it remembers is bounded whatever a server or
/// a viewer sends: no list of viewers, no more than a few words a connection.
package struct IRCClient {
  /// Where the connection stands.
  enum Phase: Equatable {
    case idle
    /// Until the next try, in milliseconds of the monotonic clock.
    case waiting(until: Int64)
    /// Giving up at `until` when the channel is not joined by then.
    case connecting(until: Int64)
    case registering(until: Int64)
    case joining(until: Int64)
    case joined(since: Int64)
    case ended
  }

  /// Some servers look up names and identities for half a minute before they answer.
  static let joiningLimit: Int64 = 60_000
  /// A server that does not keep old lines but refuses often must not flood the host.
  private static let refusalPause: Int64 = 30_000

  let settings: IRCSettings
  var phase = Phase.idle
  /// What belongs to the present connection; a new one begins anew.
  var link: IRCLink
  var platform = IRCPlatform.irc
  var now = Moment(monotonic: 0, wall: 0)
  /// Whether the channel was ever joined: before that, trouble ends the program, later it is
  /// overcome.
  var wasJoined = false
  /// The time of the last line of a viewer, for asking what was missed; in wall milliseconds.
  var lastSpokenAt: Int64?
  private var isToldLost = false
  private var refusalAt: Int64 = .min
  private var backoff = Backoff()
  private var generator: SeededGenerator
  private let idPrefix: String
  private var idCount = 0
  var queue = SayQueue()
  private var limiter = SendLimiter()
  private var actions: [IRCAction] = []

  /// - Parameter seed: for the jitter of reconnecting, for nicks, and for ids, which must not come
  ///   twice in a show though the connector is started twice.
  package init(_ settings: IRCSettings, seed: UInt64) {
    self.settings = settings
    generator = SeededGenerator(seed: seed)
    idPrefix = generator.hexID("irc-")
    link = IRCLink(settings)
  }

  /// - Parameter now: not before that of the last event, on the monotonic clock.
  package mutating func handle(_ event: IRCEvent, at now: Moment) -> [IRCAction] {
    guard phase != .ended else { return [] }
    self.now = now
    take(event)
    pump()
    defer { actions = [] }
    return actions
  }

  private mutating func take(_ event: IRCEvent) {
    switch event {
    case .started: connect()
    case .connected: register()
    case .line(let line):
      link.keepAlive.heard(at: now.monotonic)
      if let message = IRCMessage(line) { take(message) }
    case .lineTooLong: link.keepAlive.heard(at: now.monotonic)
    case .closed(let why):
      let farewell = IRCNotice.closed(settings.address.host, reason: link.farewell)
      lose(why ?? farewell, isClosed: true)
    case .command(let line):
      if let text = SayQueue.text(of: line) { say(text) }
    case .paused(let isPaused): link.keepAlive.pause(isPaused, at: now.monotonic)
    case .timePassed: passTime()
    case .ended: end()
    }
  }

  mutating func add(_ action: IRCAction) { actions.append(action) }

  mutating func send(_ words: String..., trailing: String? = nil) {
    actions.append(.send(IRCText.line(words, trailing)))
  }
}

// Coming and going.
extension IRCClient {
  private mutating func connect() {
    link = IRCLink(settings)
    phase = .connecting(until: now.monotonic + IRCClient.joiningLimit)
    add(.connect)
  }

  /// The first words: what we can do, and who we are.
  private mutating func register() {
    guard case .connecting(let until) = phase else { return }
    phase = .registering(until: until)
    link.keepAlive.heard(at: now.monotonic)
    send("CAP", "LS", "302")
    if let password = settings.password { send("PASS", trailing: password) }
    send("NICK", link.nick)
    send("USER", settings.user, "0", "*", trailing: "LiveHost")
  }

  /// A nick that is free, most likely; servers allow nine letters at least (RFC 1459 §1.2).
  mutating func tryAnotherNick(_ why: String) {
    guard case .registering = phase else { return }
    guard link.nickTries < 8 else { return fail(.noFreeNick(settings.address.host)) }
    link.nickTries += 1
    link.nick =
      link.nickTries == 1 && settings.nick.utf8.count < 9
      ? settings.nick + "_" : settings.nick.prefix(6) + String(100 + generator.below(900))
    send("NICK", link.nick)
  }

  mutating func didJoin() {
    guard case .joining = phase else { return }
    phase = .joined(since: now.monotonic)
    wasJoined = true
    if isToldLost { tell(.restored(settings.address.channel)) }
    isToldLost = false
  }

  /// The connection is of no more use.
  /// - Parameter isClosed: whether it is gone already.
  mutating func lose(_ why: IRCNotice, isClosed: Bool = false) {
    guard wasJoined else { return fail(why, isClosed: isClosed) }
    if case .joined(let since) = phase {
      tell(.lost(settings.address.host))
      isToldLost = true
      if now.monotonic - since >= Backoff.steady { backoff.reset() }
    }
    if !isClosed { add(.disconnect) }
    phase = .waiting(until: now.monotonic + backoff.next(&generator))
  }

  /// Trying again would end the same way.
  mutating func fail(_ why: IRCNotice, isClosed: Bool = false) {
    if !isClosed { add(.disconnect) }
    phase = .ended
    add(.finish(why))
  }

  private mutating func end() {
    switch phase {
    case .registering, .joining, .joined: send("QUIT", trailing: "LiveHost")
    default: break
    }
    phase = .ended
    add(.finish(nil))
  }
}

// Time.
extension IRCClient {
  /// When `timePassed` has something to do, on the monotonic clock; nil for never.
  package var nextAt: Int64? {
    let next: Int64?
    switch phase {
    case .idle, .ended: return nil
    case .waiting(let until), .connecting(let until), .registering(let until),
      .joining(let until):
      next = until
    case .joined:
      let sayAt = queue.isEmpty ? nil : limiter.readyAt(limits)
      next = [link.keepAlive.nextAt, sayAt].compactMap(\.self).min()
    }
    return [next, queue.noticeAt].compactMap(\.self).min()
  }

  private mutating func passTime() {
    switch phase {
    case .idle, .ended: break
    case .waiting(let until):
      if now.monotonic >= until { connect() }
    case .connecting(let until), .registering(let until), .joining(let until):
      if now.monotonic >= until { lose(.noAnswer(settings.address.host)) }
    case .joined: askOrGiveUp()
    }
  }

  private mutating func askOrGiveUp() {
    switch link.keepAlive.step(at: now.monotonic) {
    case .wait: break
    case .ask: send("PING", trailing: "livehost")
    case .giveUp: lose(.noAnswer(settings.address.host))
    }
  }
}

// Speaking.
extension IRCClient {
  private var limits: [SendLimit] {
    switch (platform, link.isModerator) {
    case (_, true): [.moderator]
    case (.twitch, false): [.viewer]
    case (.irc, false): [.viewer, .flood]
    }
  }

  /// What others get has our address in front of it, and is limited to 512 bytes with that:
  /// `:nick!~user@host `, with 64 bytes for the host.
  private var roomForText: Int {
    let prefix = ":!~@ ".utf8.count + max(settings.nick.utf8.count, 9) + 10 + 64
    let command = "PRIVMSG  :".utf8.count + settings.address.channel.utf8.count
    return IRCText.lineLimit - 2 - prefix - command
  }

  private mutating func say(_ text: String) {
    let plain = IRCText.clean(text, FeedDecoder.textLimit)
    queue.add(IRCText.parts(plain, limit: roomForText))
  }

  /// Sends what may be sent, and tells the host what will never be.
  private mutating func pump() {
    let dropped = phase == .ended ? 0 : queue.takeDropped(at: now.monotonic)
    if dropped > 0 { tell(.dropped(dropped)) }
    guard case .joined = phase else { return }
    while !queue.isEmpty, limiter.readyAt(limits) <= now.monotonic {
      limiter.take(at: now.monotonic)
      send("PRIVMSG", settings.address.channel, trailing: queue.next())
    }
  }

  /// The server did not pass on what we said.
  mutating func didNotSay(_ reason: String) {
    guard case .joined = phase, now.monotonic >= refusalAt else { return }
    refusalAt = now.monotonic + IRCClient.refusalPause
    tell(.notSaid(reason: IRCText.clean(reason, 200)))
  }
}

// Telling.
extension IRCClient {
  /// A note to the host.
  mutating func tell(_ notice: IRCNotice) {
    let text = notice.sentence(in: settings.language)
    write(.system) { $0.text = text }
  }

  /// A line of the feed.
  /// - Parameters:
  ///   - id: the platform's; nil makes one.
  ///   - at: when the platform says it was, in wall milliseconds; nil is now.
  mutating func write(
    _ kind: FeedLine.Kind, id: String? = nil, at: Int64? = nil, _ fill: (inout FeedLine) -> Void
  ) {
    idCount += 1
    var line = FeedLine(
      kind: kind, id: id ?? "\(idPrefix)-\(idCount)", at: at ?? now.wall, platform: platform)
    fill(&line)
    add(.write(line.bytes))
  }
}
