// LiveHost: what the connector was told to do.
// SPDX-License-Identifier: Apache-2.0

package import SessionEngine

/// Where to go, as whom, and how.
package struct IRCSettings: Sendable {
  package let address: IRCAddress
  package let nick: String
  package let user: String
  package let password: String?
  package let language: Language
  /// How many old lines are asked for where the server keeps them; 0 for none.
  package let backlog: Int
  /// Milliseconds of silence before we ask whether the server is still there.
  package let silence: Int64

  package static let defaultNick = "livehost"

  package init(
    address: IRCAddress, nick: String = IRCSettings.defaultNick, user: String? = nil,
    password: String? = nil, language: Language = .english, backlog: Int = 20,
    silence: Int64 = 45_000
  ) throws(IRCNotice) {
    guard IRCSettings.isNick(nick) else { throw .badNick(nick) }
    let user = user ?? "livehost"
    guard IRCSettings.isUser(user) else { throw .badUser(user) }
    if password != nil, !address.isSecure, !address.isLocal { throw .passwordInTheClear }
    self.address = address
    self.nick = nick
    self.user = user
    self.password = password
    self.language = language
    self.backlog = backlog
    self.silence = silence
  }

  /// RFC 2812, and a digit first as well: Twitch has such names. 1 to 30 characters.
  private static func isNick(_ text: String) -> Bool {
    (1...30).contains(text.utf8.count)
      && text.utf8.allSatisfy { isWord($0) || "[]\\`^{|}".utf8.contains($0) }
  }

  private static func isUser(_ text: String) -> Bool {
    (1...30).contains(text.utf8.count)
      && text.utf8.allSatisfy { isWord($0) || ".~".utf8.contains($0) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F || byte == 0x2D
  }
}

/// An instant on both clocks of the machine, in milliseconds.
package struct Moment: Sendable {
  /// Never goes back; everything is paced by it.
  package let monotonic: Int64
  /// Since 1970-01-01T00:00:00Z; feed lines are stamped with it.
  package let wall: Int64

  package init(monotonic: Int64, wall: Int64) {
    self.monotonic = monotonic
    self.wall = wall
  }
}
