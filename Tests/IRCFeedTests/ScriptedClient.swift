// LiveHost: a client at a manual clock, talking to nobody.
// SPDX-License-Identifier: Apache-2.0

import AudienceFeed
import JSONLines
import SessionEngine

@testable import IRCFeed

/// Plays the server and the console, and keeps what the client does.
struct ScriptedClient {
  static let epoch: Int64 = 1_767_225_600_000

  var client: IRCClient
  /// Milliseconds since the start.
  var time: Int64 = 0
  private(set) var sent: [String] = []
  /// When each of `sent` went.
  private(set) var sentAt: [Int64] = []
  private(set) var written: [AudienceMessage] = []
  private(set) var lines: [String] = []
  private(set) var connects = 0
  private(set) var disconnects = 0
  private(set) var finish: IRCNotice??
  /// Whether the server answers when it is asked if it is there.
  var isAlive = true

  init(
    _ address: String = "irc://irc.example/fair", password: String? = nil, seed: UInt64 = 1
  ) throws {
    let settings = try IRCSettings(
      address: try IRCAddress(address), password: password, silence: 30_000)
    client = IRCClient(settings, seed: seed)
    handle(.started)
  }

  mutating func handle(_ event: IRCEvent) {
    let now = Moment(monotonic: time, wall: ScriptedClient.epoch + time)
    let actions = client.handle(event, at: now)
    for action in actions {
      switch action {
      case .connect: connects += 1
      case .disconnect: disconnects += 1
      case .send(let bytes):
        precondition(bytes.count <= 512 && bytes.suffix(2) == [0x0D, 0x0A])
        sent.append(String(decoding: bytes.dropLast(2), as: UTF8.self))
        sentAt.append(time)
      case .write(let bytes): keep(bytes)
      case .finish(let notice): finish = .some(notice)
      }
    }
    let isAsked = actions.contains(.send(IRCText.line(["PING"], "livehost")))
    if isAlive, isAsked { _ = client.handle(.line(Array("PONG".utf8)[...]), at: now) }
  }

  /// Every line that is written must be one that the console reads.
  private mutating func keep(_ bytes: [UInt8]) {
    lines.append(String(decoding: bytes.dropLast(), as: UTF8.self))
    guard let message = try? FeedDecoder().decode(bytes.dropLast()) else {
      preconditionFailure("the console would reject \(lines.last ?? "")")
    }
    written.append(message)
  }

  mutating func hear(_ lines: String...) {
    for line in lines { handle(.line(Array(line.utf8)[...])) }
  }

  mutating func say(_ text: String) {
    var writer = JSONWriter()
    writer.object { line in
      line.field("v", 1)
      line.field("kind", "say")
      line.field("text", text)
    }
    handle(.command(writer.bytes[...]))
  }

  /// Lets time pass up to `end`, waking the client when it wants to be woken.
  mutating func wait(until end: Int64) {
    while finish == nil, let next = client.nextAt, next <= end {
      precondition(next >= time - 1_000_000)
      time = max(time, next)
      handle(.timePassed)
    }
    time = max(time, end)
    handle(.timePassed)
  }

  /// What was sent and written before is of no more interest.
  mutating func forget() {
    (sent, sentAt, written, lines) = ([], [], [], [])
  }

  /// Connects and joins, as most servers would have it.
  mutating func join(capabilities: String = "") {
    handle(.connected)
    hear(":s CAP * LS :\(capabilities)")
    if !capabilities.isEmpty { hear(":s CAP * ACK :\(capabilities)") }
    hear(
      ":s 001 livehost :Welcome", ":s 005 livehost PREFIX=(qaohv)~&@%+ CHANMODES=beI,k,l,im :ok",
      ":livehost!~l@h JOIN #fair", ":s 353 livehost = #fair :livehost", ":s 366 livehost #fair :end"
    )
    forget()
  }

  static func joined(_ capabilities: String = "", seed: UInt64 = 1) throws -> ScriptedClient {
    var script = try ScriptedClient(seed: seed)
    script.join(capabilities: capabilities)
    return script
  }

  static func onTwitch() throws -> ScriptedClient {
    try joined("twitch.tv/tags twitch.tv/commands")
  }

  var notes: [String] { written.filter { $0.kind == .system }.map(\.text) }
}
