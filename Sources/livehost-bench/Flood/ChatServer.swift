// LiveHost: the least of an IRC server, to see how others take a chat that is too fast.
// SPDX-License-Identifier: Apache-2.0

import SystemIO
import TestSupport

/// Talks to one client in one channel.
final class ChatServer: ChatFeed {
  static let channel = "#show"
  private let listener: LoopbackListener
  private let viewers: Int
  private var link: Descriptor?
  private var heard: [UInt8] = []
  private var lines = 0
  private var awaited = 0
  private(set) var pump: Pump?
  private(set) var hasJoined = false
  /// The number of the last question that the client has answered.
  private(set) var answered = 0

  init(viewers: Int) throws(SystemError) {
    listener = try LoopbackListener()
    self.viewers = viewers
  }

  var port: String { String(listener.port) }
  var reading: [Int32] { [link?.number ?? listener.number] }

  /// Asks whether the client is there: it answers when it has taken everything before.
  func ask() {
    awaited += 1
    pump?.send(Array("PING :\(awaited)\r\n".utf8))
  }

  var isAnswered: Bool { answered == awaited }

  func step() {
    if link == nil, !Poller.readable([listener.number], timeout: 0).isEmpty { accept() }
    pump?.step()
    guard let link else { return }
    while case .bytes? = try? link.read(into: &heard, limit: 4096) {}
    while let end = heard.firstIndex(of: 0x0A) {
      hear(String(decoding: heard[..<end], as: UTF8.self).filter { $0 != "\r" })
      heard.removeSubrange(...end)
    }
  }

  private func accept() {
    guard let call = listener.accept() else { return }
    link = call
    pump = Pump(call) { [unowned self] in say(&$0) }
  }

  /// A line of somebody in the channel.
  private func say(_ bytes: inout [UInt8]) {
    let text = ChatterText.talk[lines % ChatterText.talk.count]
    let nick = lines &* 7919 % viewers
    lines += 1
    bytes += ":v\(nick)!v@viewers PRIVMSG \(ChatServer.channel) :\(text)\r\n".utf8
  }

  // MARK: What the client says

  private func hear(_ line: String) {
    let words = line.split(separator: " ", maxSplits: 2)
    switch words.first {
    case "CAP": negotiate(line)
    case "USER": welcome()
    case "JOIN": join()
    case "PING": reply("PONG bench \(words.dropFirst().joined(separator: " "))")
    case "PONG": answered = Int(line.filter(\.isNumber)) ?? answered
    default: break
    }
  }

  /// There is nothing to be had beyond the old protocol.
  private func negotiate(_ line: String) {
    if line.hasPrefix("CAP LS") { reply("CAP * LS :") }
  }

  private func welcome() {
    reply("001 host :Welcome", "376 host :End of /MOTD command.")
  }

  private func join() {
    reply(":host!host@here JOIN \(ChatServer.channel)")
    for start in stride(from: 0, to: viewers, by: 30) {
      let names = (start..<min(viewers, start + 30)).map { "v\($0)" }.joined(separator: " ")
      reply("353 host = \(ChatServer.channel) :\(names)")
    }
    reply("366 host \(ChatServer.channel) :End of /NAMES list.")
    hasJoined = true
  }

  private func reply(_ lines: String...) {
    for line in lines {
      let origin = line.hasPrefix(":") || line.hasPrefix("PONG") ? "" : ":bench "
      pump?.send(Array("\(origin)\(line)\r\n".utf8))
    }
  }
}

/// A chat program of Debian in a channel of ours.
final class ChatClient {
  let typist: Typist
  let server: ChatServer

  /// Nil where it is not installed.
  init?(_ name: String, in folder: String, viewers: Int) throws {
    guard ThisProcess.hasCommand(name) else { return nil }
    try FileSystem.createFolders(folder)
    server = try ChatServer(viewers: viewers)
    let port = server.port
    switch name {
    case "irssi":
      typist = try Typist(
        ["irssi", "--home=\(folder)/irssi", "-c", "127.0.0.1", "-p", port, "-n", "host"],
        home: folder, feed: server)
    default:
      typist = try Typist(
        [name, "-d", "\(folder)/weechat", "irc://host@127.0.0.1:\(port)/\(ChatServer.channel)"],
        home: folder, feed: server)
    }
    typist.settle()
    // Where nothing is joined by itself, as a person does it.
    if !server.hasJoined { try typist.type("/join \(ChatServer.channel)\r") }
    typist.settle()
    guard server.hasJoined, take() else {
      typist.end()
      return nil
    }
    typist.settle()
  }

  /// Seconds until so many lines are taken; nil when it takes too long.
  func drain(_ lines: Int) -> Double? {
    let start = MachineClock.monotonicNanoseconds()
    server.pump?.push(lines)
    while server.pump?.made ?? 0 < lines { typist.rest(1) }
    guard take() else { return nil }
    return Double(MachineClock.monotonicNanoseconds() - start) / 1e9
  }

  /// Until everything that was sent is taken.
  func take() -> Bool {
    server.pump?.stop()
    server.ask()
    let limit = MachineClock.monotonicMilliseconds() + 120_000
    while !server.isAnswered, MachineClock.monotonicMilliseconds() < limit { typist.rest(2) }
    return server.isAnswered
  }
}
